import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { articleIdOf } from '../../src/application/record-snapshot.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

const SECRET = 'submarine';
const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe`;
const SOURCE = { system: 'harbour-post', id: 'quay' };
const PARAGRAPHS = [
  'At least 12 people died when the mill fell onto the quay.',
  'The wing fell at about ten past three in the afternoon.',
  'Its owner said that the company would help the families.',
  'The mill was built in 1914 and stored barley for the coast.',
  'Rescuers worked by hand, with breaks to listen for voices.',
  'The harbour was closed until the next morning, the port said.',
  'A fund for the families was opened at the town hall on Tuesday.',
];

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', { articleId: 'mill', content: mill({}) });
  await edit('POST /articles/mill/publish', {});
  await edit('POST /articles/mill/updates', {
    content: mill({ headline: 'Mill falls: 19 dead', first: PARAGRAPHS[0]?.replace('12', '19') }),
    notice: 'The number of dead was updated.',
  });
  await edit('POST /articles/mill/updates', { content: mill({ moved: true, linked: true }) });
  await edit('PUT /articles/mill/draft', { content: mill({ first: `A ${SECRET} was seen.` }) });
  await edit('POST /articles', { articleId: 'hostile', content: hostile('one') });
  await edit('POST /articles/hostile/publish', {});
  await edit('POST /articles/hostile/updates', { content: hostile('two'), notice: HOSTILE });
  await edit('POST /articles', { articleId: 'gone', content: aContent('Gone', 'It was said.') });
  await edit('POST /articles/gone/publish', {});
  await edit('POST /articles/gone/updates', { content: aContent('Gone', 'It was denied.') });
  await edit('POST /articles/gone/withhold', { reason: 'Lawyers ask.' });
  const snapshot = aSnapshot(aContent('Quay', 'The quay is closed.'), {
    source: SOURCE,
    publishedAt: stated('2021/03/22 22:34'),
    updatedAt: stated('2021/03/23 18:05'),
  });
  await pages.call('ingest', 'POST /imports', {
    body: `${JSON.stringify(snapshot)}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  await pages.settled();
});

afterAll(() => pages.stop());

type Mill = {
  readonly headline?: string;
  readonly first?: string | undefined;
  readonly moved?: true;
  readonly linked?: true;
};

function mill({ headline = 'Mill falls', first = PARAGRAPHS[0] ?? '', moved, linked }: Mill): Content {
  const [, ...rest] = PARAGRAPHS;
  const last = rest.at(-1) ?? '';
  const texts = moved === undefined ? [first, ...rest] : [first, last, ...rest.slice(0, -1)];
  const content = aContent(headline, ...texts);
  if (linked === undefined) return { ...content, tags: ['mill'] };
  const blocks = content.blocks.map((block, index) =>
    index === 3
      ? { ...block, marks: [{ start: 0, end: 3, type: 'link' as const, href: 'https://example.test/' }] }
      : block,
  );
  return { ...content, blocks, tags: ['mill', 'quay'] };
}

const hostile = (word: string): Content => ({
  ...aContent(`${HOSTILE} ${word}`, `${HOSTILE} ${word}`, HOSTILE),
  summary: `${HOSTILE} ${word}`,
  bylines: [`${HOSTILE} ${word}`],
  tags: [`${HOSTILE} ${word}`],
});

async function edit(request: string, body: unknown): Promise<void> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
}

const compare = async (caller: string, query: string, story = 'mill'): Promise<string> => {
  const { status, html } = await pages.open(caller, `/articles/${story}/compare?${query}`);
  if (status !== 200) throw new Error(`${query}: ${String(status)} ${html}`);
  return html;
};

describe('which two are compared', () => {
  test('is named by numbers or by words, and the address by numbers alone', async () => {
    const html = await compare('viewer', 'from=first&to=published&view=side');
    expect(html).toContain('Revision 1 → 3');
    expect(html).toMatch(/rel="bookmark"[^>]*>[^<]*\/articles\/mill\/compare\?from=1&amp;to=3&amp;view=side/);
  });

  test('is picked from lists that name act, actor and time', async () => {
    const html = await compare('editor', 'from=1&to=2');
    expect(html).toMatch(/<select id="pick-from" name="from">/);
    expect(html).toMatch(/<option value="2" selected>2 · Updated by [^<]+ · \d/);
    expect(html).toMatch(/<option value="previous">/);
  });

  test('tells of both when readers saw them and what they state', async () => {
    const html = await compare('viewer', 'from=1&to=2');
    expect(html.match(/Readers saw it from/g)).toHaveLength(2);
    expect(html).toContain('The number of dead was updated.');
    expect(html).toMatch(/<h2[^>]*>Fields that changed<\/h2>/);
    expect(html).toMatch(/<dt>Updated<\/dt>/);
  });

  test('steps to the numbers beside, and swaps', async () => {
    const html = await compare('viewer', 'from=1&to=2&view=list');
    expect(html).toMatch(/href="\/articles\/mill\/compare\?to=1&amp;view=list"[^>]*data-step="before"/);
    expect(html).toMatch(/href="\/articles\/mill\/compare\?to=3&amp;view=list"[^>]*data-step="after"/);
    expect(html).toContain('from=2&amp;to=1&amp;view=list');
    expect(await compare('viewer', 'from=2&to=1')).toMatch(/<ins>12<\/ins>/);
  });

  test('of the first text with none before it is a page that says so', async () => {
    const html = await compare('viewer', 'to=1');
    expect(html).toContain('No text comes before the first one');
    expect(html).toContain('data-step="after"');
  });

  test('must be revisions that the visitor may see', async () => {
    for (const query of ['to=4', 'from=4&to=2', 'from=9']) {
      const viewer = await pages.open('viewer', `/articles/mill/compare?${query}`);
      expect([query, viewer.status]).toEqual([query, 404]);
    }
    const faulty = await pages.open('viewer', '/articles/mill/compare?view=both');
    expect(faulty.status).toBe(400);
    expect(faulty.html).toContain('view: must be inline, side or list');
  });
});

describe('what changed', () => {
  test('stands in the story, with unchanged stretches folded', async () => {
    const html = await compare('viewer', 'from=1&to=2');
    expect(html).toMatch(/<h2 class="story-headline"[^>]*>Mill falls<ins>: 19 dead<\/ins>/);
    expect(html).toMatch(/<del>12<\/del><ins>19<\/ins>/);
    expect(html).toMatch(/<details class="diff-fold"><summary>Paragraphs 3 to 7 are the same<\/summary>/);
  });

  test('is mapped by links in words to elements that are there', async () => {
    for (const view of ['inline', 'side']) {
      const html = await compare('viewer', `from=2&to=3&view=${view}`);
      const targets = [...html.matchAll(/<a href="#([^"]+)" data-change-link/g)].map(([, id]) => id ?? '');
      expect(targets.length).toBeGreaterThanOrEqual(4);
      for (const id of targets) expect(html).toContain(`id="${id}"`);
      expect(html).toContain('aria-labelledby="changes-heading"');
      expect(html).toMatch(/Paragraph 7 moved up to 2/);
    }
  });

  test('is counted above the map as the list counts it', async () => {
    for (const pair of ['from=1&to=2', 'from=2&to=3', 'from=1&to=3']) {
      const list = await compare('viewer', `${pair}&view=list`);
      const listed =
        /<article class="diff diff-list"[^]*?<\/article>/.exec(list)?.[0].match(/<li>/g)?.length ?? 0;
      const html = await compare('viewer', pair);
      const places = html.match(/ data-change-link/g)?.length ?? 0;
      const where = listed === places ? '' : ` in ${String(places)} places`;
      expect(html).toContain(`<h2 id="changes-heading">${String(listed)} changes${where}</h2>`);
    }
  });

  test('of form alone is told in words', async () => {
    const html = await compare('viewer', 'from=2&to=3');
    expect(html).toMatch(/made a link to/);
    expect(html).toMatch(/Paragraph 7 moved to <a href="#diff-to-2">/);
  });

  test('names no hidden draft, and a story that readers may not read has no text', async () => {
    for (const query of ['', 'from=1&to=3&view=list', 'from=2&to=3&view=side'])
      expect((await compare('viewer', query)).includes(SECRET)).toBe(false);
    expect(await compare('editor', 'from=3&to=4')).toContain(SECRET);
  });

  test('is not shown of a text that readers may not read now, in any view', async () => {
    for (const view of ['inline', 'side', 'list']) {
      const html = await compare('viewer', `from=1&to=2&view=${view}`, 'gone');
      expect(html).toContain('Readers get no text of this story now');
      expect(html).not.toMatch(/It was said|It was denied|Lawyers/);
    }
    expect(await compare('editor', 'from=1&to=2', 'gone')).toContain('denied');
  });

  test('can’t be known from a text that nobody kept, and the page says so', async () => {
    const html = await compare('viewer', 'from=1&to=2', articleIdOf(SOURCE));
    expect(html).toContain('The text of revision 1 was not observed');
    expect(html).not.toContain('<ins>The quay');
  });

  test('is safe to show, whatever a story holds', async () => {
    for (const view of ['inline', 'side', 'list']) {
      const html = await compare('admin', `view=${view}`, 'hostile');
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
      expect(html).not.toMatch(/ style=/);
    }
  });
});
