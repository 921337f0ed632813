import { join } from 'node:path';

import type { ArticleEvent, ArticleId } from '../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import type { Bar, Bench, Measured } from './support/bench.ts';
import { anUpdateOf } from './support/an-event.ts';
import { interleave, timeMs } from './support/interleave.ts';
import { openRawEvents, type RawEvents } from './support/raw-events.ts';
import { inScratch } from './support/scratch.ts';

type Case = {
  readonly callers: number;
  readonly bytes: number;
  /** Events that the raw side puts into one transaction. */
  readonly batch: number;
  readonly events: number;
  readonly bar: Bar;
};

const CASES: readonly Case[] = [
  { callers: 1, bytes: 8_192, batch: 1, events: 1_500, bar: { atLeast: 0.9 } },
  { callers: 64, bytes: 6_144, batch: 100, events: 8_000, bar: { atLeast: 0.6 } },
  { callers: 256, bytes: 6_144, batch: 100, events: 8_000, bar: { atLeast: 0.85 } },
];

const ROUNDS = 7;

/** Callers side by side, each on a story of its own, each waiting for its answer before it appends again. */
export const append: Bench = {
  name: 'append',
  run: async () => {
    const measured: Measured[] = [];
    for (const one of CASES) measured.push(await inScratch((directory) => measure(directory, one)));
    return measured;
  },
};

async function measure(directory: string, one: Case): Promise<Measured> {
  const { callers, bytes, batch, events, bar } = one;
  const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
  const raw = openRawEvents(join(directory, 'raw.sqlite'));
  const made = (round: number): Stories => someStories(round, one);
  const ours = async (round: number): Promise<number> => {
    const stories = made(round);
    return perSecond(events, await timeMs(() => appendAll(store, stories)));
  };
  const baseline = async (round: number): Promise<number> => {
    const all = inTurns(made(round));
    return perSecond(events, await timeMs(() => insertAll(raw, all, batch)));
  };
  const result = await interleave(ours, baseline, ROUNDS);
  await store.close();
  raw.database.close();
  return {
    operation: `append, ${String(callers)} caller${callers === 1 ? '' : 's'}, ${String(bytes / 1024)} KB`,
    ours: rate(result.ours),
    baseline: rate(result.baseline),
    baselineName: `raw inserts, ${batch === 1 ? 'a transaction each' : `${String(batch)} a transaction`}`,
    ratio: result.ratio,
    bar,
  };
}

type Stories = ReadonlyMap<ArticleId, readonly ArticleEvent[]>;

/** Made before the clock runs. */
function someStories(round: number, { callers, events, bytes }: Case): Stories {
  const each = Math.ceil(events / callers);
  const ids = Array.from(
    { length: callers },
    (_, index) => `s${String(round)}-${String(index)}` as ArticleId,
  );
  return new Map(
    ids.map((id) => [id, Array.from({ length: each }, (_, index) => anUpdateOf(id, index + 1, bytes))]),
  );
}

/** The order in which the callers' events come. */
function inTurns(stories: Stories): readonly ArticleEvent[] {
  const streams = [...stories.values()];
  return (streams[0] ?? []).flatMap((_, turn) => streams.flatMap((events) => events[turn] ?? []));
}

async function appendAll(store: SqliteEventStore, stories: Stories): Promise<void> {
  const caller = async (id: ArticleId, events: readonly ArticleEvent[]): Promise<void> => {
    for (const [index, event] of events.entries()) await store.append(id, [event], BigInt(index));
  };
  await Promise.all([...stories].map(([id, events]) => caller(id, events)));
}

function insertAll(raw: RawEvents, events: readonly ArticleEvent[], batch: number): undefined {
  for (let index = 0; index < events.length; index += batch) raw.insert(events.slice(index, index + batch));
}

const perSecond = (events: number, ms: number): number => (events * 1_000) / ms;
const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
