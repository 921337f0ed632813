import { request as ask } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;
beforeAll(async () => {
  pages = await givenPages();
  const content = { kind: 'article', language: 'en', headline: 'Harbour', blocks: [] };
  await pages.call('editor', 'POST /articles', { body: { articleId: 'A1', content } });
  const headers = { 'If-Match': '*' };
  await pages.call('editor', 'POST /articles/A1/publish', { body: {}, headers });
});
afterAll(() => pages.stop());

const signIn = (next: string) =>
  pages.submit('anonymous', '/sign-in', {
    page: '/sign-in',
    fields: { next, token: pages.secretOf('viewer') },
  });

describe('the page after signing in', () => {
  test.each([
    '/\t/evil.test',
    '/\n/evil.test',
    '/\r\\evil.test',
    '/..//evil.test',
    '/.//evil.test',
    '\t//evil.test',
  ])('is none of another site, however a browser reads %j', async (next) => {
    expect((await signIn(next)).location).toBe('/');
    expect((await pages.open('viewer', `/sign-in?next=${encodeURIComponent(next)}`)).location).toBe('/');
  });

  test.each([
    ['/?q=渡輪', '/?q=%E6%B8%A1%E8%BC%AA'],
    ['/a\r\nSet-Cookie: b=c', '/aSet-Cookie:%20b=c'],
    ['/a\u0000b', '/a%00b'],
  ])('%j fits a header', async (next, location) => {
    expect((await signIn(next)).location).toBe(location);
  });

  test('is reached by one who is signed in already, and whose sign-in before then ends', async () => {
    await pages.addToken('mover', { role: 'viewer' });
    const before = await pages.cookieOf('mover');
    const answer = await fetch(`${pages.address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: before, 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ next: '/help', token: pages.secretOf('editor') }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/help']);
    const old = await fetch(`${pages.address}/help`, { headers: { Cookie: before }, redirect: 'manual' });
    expect(old.headers.get('location')).toBe('/sign-in?next=%2Fhelp');
  });
});

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const huge = '9'.repeat(19);

describe('an address', () => {
  test.each([
    `/audit?after=${cursor(huge)}`,
    `/articles/A1?acts=${cursor(huge)}`,
    `/articles/A1/timeline?after=${cursor(huge)}`,
    `/reports/corrections?after=${cursor({ effectiveAt: '2026', position: huge })}`,
  ])('with a place beyond all places is bad input: %s', async (path) => {
    expect((await pages.open('admin', path)).status).toBe(400);
  });

  test.each(['/audit', '/reports/corrections', '/reports/silent-edits'])(
    'with the first or last day that can be written is read: %s',
    async (path) => {
      for (const day of ['0000-01-01', '0099-12-31', '9999-12-31'])
        expect((await pages.open('admin', `${path}?from=${day}&to=${day}`)).status).toBe(200);
    },
  );

  test('that names a host that is none shows the page all the same', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { Connection: 'close' };
      const { hostname, port } = new URL(pages.address);
      ask({ hostname, port, path: 'http://x:99999/sign-in', headers }, ({ statusCode }) => {
        resolve(statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  });

  test.each([
    ['/nothing', 404, 'There is no such page'],
    ['/articles/%', 400, 'The address can’t be read'],
    ['/articles/%ff', 400, 'The address can’t be read'],
  ])('that is of no page is answered with a page to a browser: %s', async (path, status, heading) => {
    const headers = { Cookie: await pages.cookieOf('viewer'), Accept: 'text/html' };
    const answer = await fetch(`${pages.address}${path}`, { headers });
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html).toContain(`<h1>${heading}</h1>`);
    expect(html).toContain('Sign out');
    const other = await fetch(`${pages.address}${path}`, { headers: { Accept: 'application/json' } });
    expect(other.headers.get('content-type')).toContain('application/problem+json');
  });
});
