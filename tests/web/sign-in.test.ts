import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;
beforeAll(async () => {
  pages = await givenPages();
});
afterAll(() => pages.stop());

const signIn = (fields: Readonly<Record<string, string>>) =>
  pages.submit('anonymous', '/sign-in', { page: '/sign-in', fields });

describe('signing in', () => {
  test('is asked of whoever opens a page, and leads back to it', async () => {
    const { status, location } = await pages.open('anonymous', '/help?a=1');
    expect([status, location]).toEqual([303, '/sign-in?next=%2Fhelp%3Fa%3D1']);
    const done = await signIn({ next: '/help?a=1', token: pages.secretOf('viewer') });
    expect([done.status, done.location]).toEqual([303, '/help?a=1']);
    expect(done.headers.get('set-cookie')).toMatch(
      /^stet_session=[A-Za-z0-9_-]{43}; Expires=.+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('never leads to another site', async () => {
    for (const next of ['//evil.test/', '/\\evil.test', 'https://evil.test/', 'javascript:alert(1)']) {
      const { location } = await signIn({ next, token: pages.secretOf('viewer') });
      expect(location).toBe('/');
    }
  });

  test('with a wrong token says so and keeps nothing of it', async () => {
    const { status, html } = await signIn({ next: '/', token: 'stet_wrong-token' });
    expect(status).toBe(403);
    expect(html).toContain('That is no token of this installation');
    expect(html).not.toContain('wrong-token');
  });

  test('by a link works once', async () => {
    const found = await pages.api.tokens.findBySecret(pages.secretOf('editor'));
    const later = '2999-01-01T00:00:00.000Z' as Parameters<typeof pages.sessions.createLink>[1];
    const code = await pages.sessions.createLink(found?.id ?? '', later);
    expect((await pages.open('anonymous', `/sign-in?code=${code}`)).html).toContain('signs you in once');
    expect((await signIn({ next: '/', code })).status).toBe(303);
    expect((await signIn({ next: '/', code })).html).toContain('used before');
  });

  test('is undone by signing out', async () => {
    await pages.addToken('leaver', { role: 'viewer' });
    const out = await pages.submit('leaver', '/sign-out', { page: '/help', fields: {} });
    expect(out.headers.get('set-cookie')).toMatch(/^stet_session=; Max-Age=0;/);
    expect((await pages.open('leaver', '/help')).location).toBe('/sign-in?next=%2Fhelp');
  });
});

describe('a form', () => {
  test('of another site is refused', async () => {
    const answer = await fetch(`${pages.address}/sign-out`, {
      method: 'POST',
      headers: { Cookie: await pages.cookieOf('editor'), 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({}),
    });
    expect(answer.status).toBe(403);
    expect((await pages.open('editor', '/help')).status).toBe(200);
  });

  test('without its token is refused, and one of another session too', async () => {
    const formToken =
      /name="formToken" value="([^"]+)"/.exec((await pages.open('viewer', '/help')).html)?.[1] ?? '';
    for (const fields of [{}, { formToken }, { formToken: 'a.b' }]) {
      const answer = await fetch(`${pages.address}/sign-out`, {
        method: 'POST',
        headers: { Cookie: await pages.cookieOf('editor') },
        body: new URLSearchParams(fields),
      });
      expect(answer.status).toBe(403);
    }
  });
});

describe('a form that is too large', () => {
  test('is answered with 413, not with a cut connection', async () => {
    const answer = await fetch(`${pages.address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'x'.repeat(5 * 1024 * 1024) }),
    });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('A form may have 4 MiB');
  });
});

describe('a form whose origin is no address', () => {
  test('is refused', async () => {
    const answer = await fetch(`${pages.address}/sign-in`, {
      method: 'POST',
      headers: { Origin: 'nonsense' },
      body: new URLSearchParams({ token: 'x' }),
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('not from an open session of yours');
  });
});

describe('every page', () => {
  test('forbids scripts and styles that aren’t ours', async () => {
    const policy = (await pages.open('viewer', '/help')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test('is compressed for whoever takes that', async () => {
    const answer = await fetch(`${pages.address}/help`, {
      headers: { Cookie: await pages.cookieOf('viewer'), 'Accept-Encoding': 'br' },
    });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toContain('<h1>Help</h1>');
  });

  test('links files that can be kept for ever', async () => {
    const { html } = await pages.open('viewer', '/help');
    for (const path of html.match(/\/assets\/[^"]+/g) ?? []) {
      const answer = await fetch(`${pages.address}${path}`);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await fetch(`${pages.address}/assets/none.js`)).status).toBe(404);
  });

  test.each(['br', 'gzip'])('links a script of less than 25 KB in %s', async (encoding) => {
    const { html } = await pages.open('viewer', '/help');
    const [path = ''] = /\/assets\/[^"]+\.js/.exec(html) ?? [];
    const ask = (accepted: string) =>
      fetch(`${pages.address}${path}`, { headers: { 'Accept-Encoding': accepted } });
    const [packed, plain] = [await ask(encoding), await ask('identity')];
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      encoding,
      null,
    ]);
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(25_000);
    expect(await packed.text()).toBe(await plain.text());
  });
});
