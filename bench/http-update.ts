import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { ArticleId } from '../src/domain/article/events.ts';
import { openSqliteEventStore } from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { newUuidV7 } from '../src/shared/ids.ts';
import { aContentOf, anUpdateOf } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave, timeMs, type Side } from './support/interleave.ts';
import { createNothingStore } from './support/nothing-store.ts';
import { openRawEvents, type RawEvents } from './support/raw-events.ts';
import { inScratch } from './support/scratch.ts';
import { SECRET, serveApi, type ServedApi, type ServedStore } from './support/serve-api.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';

const CONNECTIONS = 64;
const UPDATES_EACH = 60;
const BYTES = 6_144;
const ROUNDS = 5;
const RAW_EVENTS = 1_500;

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
        const overRaw = await interleave(ours.side, (round) => rawPerSecond(raw, round), ROUNDS);
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
    for (let story = 0; story < CONNECTIONS; story += 1)
      await publish(api, `${prefix}${String(story)}` as ArticleId);
    const load = {
      port: api.port,
      connections: CONNECTIONS,
      requests: UPDATES_EACH,
      template: toTemplate(prefix),
    };
    const result = await client.send(load, '200');
    latencies.push(...result.latencies);
    return (CONNECTIONS * UPDATES_EACH * 1_000) / result.ms;
  };
  return { api, side };
}

async function publish({ handleCommand }: ServedApi, articleId: ArticleId): Promise<void> {
  const published = await handleCommand({
    articleId,
    command: { type: 'PublishArticle', content: aContentOf(BYTES) },
    principal: { kind: 'token', id: 'desk', name: 'Desk', role: 'editor', grants: [] },
    actor: { kind: 'user', id: 'mira' },
    expected: 'any',
    commandId: newUuidV7(),
    correlationId: 'bench',
  });
  if (!published.ok) throw new Error(`The story could not be published: ${published.error.code}`);
}

function toTemplate(prefix: string): string {
  const content = { ...aContentOf(BYTES), headline: 'Take {padded} of the harbour story' };
  const body = JSON.stringify({ content, significance: 'material', reasonCode: 'development' });
  return [
    `POST /api/v1/articles/${prefix}{connection}/updates HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${SECRET}`,
    'Content-Type: application/json',
    'Prefer: respond-async',
    'If-Match: "{turn}"',
    // `{padded}` and what it stands for are of one length.
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    '',
    body,
  ].join('\r\n');
}

async function rawPerSecond(raw: RawEvents, round: number): Promise<number> {
  const events = Array.from({ length: RAW_EVENTS }, (_, index) =>
    anUpdateOf(`r${String(round)}-${String(index % CONNECTIONS)}` as ArticleId, index, BYTES),
  );
  const ms = await timeMs(() => {
    for (const event of events) raw.insert([event]);
    return undefined;
  });
  return (RAW_EVENTS * 1_000) / ms;
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
