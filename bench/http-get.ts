import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { ArticleId } from '../src/domain/article/events.ts';
import { openSqliteEventStore } from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { aContentOf, anUpdate } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave } from './support/interleave.ts';
import { inScratch } from './support/scratch.ts';
import { SECRET, serveApi } from './support/serve-api.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';

const CONNECTIONS = 64;
const REQUESTS_EACH = 120;
const ROUNDS = 7;
const STORY = 'story' as ArticleId;

/** A conditional GET that finds nothing new, against a bare node:http server that compares the tag and answers 304. */
export const httpGet: Bench = {
  name: 'http-get',
  run: () =>
    inScratch(async (directory) => {
      const client = startHttpClient();
      const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
      const published = { ...anUpdate(STORY, 1, aContentOf(1_024)), type: 'ArticlePublished' as const };
      const { recordedAt } = published;
      const publishedAt = {
        instant: recordedAt,
        zone: 'UTC',
        precision: 'minute' as const,
        stated: recordedAt,
      };
      const { content } = published.data as { content: ReturnType<typeof aContentOf> };
      await store.append(STORY, [{ ...published, data: { revision: 1, content, publishedAt } }], 'no-stream');
      const api = await serveApi(directory, store);
      const tag = await tagOf(api.port);
      const bare = await serveBare(tag);
      try {
        const result = await interleave(
          () => perSecond(client, api.port, tag),
          () => perSecond(client, bare.port, tag),
          ROUNDS,
        );
        return [toMeasured(result)];
      } finally {
        client.stop();
        bare.stop();
        await api.stop();
        await store.close();
      }
    }),
};

const PATH = `/api/v1/articles/${STORY}`;
const AUTHORIZATION = `Bearer ${SECRET}`;

async function tagOf(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${String(port)}${PATH}`, {
    headers: { Authorization: AUTHORIZATION },
  });
  await response.arrayBuffer();
  const tag = response.headers.get('etag');
  if (response.status !== 200 || tag === null)
    throw new Error(`The story is answered with ${String(response.status)}`);
  return tag;
}

async function serveBare(tag: string): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer((request, response) => {
    const isSame =
      request.headers['if-none-match'] === tag && request.headers.authorization === AUTHORIZATION;
    response.writeHead(isSame ? 304 : 500, { ETag: tag });
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

async function perSecond(client: HttpClient, port: number, tag: string): Promise<number> {
  const template = [
    `GET ${PATH} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: ${AUTHORIZATION}`,
    `If-None-Match: ${tag}`,
    '',
    '',
  ].join('\r\n');
  const { ms } = await client.send(
    { port, connections: CONNECTIONS, requests: REQUESTS_EACH, template },
    '304',
  );
  return (CONNECTIONS * REQUESTS_EACH * 1_000) / ms;
}

const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;

const toMeasured = ({
  ours,
  baseline,
  ratio,
}: {
  ours: number;
  baseline: number;
  ratio: number;
}): Measured => ({
  operation: 'conditional GET of a story, 304',
  ours: rate(ours),
  baseline: rate(baseline),
  baselineName: 'bare node:http',
  ratio,
  bar: { atLeast: 0.55 },
});
