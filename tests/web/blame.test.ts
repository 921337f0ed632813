import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
let pages: GivenPages;

const QUAY = 'The old quay is closed to all traffic.';
const FOG = 'Nobody could see the boats because of the fog.';
const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe`;

async function edit(at: string, request: string, body: object): Promise<void> {
  clock.set(at);
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(answer.text);
}

beforeAll(async () => {
  pages = await givenPages({ clock });
  const linked = aContent('Quay', QUAY);
  const mark = { start: 4, end: 12, type: 'link' as const, href: 'https://example.test/quay' };
  const blocks = linked.blocks.map((block) => ({ ...block, marks: [mark] }));
  await edit('2026-02-01T10:00:00.000Z', 'POST /articles', {
    articleId: 'quay',
    content: { ...linked, blocks },
  });
  await edit('2026-02-01T11:00:00.000Z', 'POST /articles/quay/publish', {});
  await edit('2026-02-01T13:00:00.000Z', 'POST /articles/quay/updates', {
    content: { ...linked, blocks: [...blocks, ...aContent('', FOG).blocks] },
  });
  await edit('2026-02-05T13:00:00.000Z', 'POST /articles/quay/updates', {
    content: { ...linked, blocks: aContent('', FOG, QUAY.replace('all', 'heavy')).blocks },
  });
  await edit('2026-02-06T10:00:00.000Z', 'PUT /articles/quay/draft', {
    content: aContent('Quay', 'A submarine was seen.'),
  });
  await edit('2026-02-06T10:00:00.000Z', 'POST /articles', {
    articleId: 'plan',
    content: aContent('A submarine', 'Soon.'),
  });
  await edit('2026-02-06T10:00:00.000Z', 'POST /articles', {
    articleId: 'held',
    content: aContent('Held submarine', 'Soon.'),
  });
  await edit('2026-02-06T10:01:00.000Z', 'POST /articles/held/publish', {});
  await edit('2026-02-06T10:02:00.000Z', 'POST /articles/held/withhold', { reason: 'legal' });
  await edit('2026-02-06T10:03:00.000Z', 'POST /articles', {
    articleId: 'hostile',
    content: { ...aContent(HOSTILE, HOSTILE, 'x'.repeat(200_000)), summary: HOSTILE },
  });
  await edit('2026-02-06T10:04:00.000Z', 'POST /articles/hostile/publish', {});
  await pages.settled();
});

afterAll(() => pages.stop());

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

/** The words that link to a revision, joined, marks left out. */
const wordsOf = (html: string, revision: number): string =>
  [...html.matchAll(/<a class="origin[^"]*" [^>]*data-origin="(\d+)"[^>]*>(.*?)<\/a>/gs)]
    .filter(([, origin]) => origin === String(revision))
    .map(([, , words = '']) => words.replaceAll(/<[^>]+>/g, ''))
    .join('|');

describe('the origins of a text', () => {
  test('are links to the revisions that brought the words, through a move', async () => {
    const html = await htmlOf('viewer', '/articles/quay/blame');
    expect(wordsOf(html, 1)).toContain('The old quay is closed to ');
    expect(wordsOf(html, 2)).toBe(FOG);
    expect(wordsOf(html, 3)).toBe('heavy');
    expect(html).toContain('href="/articles/quay?revision=2"');
  });

  test('say who and when, and how old the words are', async () => {
    const html = await htmlOf('editor', '/articles/quay/blame?revision=3');
    expect(html).toContain('Revision 2 · Updated by editor token · 1 Feb 2026, 13:00 UTC');
    expect(html).toMatch(/class="origin age-own"[^>]*data-origin="3"/);
    expect(html).toMatch(/class="origin age-week"[^>]*data-origin="2"/);
    expect(html).toMatch(/aria-describedby="by-2"/);
    expect(html).toContain('id="by-2"');
    expect(html).toContain('up to a week older');
  });

  test('of one revision are picked out by the address', async () => {
    const html = await htmlOf('viewer', '/articles/quay/blame?show=2');
    expect(html).toContain('class="blamed picking"');
    expect([...html.matchAll(/class="origin [^"]*lit"[^>]*data-origin="(\d)"/g)].map(([, n]) => n)).toEqual([
      '2',
    ]);
  });

  test('hold the links of the text as words, since a link holds no link', async () => {
    const html = await htmlOf('viewer', '/articles/quay/blame?revision=1');
    expect(html).toContain('<span class="link-text">old quay</span>');
    expect(html).not.toContain('example.test');
  });

  test('lead to the revisions beside it', async () => {
    const html = await htmlOf('viewer', '/articles/quay/blame?revision=2');
    expect(html).toMatch(/revision=1" data-step="before"/);
    expect(html).toMatch(/revision=3" data-step="after"/);
  });
});

describe('what readers may not see', () => {
  test('has no origins for them', async () => {
    for (const path of ['/articles/plan/blame', '/articles/quay/blame?revision=4', '/articles/none/blame']) {
      const { status, html } = await pages.open('viewer', path);
      expect([path, status, html.includes('submarine')]).toEqual([path, 404, false]);
    }
    const held = await htmlOf('viewer', '/articles/held/blame');
    expect(held).toContain('Readers get no text of this story now');
    expect(held).not.toContain('submarine');
    expect(wordsOf(await htmlOf('editor', '/articles/held/blame'), 1)).toContain('Held submarine');
    expect(await htmlOf('editor', '/articles/quay/blame')).toContain(
      'A draft: origins go on from revision 3',
    );
  });
});

describe('odd questions', () => {
  test('are answered with the field, the value’s fault and the remedy', async () => {
    const { status, html } = await pages.open('viewer', '/articles/quay/blame?revision=one');
    expect(status).toBe(400);
    expect(html).toContain('revision: must be a revision’s number or one of previous');
    expect((await pages.open('viewer', '/articles/quay/blame?revision=99')).status).toBe(404);
  });

  test('of a hostile story show its text as text', async () => {
    const html = await htmlOf('viewer', '/articles/hostile/blame');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });
});
