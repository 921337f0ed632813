import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { givenApi, type Answered, type Caller, type GivenApi } from '../support/given-api.ts';
import { aContent } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
  await given.call('editor', 'POST /articles', {
    body: { articleId: 'ferry', content: aContent('Ferry', 'Late.') },
  });
});

afterAll(async () => {
  await given.stop();
});

async function secretOf(caller: Caller): Promise<string> {
  const started = await given.sessions.startByToken(given.secretOf(caller), given.api.clock());
  if (!started.ok) throw new Error(started.reason);
  return started.session.secret;
}

/** By the cookie alone. */
const ask = (secret: string, request: string, body?: unknown): Promise<Answered> =>
  given.call('anonymous', request, {
    ...(body === undefined ? {} : { body }),
    headers: { Cookie: `theme=dark; stet_session=${secret}`, 'If-Match': '*' },
  });

describe('the cookie of a sign-in', () => {
  test('reads what its token’s role reads', async () => {
    const [editor, viewer] = [await secretOf('editor'), await secretOf('viewer')];
    expect((await ask(editor, 'GET /articles/ferry/draft')).status).toBe(200);
    expect((await ask(editor, 'HEAD /articles/ferry')).status).toBe(200);
    expect((await ask(viewer, 'GET /articles/ferry')).status).toBe(404);
    expect((await ask(viewer, 'GET /audit')).status).toBe(403);
    expect((await ask(await secretOf('auditor'), 'GET /audit')).status).toBe(200);
  });

  test('changes nothing: whatever writes wants a token', async () => {
    const secret = await secretOf('editor');
    const before = await given.api.store.lastPosition();
    for (const [request, body] of [
      ['POST /articles', { text: 'A story' }],
      ['POST /articles/ferry/publish', {}],
      ['PUT /articles/ferry/draft', { content: aContent('Ferry', 'Later.') }],
      ['POST /imports', ''],
    ] as const)
      expect([request, (await ask(secret, request, body)).status]).toEqual([request, 401]);
    expect(await given.api.store.lastPosition()).toBe(before);
  });

  test('gives way to a token, right or wrong', async () => {
    const Cookie = `stet_session=${await secretOf('admin')}`;
    expect((await given.call('viewer', 'GET /audit', { headers: { Cookie } })).status).toBe(403);
    const wrong = await given.call('anonymous', 'GET /articles', {
      headers: { Cookie, Authorization: 'Bearer stet_wrong' },
    });
    expect(wrong.status).toBe(401);
  });

  test('is nothing when it is unknown, malformed or over', async () => {
    const ended = await secretOf('editor');
    await given.sessions.end(ended);
    for (const secret of [ended, 'A'.repeat(43), 'short', `${'A'.repeat(43)}%00`])
      expect((await ask(secret, 'GET /articles')).status).toBe(401);
  });

  test('keeps caches from mixing readers up', async () => {
    const { headers } = await ask(await secretOf('viewer'), 'GET /articles');
    expect(headers.get('vary')).toBe('Authorization, Cookie, Accept');
    expect(headers.get('cache-control')).toContain('private');
  });

  test('leaves /metrics open to the machine itself', async () => {
    expect((await ask(await secretOf('viewer'), 'GET //metrics')).status).toBe(200);
  });
});
