import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ArticleEvent, ArticleId } from '../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { anUpdateOf } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave, timeMs } from './support/interleave.ts';
import { openRawEvents, type RawEvents } from './support/raw-events.ts';
import type { ReplayMemory } from './support/replay-alone.ts';
import { replayStore } from './support/replay-store.ts';
import { inScratch } from './support/scratch.ts';

const ROUNDS = 9;
const STORIES = 250;
const EVENTS_EACH = 200;
const EVENT_BYTES = 1_024;
const PAGE = 1_000;

type Stores = { readonly store: SqliteEventStore; readonly raw: RawEvents };

/** Replay of all events, and one story's stream, against plain statements with JSON.parse. */
export const read: Bench = {
  name: 'read',
  run: () =>
    inScratch(async (directory) => {
      const stores = await fill(directory);
      const measured = [
        await replay(stores),
        await replayMemory(join(directory, 'events.sqlite')),
        await stream(stores),
      ];
      await stores.store.close();
      stores.raw.database.close();
      return measured;
    }),
};

/** The stories' events by turns, as a newsroom writes them. */
async function fill(directory: string): Promise<Stores> {
  const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
  const raw = openRawEvents(join(directory, 'raw.sqlite'));
  for (let revision = 1; revision <= EVENTS_EACH; revision += 1) {
    const events = Array.from({ length: STORIES }, (_, index) => storyEvent(index, revision));
    await Promise.all(events.map((event) => store.append(event.articleId, [event], BigInt(revision - 1))));
    raw.insert(events);
  }
  return { store, raw };
}

const storyId = (index: number): ArticleId => `s${String(index)}` as ArticleId;
const storyEvent = (index: number, revision: number): ArticleEvent =>
  anUpdateOf(storyId(index), revision, EVENT_BYTES);

async function replay({ store, raw }: Stores): Promise<Measured> {
  const total = STORIES * EVENTS_EACH;
  const statement = raw.database.prepare<[number, number], [number, string]>(
    'SELECT position, json FROM raw_events WHERE position > ? ORDER BY position LIMIT ?',
  );
  const perSecond = async (work: () => Promise<number>): Promise<number> => {
    let seen = 0;
    const ms = await timeMs(async () => (seen = await work()));
    if (seen !== total) throw new Error(`${String(seen)} events were read and not ${String(total)}`);
    return (total * 1_000) / ms;
  };
  const result = await interleave(
    () => perSecond(() => replayStore(store)),
    () => perSecond(() => replayRaw(statement.raw())),
    ROUNDS,
  );
  return {
    operation: 'replay, 1 KB, parsed',
    ours: `${Math.round(result.ours).toLocaleString('en')}/s`,
    baseline: `${Math.round(result.baseline).toLocaleString('en')}/s`,
    baselineName: 'SELECT + JSON.parse',
    ratio: result.ratio,
    bar: { atLeast: 0.85 },
  };
}

const MEMORY_BAR = 150e6;

/** Of a process that does nothing else. */
async function replayMemory(path: string): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./support/replay-alone.js', import.meta.url)), [path]);
  const [{ before, peak }] = (await once(child, 'message')) as [ReplayMemory];
  return {
    operation: `memory of a process that replays (${megabytes(before)} before)`,
    ours: megabytes(peak),
    baseline: megabytes(MEMORY_BAR),
    baselineName: 'a fixed size',
    ratio: peak / MEMORY_BAR,
    bar: { atMost: 1 },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

type Pages = { all(after: number, limit: number): [number, string][] };

async function replayRaw(statement: Pages): Promise<number> {
  let seen = 0;
  for (let after = 0; ;) {
    const rows = statement.all(after, PAGE);
    const events = rows.map(([, json]) => JSON.parse(json) as unknown);
    seen += events.length;
    const last = rows.at(-1);
    if (last === undefined) return Promise.resolve(seen);
    after = last[0];
  }
}

async function stream({ store, raw }: Stores): Promise<Measured> {
  const statement = raw.database
    .prepare<[string], string>(
      'SELECT json FROM raw_events WHERE stream = ? AND version >= 1 ORDER BY version',
    )
    .pluck();
  const ids = (round: number): ArticleId[] =>
    Array.from({ length: 25 }, (_, index) => storyId((round * 25 + index) % STORIES));
  const ours = (round: number): Promise<number> =>
    timeMs(async () => {
      for (const id of ids(round)) await store.readStream(id);
    });
  const baseline = (round: number): Promise<number> =>
    timeMs(async () => {
      for (const id of ids(round))
        await Promise.resolve(statement.all(id).map((json) => JSON.parse(json) as unknown));
    });
  const result = await interleave(ours, baseline, ROUNDS * 2 + 1);
  return {
    operation: `a stream of ${String(EVENTS_EACH)} events`,
    ours: `${(result.ours / 25).toFixed(2)} ms`,
    baseline: `${(result.baseline / 25).toFixed(2)} ms`,
    baselineName: 'SELECT + JSON.parse',
    ratio: result.ratio,
    bar: { atMost: 1.3 },
  };
}
