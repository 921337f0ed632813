import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { StoredEvent } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import type { SqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { readToEnd } from '../contracts/event-store-reads.contract.ts';
import { anArticleId, someNotes } from '../support/event-builders.ts';
import { startAppendWorker, type Acknowledged } from '../support/start-append-worker.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

const KILLS = process.env['STET_TEST_LONG'] === '1' ? 200 : 20;

let directory: string;
let dataDir: string;

beforeEach(() => {
  directory = aTemporaryDirectory();
  dataDir = join(directory, 'data');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

const openStore = (): SqliteEventStore => openEventStore({ url: 'sqlite', dataDir });

/** Every acknowledged append stands where it was said to stand, whole; nothing stands twice; the file is sound. */
async function expectAll(acknowledged: readonly Acknowledged[], eventsEach: number): Promise<StoredEvent[]> {
  const store = openStore();
  try {
    const events = await readToEnd(store, 1_000);
    const byId = new Map(events.map((event) => [event.eventId, event]));
    expect(byId.size).toBe(events.length);
    for (const { articleId, streamVersion, eventIds } of acknowledged) {
      const first = streamVersion - BigInt(eventIds.length);
      const places = eventIds.map((id) => [byId.get(id)?.articleId, byId.get(id)?.streamVersion]);
      expect(places).toEqual(eventIds.map((_, index) => [articleId, first + BigInt(index + 1)]));
    }
    const sizes = new Map<string, number>();
    for (const { commandId } of events) sizes.set(commandId, (sizes.get(commandId) ?? 0) + 1);
    expect([...sizes.values()].every((size) => size === eventsEach)).toBe(true);
    for await (const fault of store.verify()) expect(fault).toBeUndefined();
    return events;
  } finally {
    await store.close();
  }
}

describe('several processes on one file', () => {
  test('that open a new store at the same moment all find it made', async () => {
    const workers = Array.from({ length: 4 }, (_, index) =>
      startAppendWorker({ dataDir, stories: [`s${String(index)}`], appends: 2, eventsEach: 1 }),
    );
    const acknowledged = (await Promise.all(workers.map(({ ended }) => ended))).flat();
    expect(acknowledged).toHaveLength(8);
    expect(await expectAll(acknowledged, 1)).toHaveLength(8);
  });

  test('that race for each version of a story: each version has one winner', async () => {
    const workers = Array.from({ length: 3 }, () =>
      startAppendWorker({ dataDir, stories: ['contested'], appends: 60, eventsEach: 2 }),
    );
    const acknowledged = (await Promise.all(workers.map(({ ended }) => ended))).flat();
    const versions = acknowledged.map(({ streamVersion }) => Number(streamVersion)).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 180 }, (_, index) => 2 * (index + 1)));
    expect(await expectAll(acknowledged, 2)).toHaveLength(360);
  });

  test('a subscription sees what other processes append, without gap or repeat', async () => {
    const store = openStore();
    const end = new AbortController();
    const seen: StoredEvent[] = [];
    const subscription = store.subscribe({ after: 0n, signal: end.signal }, (page) => {
      seen.push(...page.events);
      if (seen.length === 240) end.abort();
    });
    const own = Array.from({ length: 40 }, (_, index) => anArticleId(`own-${String(index)}`));
    const worker = startAppendWorker({ dataDir, stories: ['x', 'y'], appends: 50, eventsEach: 2 });
    for (const articleId of own) await store.append(articleId, someNotes(articleId, 1), 'no-stream');
    await worker.ended;
    await subscription.done;
    expect(seen).toEqual(await readToEnd(store, 1_000));
    await store.close();
  });
});

test(
  `after each of ${String(KILLS)} kill -9 in mid-append every acknowledged append is there, whole and once`,
  async () => {
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < KILLS / 2; round += 1) {
      const workers = ['left', 'right'].map((name) => {
        const stories = ['shared', ...Array.from({ length: 6 }, (_, index) => `${name}-${String(index)}`)];
        return startAppendWorker({ dataDir, stories, appends: 1_000_000, eventsEach: 3 });
      });
      for (const worker of workers) worker.killAfter(1 + Math.floor(Math.random() * 60));
      acknowledged.push(...(await Promise.all(workers.map(({ ended }) => ended))).flat());
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
    const events = await expectAll(acknowledged, 3);
    expect(events.length).toBeGreaterThanOrEqual(acknowledged.length * 3);
  },
  KILLS * 5_000,
);
