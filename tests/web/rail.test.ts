import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

const UPDATES = 130;
const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe`;

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', { articleId: 'long', content: aContent('Long', 'Count 0.') });
  await edit('POST /articles/long/publish', {});
  for (let count = 1; count < UPDATES; count += 1)
    await edit('POST /articles/long/updates', { content: aContent('Long', `Count ${String(count)}.`) });
  await edit('POST /articles', { articleId: 'mill', content: aContent('Mill', 'At least 12 died.') });
  await edit('POST /articles/mill/publish', {});
  await edit('PUT /articles/mill/draft', { content: aContent('Mill', 'A submarine was seen.') });
  await edit('POST /articles/mill/updates', {
    content: aContent('Mill', 'At least 19 died.'),
    notice: HOSTILE,
    note: 'Two more were found.',
    reasonCode: 'development',
  });
  await edit('POST /articles/mill/withhold', { reason: 'Lawyers ask.' });
  await edit('POST /articles/mill/release', { reason: 'Lawyers agree.' });
  await pages.settled();
}, 120_000);

afterAll(() => pages.stop());

async function edit(request: string, body: unknown): Promise<void> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
}

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

const numbersIn = (html: string): readonly number[] =>
  [...html.matchAll(/<span class="number">(\d+)<\/span>/g)].map(([, number]) => Number(number));

const linkNamed = (html: string, words: string): string =>
  (new RegExp(`href="([^"]+)"[^>]*>${words}</a>`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

const pickedIn = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}" value="(\\d+)" checked`).exec(html)?.[1];

describe('the rail of a story', () => {
  test('has every act, those without a text unnumbered', async () => {
    const html = await htmlOf('editor', '/articles/mill');
    expect(numbersIn(html)).toEqual([3, 2, 1, 1]);
    for (const word of ['Withheld', 'Released', 'Published', 'Updated', 'Draft saved']) {
      expect(html).toContain(`<strong>${word}</strong>`);
    }
    expect(html.match(/name="from" value="1"/g)).toHaveLength(1);
  });

  test('tells size, reason and note of a change in words, whatever they hold', async () => {
    const html = await htmlOf('editor', '/articles/mill');
    expect(html).toContain('1 word in, 1 out');
    expect(html).toContain('12 → 19');
    expect(html).toContain('Two more were found.');
    expect(html).toContain('development');
    expect(html).toContain('Lawyers ask.');
    expect(html).not.toContain('<script>alert');
  });

  test('shows readers what was public alone, and picks two that they may compare', async () => {
    const html = await htmlOf('viewer', '/articles/mill');
    expect(numbersIn(html)).toEqual([3, 1]);
    expect([pickedIn(html, 'from'), pickedIn(html, 'to')]).toEqual(['1', '3']);
    for (const words of ['submarine', 'Two more were found.', 'Lawyers', 'Draft']) {
      expect([words, html.includes(words)]).toEqual([words, false]);
    }
    expect((await pages.open('viewer', '/articles/mill/compare?from=1&to=3')).status).toBe(200);
  });

  test('picks what is looked at and the one below it', async () => {
    const html = await htmlOf('viewer', '/articles/long?revision=100');
    expect([pickedIn(html, 'from'), pickedIn(html, 'to')]).toEqual(['99', '100']);
  });
});

describe('a long rail', () => {
  test('is paged to either end, and no act is left out or shown twice', async () => {
    const seen: number[] = [];
    let path = '/articles/long';
    while (path !== '') {
      const html = await htmlOf('viewer', path);
      seen.push(...numbersIn(html));
      path = linkNamed(html, 'Earlier acts');
    }
    expect(seen).toEqual(Array.from({ length: UPDATES }, (_, index) => UPDATES - index));
    const back = await htmlOf('viewer', '/articles/long?at=1');
    const later = await htmlOf('viewer', linkNamed(back, 'Later acts'));
    expect(numbersIn(later).at(-1)).toBe(2);
  });

  test('is entered at any revision, and keeps what is read', async () => {
    const html = await htmlOf('viewer', '/articles/long?revision=7&at=70');
    expect(numbersIn(html)[0]).toBe(70);
    expect(html).toContain('Count 6.');
    expect(linkNamed(html, 'Earlier acts')).toContain('revision=7');
    expect(linkNamed(html, 'The newest')).toBe('/articles/long?revision=7');
  });

  test('begins with the newest where no such revision is there, and names a number that is none', async () => {
    expect(numbersIn(await htmlOf('viewer', '/articles/long?at=9999'))[0]).toBe(UPDATES);
    const { status, html } = await pages.open('viewer', '/articles/long?at=first');
    expect(status).toBe(400);
    expect(html).toContain('at: must be the number of a revision');
  });

  test('stays small', async () => {
    expect((await htmlOf('editor', '/articles/long')).length).toBeLessThan(150_000);
  });

  test('is offered in a comparison near the two that are compared', async () => {
    const html = await htmlOf('viewer', '/articles/long/compare?from=3&to=60');
    expect(html.match(/<option/g)?.length ?? 0).toBeLessThan(220);
    for (const near of [2, 4, 59, 61, 130]) expect(html).toContain(`<option value="${String(near)}"`);
  });
});
