import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { openSqliteEventStore } from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave, type Side } from './support/interleave.ts';
import { createNothingStore } from './support/nothing-store.ts';
import { openRawEvents } from './support/raw-events.ts';
import { inScratch } from './support/scratch.ts';
import { serveApi, type ServedApi, type ServedStore } from './support/serve-api.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';
import { CONNECTIONS, publishStories, rawUpdatesPerSecond, toUpdateLoad } from './support/update-load.ts';

const UPDATES_EACH = 60;
const ROUNDS = 5;

/** Whole updates over HTTP with `Prefer: respond-async`, each connection on a story of its own. */
export const httpUpdate: Bench = {
  name: 'http-update',
  run: () =>
    inScratch(async (directory) => {
      const client = startHttpClient();
      const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
      const raw = openRawEvents(join(directory, 'raw.sqlite'));
      try {
        const latencies: number[] = [];
        const ours = await openSide(join(directory, 'ours'), store, { client, latencies });
        const nothing = await openSide(join(directory, 'nothing'), createNothingStore(), {
          client,
          latencies: [],
        });
        const overRaw = await interleave(ours.side, (round) => rawUpdatesPerSecond(raw, round), ROUNDS);
        const overNothing = await interleave(ours.side, nothing.side, ROUNDS);
        await ours.api.stop();
        await nothing.api.stop();
        return toMeasured(overRaw, overNothing, latencies);
      } finally {
        client.stop();
        raw.database.close();
        await store.close();
      }
    }),
};

type Sending = { readonly client: HttpClient; readonly latencies: number[] };

/** Updates a second; each round begins new stories. */
async function openSide(
  directory: string,
  store: ServedStore,
  { client, latencies }: Sending,
): Promise<{ readonly api: ServedApi; readonly side: Side }> {
  mkdirSync(directory);
  const api = await serveApi(directory, store);
  let run = 0;
  const side = async (): Promise<number> => {
    run += 1;
    const prefix = `r${String(run)}-`;
    await publishStories(api.handleCommand, prefix);
    const load = toUpdateLoad({ port: api.port, prefix, each: UPDATES_EACH, ifMatch: '"{turn}"' });
    const result = await client.send(load, '200');
    latencies.push(...result.latencies);
    return (CONNECTIONS * UPDATES_EACH * 1_000) / result.ms;
  };
  return { api, side };
}

type Compared = { readonly ours: number; readonly baseline: number; readonly ratio: number };

function toMeasured(raw: Compared, nothing: Compared, latencies: number[]): readonly Measured[] {
  const sorted = latencies.sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
  const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
  const line = (compared: Compared, baselineName: string, atLeast: number): Measured => ({
    operation: 'HTTP update, 64 connections, 6 KB',
    ours: rate(compared.ours),
    baseline: rate(compared.baseline),
    baselineName,
    ratio: compared.ratio,
    bar: { atLeast },
  });
  return [
    line(raw, 'raw inserts, a transaction each', 1.2),
    line(nothing, 'the same over a store that does nothing', 0.75),
    {
      operation: 'the same, slowest of a hundred',
      ours: `${p99.toFixed(1)} ms`,
      baseline: '60 ms',
      baselineName: 'a fixed time',
      ratio: p99 / 60,
      bar: { atMost: 1 },
    },
  ];
}
