import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { ArticleEvent, ArticleId } from '../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { aContentOf, anUpdate } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave, type Side } from './support/interleave.ts';
import { createNothingStore } from './support/nothing-store.ts';
import { openRawEvents } from './support/raw-events.ts';
import { inScratch } from './support/scratch.ts';
import { serveApi, type ServedApi } from './support/serve-api.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';
import { CONNECTIONS, publishStories, rawUpdatesPerSecond, toUpdateLoad } from './support/update-load.ts';

const REVISIONS = 5_000;
const ROUNDS = 5;
const UPDATES_EACH = 40;
/** Of a stored text; what comes over HTTP has 6 KB. */
const STORED_BYTES = 400;
/** One append takes so many events when the stories are made. */
const APPENDED = 250;
const BIG = 'big-';

/**
 * The updates of `http-update` where each connection's story has 5,000 revisions already. All on one story would measure
 * something else: each must wait until the one before it is on the disk.
 */
export const bigStories: Bench = {
  name: 'big-stories',
  run: () =>
    inScratch(async (directory) => {
      const client = startHttpClient();
      const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
      const raw = openRawEvents(join(directory, 'raw.sqlite'));
      const apis = [
        await serve(directory, 'ours', store),
        await serve(directory, 'nothing', createNothingStore()),
      ];
      const [ours, nothing] = apis;
      if (ours === undefined || nothing === undefined) throw new Error('Both are served');
      try {
        await makeStories(store);
        const latencies: number[] = [];
        const big = toSide(ours, { client, latencies, prefixOf: () => BIG });
        const small = toSide(ours, { client, latencies: [], prefixOf: newStories(ours) });
        const overNothing = toSide(nothing, { client, latencies: [], prefixOf: newStories(nothing) });
        return [
          toMeasured(await interleave(big, (round) => rawUpdatesPerSecond(raw, round), ROUNDS), RAW, 1.2),
          toMeasured(await interleave(big, overNothing, ROUNDS), NOTHING, 0.75),
          toMeasured(await interleave(big, small, ROUNDS), 'the same on stories of a few', undefined),
          slowest(latencies),
        ];
      } finally {
        client.stop();
        for (const { stop } of apis) await stop();
        raw.database.close();
        await store.close();
      }
    }),
};

const RAW = 'raw inserts, a transaction each';
const NOTHING = 'new stories over a store that does nothing';

async function serve(
  directory: string,
  name: string,
  store: Parameters<typeof serveApi>[1],
): Promise<ServedApi> {
  const home = join(directory, name);
  mkdirSync(home);
  return serveApi(home, store);
}

async function makeStories(store: SqliteEventStore): Promise<void> {
  for (let from = 1; from <= REVISIONS; from += APPENDED) {
    const stories = Array.from({ length: CONNECTIONS }, (_, index) => `${BIG}${String(index)}` as ArticleId);
    await Promise.all(stories.map((id) => store.append(id, someRevisions(id, from), BigInt(from - 1))));
  }
}

const someRevisions = (id: ArticleId, from: number): readonly ArticleEvent[] =>
  Array.from({ length: APPENDED }, (_, index) =>
    from + index === 1 ? aFirst(id) : anUpdate(id, from + index, aContentOf(STORED_BYTES)),
  );

function aFirst(id: ArticleId): ArticleEvent {
  const { recordedAt: instant, ...event } = anUpdate(id, 1, aContentOf(STORED_BYTES));
  const publishedAt = { instant, zone: 'UTC', precision: 'minute', stated: instant } as const;
  const data = { revision: 1, content: aContentOf(STORED_BYTES), publishedAt };
  return { ...event, recordedAt: instant, type: 'ArticlePublished', data };
}

type Sending = {
  readonly client: HttpClient;
  readonly latencies: number[];
  prefixOf(): Promise<string> | string;
};

function newStories({ handleCommand }: ServedApi): () => Promise<string> {
  let run = 0;
  return async () => {
    const prefix = `new${String((run += 1))}-`;
    await publishStories(handleCommand, prefix);
    return prefix;
  };
}

/** Updates a second. */
const toSide =
  ({ port }: ServedApi, { client, latencies, prefixOf }: Sending): Side =>
  async (round) => {
    const load = toUpdateLoad({ port, prefix: await prefixOf(), each: UPDATES_EACH, ifMatch: '*' });
    const result = await client.send(load, '200');
    // The first round reads each story from the store.
    if (round > 0) latencies.push(...result.latencies);
    return (CONNECTIONS * UPDATES_EACH * 1_000) / result.ms;
  };

type Compared = { readonly ours: number; readonly baseline: number; readonly ratio: number };

const toMeasured = (
  { ours, baseline, ratio }: Compared,
  baselineName: string,
  atLeast: number | undefined,
): Measured => ({
  operation: 'HTTP update of a story of 5,000 revisions',
  ours: rate(ours),
  baseline: rate(baseline),
  baselineName,
  ratio,
  bar: atLeast === undefined ? undefined : { atLeast },
});

function slowest(latencies: readonly number[]): Measured {
  const sorted = [...latencies].sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
  return {
    operation: 'the same, slowest of a hundred',
    ours: `${p99.toFixed(1)} ms`,
    baseline: '60 ms',
    baselineName: 'a fixed time',
    ratio: p99 / 60,
    bar: { atMost: 1 },
  };
}

const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
