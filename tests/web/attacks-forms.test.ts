import { once } from 'node:events';
import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages, type Shown } from '../support/given-pages.ts';

let pages: GivenPages;
beforeAll(async () => {
  pages = await givenPages();
});
afterAll(() => pages.stop());

async function send(
  path: string,
  fields: Iterable<readonly [string, string]>,
): Promise<Pick<Shown, 'status' | 'html'>> {
  const { html } = await pages.open('editor', '/help');
  const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const body = new URLSearchParams({ formToken, key: 'attack-0001', version: '1' });
  for (const [name, value] of fields) body.append(name, value);
  const headers = { Cookie: await pages.cookieOf('editor'), 'Sec-Fetch-Site': 'same-origin' };
  const answer = await fetch(`${pages.address}${path}`, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
  });
  return { status: answer.status, html: await answer.text() };
}

const times = (count: number, toField: (at: number) => [string, string]): readonly [string, string][] =>
  Array.from({ length: count }, (_, at) => toField(at));

describe('a form of many fields', () => {
  test('of one name is read in one pass', async () => {
    const { status } = await send(
      '/new',
      times(29_000, () => ['headline', '']),
    );
    expect(status).toBe(400);
  });

  test('beyond all that a page has is refused before anybody waits for it', async () => {
    const { status, html } = await send(
      '/sign-in',
      times(200_000, () => ['a', '']),
    );
    expect([status, /<h1>(.*?)<\/h1>/.exec(html)?.[1]]).toEqual([413, 'That form has too many fields']);
  });

  test('whose names are those of every object means nothing', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      '__proto__.1.text',
      'constructor.1.text',
      'blocks.1.__proto__',
    ];
    const { status, html } = await send(
      '/new',
      times(names.length, (at) => [names[at] ?? '', 'x']),
    );
    expect(status).toBe(400);
    expect(html).toContain('Begin the story');
  });
});

describe('a text of many parts', () => {
  const content = {
    ...aContent('Long', ''),
    blocks: Array.from({ length: 2_000 }, () => ({ kind: 'paragraph', text: 'x' })),
  };
  beforeAll(async () => {
    const { status } = await pages.call('editor', 'POST /articles', { body: { articleId: 'LONG', content } });
    expect(status).toBe(201);
  });

  test('has no form, and is said to be for the API', async () => {
    const { status, html } = await pages.open('editor', '/articles/LONG/acts/draft');
    expect(status).toBe(409);
    expect(html).toContain('This text has 2000 parts, and a form may have 1900. Change it by the API.');
  });

  test('sent as a form is refused', async () => {
    const parts = times(2_001, (at) => [`blocks.${String(at)}.text`, 'x']);
    const { status, html } = await send('/articles/LONG/acts/draft', [...parts, ['do', 'add:blocks:0']]);
    expect([status, /<h1>(.*?)<\/h1>/.exec(html)?.[1]]).toEqual([413, 'That is a text of too many parts']);
  });
});

describe('a button that no form has', () => {
  test('sends nothing', async () => {
    const body = { articleId: 'B1', content: aContent('Harbour', 'A ferry sails.') };
    expect((await pages.call('editor', 'POST /articles', { body })).status).toBe(201);
    for (const asked of ['remove:__proto__:0', 'up:blocks:9999999', 'x']) {
      const { status } = await send('/articles/B1/acts/note', [
        ['text', 'kept by nobody'],
        ['do', asked],
      ]);
      expect(status).toBe(400);
    }
    const { text } = await pages.call('auditor', 'GET /articles/B1/timeline');
    expect(text).not.toContain('NoteAdded');
  });
});

describe('a form whose sender leaves in the middle', () => {
  test('is nothing that the log must tell of', async () => {
    const { hostname, port } = new URL(pages.address);
    const headers = {
      Cookie: await pages.cookieOf('editor'),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': '1000',
    };
    const sending = request({ hostname, port, path: '/new', method: 'POST', headers });
    const gone = once(sending, 'error');
    await new Promise((resolve) => sending.write('a=b', resolve));
    sending.destroy(new Error('left'));
    await gone;
    // A request after it is answered after it.
    await pages.open('editor', '/help');
    expect(pages.log.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
