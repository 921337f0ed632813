import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemActor, systemPrincipal } from '../../src/application/system-principal.ts';
import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import type { EventClient } from '../../src/http/answer.ts';
import { sendAnswer } from '../../src/http/encode-answer.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { followEvents, toTold, type FollowedEvents, type Told } from '../support/follow-events.ts';
import { asText, givenApi, type Caller, type GivenApi } from '../support/given-api.ts';
import { aContent } from '../support/given-article.ts';

let given: GivenApi;

const STREAMS_EACH = 3;

beforeAll(async () => {
  given = await givenApi({ live: { keepAliveMs: 40, streamsEach: STREAMS_EACH } });
});

afterAll(async () => {
  await given.stop();
});

const open: FollowedEvents[] = [];

async function follow(caller: Caller, query = '', headers = {}): Promise<FollowedEvents> {
  const Authorization = `Bearer ${given.secretOf(caller)}`;
  const followed = await followEvents(`${given.address}/api/v1/live${query}`, { Authorization, ...headers });
  open.push(followed);
  return followed;
}

/** The position that the stream begins at: from then on nothing is missed. */
async function begun(followed: FollowedEvents): Promise<string> {
  for (;;) {
    const block = await followed.nextBlock();
    if (block === undefined) throw new Error('The stream ended');
    const { id } = toTold(block);
    if (id !== undefined) return id;
  }
}

async function edit(request: string, body: object = {}): Promise<string> {
  const answer = await given.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
  return asText(answer.json['position']);
}

async function publish(articleId: string, headline = 'Ferry'): Promise<string> {
  await edit('POST /articles', { articleId, content: aContent(headline, 'Late.') });
  return edit(`POST /articles/${articleId}/publish`);
}

const dataOf = (told: Told | undefined): unknown => JSON.parse(told?.data ?? 'null');

describe('a stream of public changes', () => {
  test('tells id, position and type of a change that every read shows already', async () => {
    const followed = await follow('viewer');
    expect(followed.status).toBe(200);
    expect(followed.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(followed.headers.get('cache-control')).toContain('no-store');
    await begun(followed);
    const position = await publish('told');
    const told = await followed.next();
    expect(told).toMatchObject({ event: 'change', id: position });
    expect(dataOf(told)).toEqual({ articleId: 'told', position, type: 'ArticlePublished' });
    expect((await given.call('viewer', 'GET /articles/told')).status).toBe(200);
    followed.leave();
  });

  test('tells nobody of drafts, notes and plans, in whatever role', async () => {
    const [viewer, admin] = [await follow('viewer'), await follow('admin')];
    await begun(viewer);
    await begun(admin);
    await edit('POST /articles', { articleId: 'hidden', content: aContent('Secret', 'Text.') });
    await edit('POST /articles/hidden/notes', { text: 'A note' });
    await edit('PUT /articles/hidden/draft', { content: aContent('Secret', 'More.') });
    await publish('shown');
    for (const followed of [viewer, admin]) {
      expect(dataOf(await followed.next())).toMatchObject({ articleId: 'shown' });
      followed.leave();
    }
  });

  test('goes on after Last-Event-ID, and after the position of the address', async () => {
    const first = await publish('resumed');
    const second = await edit('POST /articles/resumed/withhold', { reason: 'r', notice: 'Held back.' });
    const byHeader = await follow('viewer', '', { 'Last-Event-ID': first });
    expect(await byHeader.next()).toMatchObject({ event: 'change', id: second });
    const byQuery = await follow('viewer', `?after=${first}`);
    expect(dataOf(await byQuery.next())).toMatchObject({ type: 'ArticleWithheld' });
    const third = await edit('POST /articles/resumed/release', { reason: 'r' });
    for (const followed of [byHeader, byQuery]) {
      expect((await followed.next())?.id).toBe(third);
      followed.leave();
    }
  });

  test('says reset where too much was missed, and for a position of another store', async () => {
    const before = await publish('many');
    for (let count = 0; count < 201; count += 1)
      await edit('POST /articles/many/updates', {
        content: aContent('Ferry', `Late by ${String(count)} minutes.`),
      });
    const behind = await follow('viewer', '', { 'Last-Event-ID': before });
    const foreign = await follow('viewer', '', { 'Last-Event-ID': 'another.7' });
    const both = [behind, foreign];
    for (const followed of both) expect((await followed.next())?.event).toBe('reset');
    const position = await edit('POST /articles/many/amend-times', {
      publishedAt: '2020-01-01T00:00:00Z',
      reason: 'r',
    });
    for (const followed of both) {
      expect((await followed.next())?.id).toBe(position);
      followed.leave();
    }
  });

  test('refuses what is no position', async () => {
    for (const [query, headers] of [
      ['?after=nonsense', {}],
      ['', { 'Last-Event-ID': 'nonsense' }],
      ['?since=1', {}],
    ] as const)
      expect((await follow('viewer', query, headers)).status).toBe(400);
  });

  test('is told of what another process writes to the same store', async () => {
    const followed = await follow('viewer');
    await begun(followed);
    const other = openEventStore({ url: 'sqlite', dataDir: given.dataDir });
    const handleCommand = createHandleCommand({
      store: other,
      ledger: other.ledger,
      clock: given.api.clock,
      zone: 'UTC',
    });
    const outcome = await handleCommand({
      articleId: 'elsewhere' as ArticleId,
      command: { type: 'DraftArticle', content: aContent('From elsewhere', 'Text.') },
      principal: systemPrincipal,
      actor: systemActor,
      expected: 'no-stream',
      commandId: newUuidV7(),
      correlationId: 'test',
    });
    expect(outcome).toMatchObject({ ok: true });
    const published = await handleCommand({
      articleId: 'elsewhere' as ArticleId,
      command: { type: 'PublishArticle' },
      principal: systemPrincipal,
      actor: systemActor,
      expected: 'any',
      commandId: newUuidV7(),
      correlationId: 'test',
    });
    expect(published).toMatchObject({ ok: true });
    expect(dataOf(await followed.next())).toMatchObject({ articleId: 'elsewhere' });
    followed.leave();
    await other.close();
  });
});

describe('an open stream', () => {
  test('shows that it lives', async () => {
    const followed = await follow('viewer');
    await begun(followed);
    expect(await followed.nextBlock()).toBe(': still here');
    followed.leave();
  });

  test('ends when its token is revoked', async () => {
    await given.addToken('leaver', { role: 'viewer' });
    const followed = await follow('leaver');
    await begun(followed);
    const found = await given.api.tokens.findBySecret(given.secretOf('leaver'));
    await given.tokens.revoke(found?.id ?? '', given.api.clock());
    expect(await followed.next()).toBeUndefined();
  });

  test('ends when its session does', async () => {
    const started = await given.sessions.startByToken(given.secretOf('editor'), given.api.clock());
    if (!started.ok) throw new Error(started.reason);
    const { secret } = started.session;
    const url = `${given.address}/api/v1/live`;
    const followed = await followEvents(url, { Cookie: `stet_session=${secret}` });
    await begun(followed);
    await given.sessions.end(secret);
    expect(await followed.next()).toBeUndefined();
  });

  test('is one of so many that a token may have, until it is left', async () => {
    await given.addToken('many', { role: 'viewer' });
    const streams: FollowedEvents[] = [];
    for (let count = 0; count < STREAMS_EACH; count += 1) streams.push(await follow('many'));
    const refused = await given.call('many', 'GET /live');
    expect([refused.status, refused.json['code']]).toEqual([429, 'too-many-streams']);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await given.call('many', 'HEAD /live')).status).toBe(200);
    streams[0]?.leave();
    const isFree = async (): Promise<boolean> => {
      const again = await follow('many');
      again.leave();
      return again.status === 200;
    };
    while (!(await isFree()));
    for (const stream of streams) stream.leave();
  });
});

test('a client that takes nothing is cut off, and what waits for it stays small', async () => {
  const chunk = 'x'.repeat(32_768);
  let longest = 0;
  let sent = 0;
  const server = createServer((_request, response) => {
    const run = async ({ send, signal }: EventClient): Promise<void> => {
      while (!signal.aborted) {
        send(chunk);
        sent += 1;
        longest = Math.max(longest, response.writableLength);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const body = { kind: 'events', contentType: 'text/event-stream', run } as const;
    void sendAnswer(response, { status: 200, body }, { method: 'GET', ifNoneMatch: undefined });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect(sent).toBeGreaterThan(1);
  expect(longest).toBeLessThan(65_536 + 2 * chunk.length);
  socket.destroy();
});

test('streams end when the server stops, which waits for none of them', async () => {
  const other = await givenApi();
  const followed = await followEvents(`${other.address}/api/v1/live`, {
    Authorization: `Bearer ${other.secretOf('viewer')}`,
  });
  await followed.nextBlock();
  await other.stop();
  expect(await followed.next()).toBeUndefined();
});
