import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', { articleId: 'plan', content: aContent('Plan of a market', 'Soon.') });
  await edit('POST /articles', { articleId: 'held', content: aContent('A name in court', 'The name.') });
  await edit('POST /articles/held/publish', {});
  await edit('POST /articles/held/withhold', { reason: 'The court asked.' });
  await pages.settled();
});

afterAll(() => pages.stop());

async function edit(request: string, body: unknown): Promise<void> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
}

const headingsOf = ({ html }: { readonly html: string }): readonly (string | undefined)[] =>
  [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/g)].map(([, words]) => words);

describe('a story without a text', () => {
  test('has a heading, which tells a reader no more than its id', async () => {
    const shown = await pages.open('viewer', '/articles/held');
    expect(headingsOf(shown)).toEqual(['Story held']);
    expect(shown.html).not.toContain('A name in court');
  });

  test('keeps a heading on the page of a revision', async () => {
    expect(headingsOf(await pages.open('viewer', '/articles/held?revision=1'))).toEqual(['Revision 1']);
  });

  test('shows editors the draft that alone is there', async () => {
    const shown = await pages.open('editor', '/articles/plan');
    expect(headingsOf(shown)).toEqual(['Plan of a market']);
    expect(shown.html).toContain('Readers have seen no text of this story');
    expect(shown.html).toContain('Soon.');
  });
});

describe('the sign of Stet in the bar of a browser', () => {
  test('is a picture of our own, and found where browsers ask for it unbidden', async () => {
    const { html } = await pages.open('viewer', '/');
    const href = /<link rel="icon"[^>]* href="([^"]+)"/.exec(html)?.[1] ?? '';
    const unbidden = await pages.open('anonymous', '/favicon.ico');
    expect(unbidden).toMatchObject({ status: 302, location: href });
    const icon = await pages.open('anonymous', href);
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
    expect(icon.html).toContain('</svg>');
  });
});
