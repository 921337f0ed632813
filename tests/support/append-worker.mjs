// A process of its own that appends to a store until it has done its share or is killed. Prints one line for each
// append that was acknowledged, at once: what is printed must be in the store.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';

import { openEventStore } from '../../dist/src/event-store/open-event-store.js';

const { dataDir, template, stories, appends, eventsEach } = JSON.parse(process.argv[2]);
const store = openEventStore({ url: 'sqlite', dataDir });

function someEvents(articleId) {
  const commandId = randomUUID();
  return Array.from({ length: eventsEach }, () => ({
    ...template,
    articleId,
    commandId,
    eventId: randomUUID(),
  }));
}

async function versionOf(articleId) {
  const events = await store.readStream(articleId);
  return BigInt(events.length);
}

async function appendOnce(articleId, version) {
  const events = someEvents(articleId);
  const { streamVersion } = await store.append(articleId, events, version);
  const ids = events.map((event) => event.eventId).join(',');
  writeSync(1, `${articleId} ${streamVersion} ${ids}\n`);
  return streamVersion;
}

/** Another process may write to the same story: then its new version is read and the append tried again. */
async function work(articleId) {
  let version = await versionOf(articleId);
  for (let done = 0; done < appends;) {
    try {
      version = await appendOnce(articleId, version);
      done += 1;
    } catch (error) {
      if (error.name !== 'WrongExpectedVersionError') throw error;
      version = await versionOf(articleId);
    }
  }
}

await Promise.all(stories.map(work));
await store.close();
