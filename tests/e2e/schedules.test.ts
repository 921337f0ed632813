import { expect, test } from '@jest/globals';

import { makeToken, runStet, serveStet, withTempDir, type Served } from '../support/run-stet.ts';

type Story = { readonly status: string; readonly schedule?: unknown };

const headers = (token: string, etag?: string): Record<string, string> => ({
  Authorization: `Bearer ${token}`,
  'Content-Type': 'application/json',
  ...(etag === undefined ? {} : { 'If-Match': etag }),
});

async function post(
  served: Served,
  path: string,
  request: { token: string; etag?: string; body: object },
): Promise<void> {
  const response = await fetch(`${served.api}${path}`, {
    method: 'POST',
    headers: headers(request.token, request.etag),
    body: JSON.stringify(request.body),
  });
  expect([response.status, await response.text()]).toEqual([
    response.status < 300 ? response.status : 200,
    expect.anything(),
  ]);
}

async function plan(served: Served, token: string, publishAt: string): Promise<void> {
  const body = { articleId: 'tide', text: 'Tide tables change\n\nThe new tables are out.' };
  await post(served, '/articles', { token, body });
  await post(served, '/articles/tide/schedule', { token, etag: '"1"', body: { act: 'publish', publishAt } });
}

const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

async function untilPublished(served: Served, token: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${served.api}/articles/tide`, { headers: headers(token) });
    if (response.ok && ((await response.json()) as Story).status === 'published') return;
  }
}

type Exported = { readonly type: string; readonly recordedAt: string; readonly effectiveAt: string };

async function eventsOf(dataDir: string): Promise<readonly Exported[]> {
  const { stdout } = await runStet(dataDir, ['export']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exported);
}

const TYPES = ['ArticleDrafted', 'PublicationScheduled', 'ArticlePublished'];

test('a publication that fell due while nobody ran fires once after the restart', async () => {
  await withTempDir(async (dataDir) => {
    const token = await makeToken(dataDir, '--role', 'editor');
    const before = await serveStet(dataDir);
    const publishAt = fromNow(1_000);
    await plan(before, token, publishAt);
    await before.kill9();
    while (new Date().toISOString() < publishAt) await new Promise(setImmediate);
    const after = await serveStet(dataDir);
    await untilPublished(after, token);
    await after.stop();
    const events = await eventsOf(dataDir);
    expect(events.map(({ type }) => type)).toEqual(TYPES);
    expect(events[2]?.effectiveAt.localeCompare(publishAt)).toBe(1);
  });
});

test('two servers on one data directory fire once, at the time', async () => {
  await withTempDir(async (dataDir) => {
    const token = await makeToken(dataDir, '--role', 'editor');
    const [one, other] = [await serveStet(dataDir), await serveStet(dataDir)];
    const publishAt = fromNow(2_000);
    await plan(one, token, publishAt);
    await Promise.all([untilPublished(one, token), untilPublished(other, token)]);
    expect(await Promise.all([one.stop(), other.stop()])).toEqual([0, 0]);
    const events = await eventsOf(dataDir);
    expect(events.map(({ type }) => type)).toEqual(TYPES);
    expect(events[2]?.recordedAt.localeCompare(publishAt)).toBe(1);
    const check = await runStet(dataDir, ['check']);
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('Clean')]);
  });
});

test('one process serves and another projects', async () => {
  await withTempDir(async (dataDir) => {
    const token = await makeToken(dataDir, '--role', 'editor');
    const api = await serveStet(dataDir, {}, ['--role', 'api']);
    const late = await fetch(`${api.api}/articles`, {
      method: 'POST',
      headers: { ...headers(token), Prefer: 'respond-async' },
      body: JSON.stringify({ articleId: 'pier', text: 'Pier closed\n\nThe pier is closed.' }),
    });
    expect(late.status).toBe(201);
    const projector = await serveStet(dataDir, {}, ['--role', 'projector']);
    await post(api, '/articles/pier/publish', { token, etag: '"1"', body: {} });
    const read = await fetch(`${api.api}/articles/pier`, { headers: headers(token) });
    expect([read.status, ((await read.json()) as Story).status]).toEqual([200, 'published']);
    await projector.stop();
    await api.stop();
  });
});
