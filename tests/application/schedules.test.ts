import { expect, test } from '@jest/globals';

import { createHandleCommand } from '../../src/application/handle-command.ts';
import { startSchedules, type DueSchedule } from '../../src/application/schedules.ts';
import type { ArticleId, StoredEvent } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { silentLog } from '../../src/shared/log.ts';
import { aContent } from '../support/given-article.ts';
import { withStore, type GivenStore } from '../support/given-store.ts';

const articleId = 'A1' as ArticleId;
const content = aContent('Market opens', 'The market opens at ten.');
const publishAt = toInstant(Date.parse('2026-01-05T11:00:00.000Z'));

async function planned({ tell, store }: GivenStore): Promise<DueSchedule> {
  await tell({ type: 'DraftArticle', content });
  await tell({ type: 'SchedulePublication', act: 'publish', publishAt });
  const [, schedule] = await store.readStream(articleId);
  if (schedule === undefined) throw new Error('Nothing was scheduled');
  return { articleId, eventId: schedule.eventId };
}

/** Resolves with the story's events once it has so many. */
async function eventsOnce({ store }: GivenStore, count: number): Promise<readonly StoredEvent[]> {
  const seen: StoredEvent[] = [];
  const stop = new AbortController();
  await store.subscribe({ after: 0n, signal: stop.signal }, ({ events }) => {
    seen.push(...events);
    if (seen.length >= count) stop.abort();
  }).done;
  return seen;
}

test('two processes that both find a publication due fire it once', async () => {
  await withStore(async (given) => {
    const due = await planned(given);
    given.clock.set('2026-01-05T11:00:00.500Z');
    const other = openEventStore({ url: 'sqlite', dataDir: given.dataDir });
    const elsewhere = createHandleCommand({
      store: other,
      ledger: other.ledger,
      clock: given.clock,
      zone: 'UTC',
    });
    const rounds = { here: 0, there: 0 };
    const start = (handleCommand: GivenStore['handle'], side: 'here' | 'there') =>
      startSchedules({
        handleCommand,
        listDue: () => {
          rounds[side] += 1;
          return Promise.resolve([due]);
        },
        clock: given.clock,
        log: silentLog,
        everyMs: 1,
      });
    const running = [start(given.handle, 'here'), start(elsewhere, 'there')];
    await eventsOnce(given, 3);
    while (rounds.here < 5 || rounds.there < 5) await new Promise(setImmediate);
    for (const schedules of running) await schedules.stop();
    const events = await given.store.readStream(articleId);
    expect(events.map(({ type }) => type)).toEqual([
      'ArticleDrafted',
      'PublicationScheduled',
      'ArticlePublished',
    ]);
    expect(events[2]).toMatchObject({
      causationId: due.eventId,
      actor: { kind: 'system' },
      recordedBy: { kind: 'system', id: 'stet' },
      data: { revision: 1, content, schedule: due.eventId },
    });
    await other.close();
  });
});

test('a failing list is tried again, and stopping ends it', async () => {
  await withStore(async (given) => {
    const due = await planned(given);
    given.clock.set('2026-01-05T12:00:00.000Z');
    let asked = 0;
    const schedules = startSchedules({
      handleCommand: given.handle,
      listDue: () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('not now')) : Promise.resolve([due]);
      },
      clock: given.clock,
      log: silentLog,
      everyMs: 1,
    });
    const events = await eventsOnce(given, 3);
    await schedules.stop();
    expect(events[2]?.anomalies).toEqual([{ code: 'fired-late' }]);
  });
});

test('a publication that cannot be fired keeps no other from its time', async () => {
  await withStore(async (given) => {
    const due = await planned(given);
    given.clock.set('2026-01-05T11:00:00.500Z');
    const closed = openEventStore({ url: 'sqlite', dataDir: given.dataDir });
    await closed.close();
    const failing = createHandleCommand({
      store: closed,
      ledger: closed.ledger,
      clock: given.clock,
      zone: 'UTC',
    });
    const schedules = startSchedules({
      handleCommand: (request) =>
        request.articleId === articleId ? given.handle(request) : failing(request),
      listDue: () => Promise.resolve([{ ...due, articleId: 'A0' as ArticleId }, due]),
      clock: given.clock,
      log: silentLog,
      everyMs: 1,
    });
    const events = await eventsOnce(given, 3);
    await schedules.stop();
    expect(events.at(-1)?.type).toBe('ArticlePublished');
  });
});
