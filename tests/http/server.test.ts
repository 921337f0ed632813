import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { createApp } from '../../src/http/create-app.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { startHttpServer } from '../../src/http/start-http-server.ts';
import { asText, givenApi, type GivenApi } from '../support/given-api.ts';
import { postStream } from '../support/post-stream.ts';
import { aContent, aSnapshot } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
  await given.call('editor', 'POST /articles', { body: { articleId: 'a1', content: aContent('Ferry') } });
});

afterAll(async () => {
  await given.stop();
});

/** Sends bytes as they are and gives everything that comes back until the server closes. */
const raw = (address: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

describe('addresses and methods', () => {
  test.each([
    'GET /',
    'GET /articles/',
    'GET /Articles',
    'GET /articles/a1/nothing',
    'GET //api/v2/articles',
    'GET //docs/',
  ])('%s is 404', async (request) => {
    const answer = await given.call('admin', request);
    expect([answer.status, answer.json['code']]).toEqual([404, 'route-not-found']);
  });

  test.each([
    ['DELETE /articles/a1', 'GET, HEAD, OPTIONS'],
    ['PATCH /articles', 'GET, HEAD, POST, OPTIONS'],
    ['POST /articles/a1/draft', 'GET, HEAD, PUT, OPTIONS'],
    ['GET /articles/a1/publish', 'POST, OPTIONS'],
  ])('%s is 405 with Allow: %s', async (request, allow) => {
    const answer = await given.call('admin', request);
    expect([answer.status, answer.headers.get('allow'), answer.json['code']]).toEqual([
      405,
      allow,
      'method-not-allowed',
    ]);
  });

  test('OPTIONS tells the methods', async () => {
    const answer = await given.call('anonymous', 'OPTIONS /articles');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });

  test.each(['/articles/%zz', '/articles/%E0%A4%A', '/articles?q=%zz', '/articles?q=%00', '/search?q=%ff'])(
    'GET %s is 400',
    async (path) => {
      const answer = await given.call('admin', `GET ${path}`);
      expect([answer.status, answer.json['code']]).toEqual([400, 'malformed-url']);
    },
  );

  test('bytes that are no HTTP are refused', async () => {
    expect(await raw(given.address, 'NOT HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(given.address, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    );
  });
});

describe('headers', () => {
  test('protect every answer', async () => {
    for (const request of ['GET /articles', 'GET //docs', 'GET //nowhere']) {
      const { headers } = await given.call('admin', request);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('a harmless request id is kept, another isn’t', async () => {
    const kept = await given.call('viewer', 'GET /articles/none', { headers: { 'X-Request-Id': 'desk-42' } });
    expect([kept.headers.get('x-request-id'), kept.json['requestId']]).toEqual(['desk-42', 'desk-42']);
    const other = await given.call('viewer', 'GET /articles/none', {
      headers: { 'X-Request-Id': 'a b<script>' },
    });
    expect(other.headers.get('x-request-id')).not.toContain('script');
  });
});

describe('operations', () => {
  test('/healthz, /readyz and /metrics', async () => {
    expect((await given.call('anonymous', 'GET //healthz')).json).toEqual({ status: 'ok' });
    expect((await given.call('anonymous', 'GET //readyz')).json).toEqual({ status: 'ready' });
    await given.call('viewer', 'GET /articles');
    const { text, headers } = await given.call('admin', 'GET //metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/^stet_events_stored [1-9]/m);
    expect(text).toMatch(/^stet_projection_lag_positions 0$/m);
    expect(text).toMatch(/^stet_append_duration_seconds_count [1-9]/m);
    expect(text).toMatch(
      /^stet_http_request_duration_seconds_count\{route="listArticles",method="GET",status="200"\} [1-9]/m,
    );
  });

  test('the log names ids, and no secret, query or body', async () => {
    await given.call('editor', 'POST /articles', {
      body: { articleId: 'logged', text: 'a confidential headline' },
    });
    await given.call('editor', 'GET /search?q=confidential');
    await given.call('anonymous', 'GET /articles', {
      headers: { Authorization: `Bearer ${given.secretOf('editor')}x` },
    });
    const text = JSON.stringify(given.log);
    expect(text).not.toMatch(/confidential|Bearer/);
    expect(text).not.toContain(given.secretOf('editor'));
    const fields = given.log.map((line) => line.fields);
    expect(fields).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        path: '/api/v1/articles',
        status: 201,
        token: expect.any(String),
      }),
    );
  });

  test('an unknown fault is 500 with the request id alone, and the log has the rest', async () => {
    const lines: object[] = [];
    const log = { ...given.api.log, error: (fields: object) => void lines.push(fields) };
    const fail = () => Promise.reject(new Error('no such table: /var/secret'));
    const readModel = { ...given.readModel, read: fail, loadState: fail };
    const app = createApp({ ...given.api, readModel, log, metrics: createMetrics() });
    const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
    const response = await fetch(`${server.address}/api/v1/articles`, {
      headers: { Authorization: `Bearer ${given.secretOf('viewer')}` },
    });
    const text = await response.text();
    await server.stop();
    expect(response.status).toBe(500);
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual([
      'code',
      'detail',
      'requestId',
      'status',
      'title',
      'type',
    ]);
    expect(text).not.toMatch(/secret|at \w+ \(|\.ts/);
    expect(lines).toMatchObject([
      { requestId: response.headers.get('x-request-id'), err: { message: 'no such table: /var/secret' } },
    ]);
  });
});

describe('a read model that is behind', () => {
  test('a write answers 202 with its position, and /readyz says 503', async () => {
    const projector = { waitFor: () => Promise.resolve(false), position: () => 0n };
    const app = createApp({ ...given.api, projector, metrics: createMetrics() });
    const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
    const written = await fetch(`${server.address}/api/v1/articles/a1/notes`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${given.secretOf('editor')}`,
        'Content-Type': 'application/json',
        'If-Match': '*',
      },
      body: '{"text":"x"}',
    });
    const { position, changed } = (await written.json()) as { position: string; changed: boolean };
    expect([written.status, changed]).toEqual([202, true]);
    expect(position).toMatch(/^[\w-]+\.[1-9]\d*$/);
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.status, ((await ready.json()) as { code: string }).code]).toEqual([503, 'not-ready']);
    await server.stop();
  });
});

describe('clients that go away', () => {
  const errors = () => given.log.filter(({ level }) => level === 'error');

  test('in the middle of a body are no error of ours', async () => {
    const head = [
      'POST /api/v1/imports HTTP/1.1',
      'Host: x',
      `Authorization: Bearer ${given.secretOf('ingest')}`,
      'Content-Type: application/x-ndjson',
      'Content-Length: 1000',
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n');
    const seen = given.log.length;
    const { hostname, port } = new URL(given.address);
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const gone = (): boolean =>
      given.log.slice(seen).some(({ message }) => message === 'The client went away');
    // The server waits for the body now.
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    for (let turns = 0; !gone() && turns < 10_000; turns += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect([gone(), errors()]).toEqual([true, []]);
  });
});

test('HEAD of an export tells its type and nothing more', async () => {
  const answer = await given.call('auditor', 'HEAD /audit', { headers: { Accept: 'text/csv' } });
  expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
    '',
  ]);
});

describe('limits', () => {
  test('so many requests a minute for each token, and for each address without one', async () => {
    const limited = await givenApi({ config: { rateLimit: 3 } });
    const statuses = async (caller: string): Promise<number[]> => {
      const found: number[] = [];
      for (let n = 0; n < 5; n += 1) found.push((await limited.call(caller, 'GET /articles')).status);
      return found;
    };
    expect(await statuses('viewer')).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses('editor')).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses('anonymous')).toEqual([401, 401, 401, 429, 429]);
    const refused = await limited.call('viewer', 'GET /articles');
    expect(refused.json['code']).toBe('rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-policy')).toContain('3');
    expect((await limited.call('anonymous', 'GET //healthz')).status).toBe(200);
    await limited.stop();
  });

  test('a body whose length is announced as too large is refused before it is sent', async () => {
    const head = `POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${given.secretOf('editor')}\r\nContent-Type: application/json\r\nContent-Length: 999999999\r\n\r\n`;
    expect(await raw(given.address, head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('a body that grows past the limit without a length is refused', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < 60; n += 1) yield Buffer.alloc(65_536, ' ');
    }
    const headers = {
      Authorization: `Bearer ${given.secretOf('editor')}`,
      'Content-Type': 'application/json',
    };
    const response = await postStream(`${given.address}/api/v1/articles`, headers, endless());
    expect(response.status).toBe(413);
  });
});

describe('behind a proxy', () => {
  const forwarded = { 'X-Forwarded-For': '203.0.113.7', 'If-Match': '*' };
  const ipOfNote = async (api: GivenApi): Promise<string | undefined> => {
    await api.call('editor', 'POST /articles', { body: { articleId: 'p1', text: 'x' } });
    await api.call('editor', 'POST /articles/p1/notes', { body: { text: 'x' }, headers: forwarded });
    await api.call('editor', 'POST /articles/p1/notes', { body: { text: 'y' }, headers: forwarded });
    const events = await api.api.store.readStream('p1' as never);
    return events[1]?.actor.ip;
  };
  const warnings = (api: GivenApi) => api.log.filter(({ level }) => level === 'warn');

  test('one that is trusted is believed', async () => {
    const trusting = await givenApi({ config: { trustProxy: ['loopback'] } });
    expect([await ipOfNote(trusting), warnings(trusting)]).toEqual(['203.0.113.7', []]);
    await trusting.stop();
  });

  test('others are not, and a warning says so once', async () => {
    const wary = await givenApi();
    expect(await ipOfNote(wary)).toBe('127.0.0.1');
    expect(warnings(wary)).toHaveLength(1);
    expect(warnings(wary)[0]?.message).toContain('STET_TRUST_PROXY');
    await wary.stop();
  });
});

test('stopping lets what is in flight finish, and takes nothing new', async () => {
  const ending = await givenApi();
  let goOn = (): void => undefined;
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const line = (id: string): Uint8Array =>
    Buffer.from(
      `${JSON.stringify(aSnapshot(aContent('In flight'), { source: { system: 'harbour-post', id } }))}\n`,
    );
  async function* body(): AsyncGenerator<Uint8Array> {
    yield line('1');
    await told;
    yield line('2');
  }
  const headers = {
    Authorization: `Bearer ${ending.secretOf('ingest')}`,
    'Content-Type': 'application/x-ndjson',
  };
  const response = await postStream(`${ending.address}/api/v1/imports`, headers, body());
  const stopped = ending.stop();
  const refusedLater = async (): Promise<boolean> =>
    raw(ending.address, 'GET /healthz HTTP/1.0\r\n\r\n').then(
      () => false,
      () => true,
    );
  while (!(await refusedLater()));
  goOn();
  const lines = (await response.text()).split('\n').filter((text) => text !== '');
  expect(lines.map((text) => asText((JSON.parse(text) as { outcome: string }).outcome))).toEqual([
    'recorded',
    'recorded',
  ]);
  await stopped;
});

test('a port that is taken is an error, not a hang', async () => {
  const app = createApp({ ...given.api, metrics: createMetrics() });
  const port = Number(new URL(given.address).port);
  await expect(startHttpServer(app, { host: '127.0.0.1', port })).rejects.toThrow(/EADDRINUSE/);
});
