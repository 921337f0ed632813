import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { asText, type Answered } from '../support/given-api.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

const FORMULA = '=HYPERLINK("https://evil.example","x")';

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', { articleId: 'pier', content: aContent('Pier open', 'On Monday.') });
  for (const day of ['Tuesday', 'Wednesday', 'Thursday'])
    await edit('PUT /articles/pier/draft', { content: aContent('Pier open', `On ${day}.`) });
  await edit('POST /articles/pier/publish', {});
  await edit('POST /articles/pier/updates', { content: aContent('Pier shut', 'On Thursday.') });
  await edit('POST /articles/pier/notes', { text: FORMULA });
  await edit('POST /articles/pier/amend-times', { publishedAt: '2020-01-01T00:00:00Z', reason: 'Agreed.' });
  const posted = { publishedAt: stated('2021/03/22 22:34') };
  const seenAt = (hour: number) => ({ observedAt: `2021-03-23T${String(hour).padStart(2, '0')}:00:00.000Z` });
  await send({ ...aSnapshot(aContent('Imported', 'Twelve.'), posted), ...seenAt(1) });
  await send({ ...aSnapshot(aContent('Imported', 'Nineteen.'), posted), ...seenAt(2) });
  for (const hour of [10, 11]) {
    const updatedAt = stated(`2021/03/23 ${String(hour + 1)}:00`);
    await send({
      ...aSnapshot(aContent('Imported', 'Nineteen.'), { ...posted, updatedAt }),
      ...seenAt(hour),
    });
  }
  for (let count = 0; count < 110; count += 1)
    await edit('POST /articles/pier/notes', { text: `Filler ${String(count)}` });
  await pages.settled();
});

afterAll(() => pages.stop());

async function edit(request: string, body: object): Promise<Answered> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
  return answer;
}

async function send(snapshot: object): Promise<void> {
  const { text } = await pages.call('admin', 'POST /imports', {
    body: JSON.stringify(snapshot),
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  if (!text.includes('"recorded"')) throw new Error(text);
}

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const countIn = (html: string): string | undefined => /(\d+) acts? match/.exec(html)?.[1];

/** The file that a link of the page leads to, as a browser that is signed in gets it. */
async function download(
  path: string,
  words: string,
): Promise<{ readonly headers: Headers; readonly text: string }> {
  const html = await htmlOf('auditor', path);
  const href = new RegExp(`<a href="([^"]+)" download[^>]*>${words}</a>`).exec(html)?.[1] ?? '';
  const answer = await fetch(`${pages.address}${href.replaceAll('&amp;', '&')}`, {
    headers: { Cookie: await pages.cookieOf('auditor') },
  });
  return { headers: answer.headers, text: await answer.text() };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

describe('the filter', () => {
  test.each([
    ['type=ArticlePublished', '2'],
    ['article=pier&type=DraftSaved', '3'],
    ['field=headline', '1'],
    ['field=publishedAt', '1'],
    ['field=tags', '0'],
    ['article=pier&field=blocks', '3'],
    ['silent=yes', '1'],
    ['anomaly=any', '0'],
    ['q=agreed', '1'],
    ['ip=203.0.113.9', '0'],
    ['to=1999-12-31', '0'],
    ['article=pier&type=NoteAdded&q=filler&mode=full', '110'],
  ])('%s finds %s', async (query, count) => {
    expect(countIn(await htmlOf('auditor', `/audit?${query}`))).toBe(count);
  });

  test('finds by actor and by address, and each entry leads to more of the same', async () => {
    const id = (await pages.api.tokens.findBySecret(pages.secretOf('editor')))?.id ?? '';
    const html = await htmlOf('auditor', `/audit?actor=${id}&type=ArticlePublished`);
    expect(countIn(html)).toBe('1');
    expect(html).toContain(`href="/audit?actor=${id}"`);
    const ip = /href="\/audit\?ip=([^"]+)"/.exec(html)?.[1] ?? '';
    expect(Number(countIn(await htmlOf('auditor', `/audit?ip=${ip}`)))).toBeGreaterThan(110);
  });

  test('is kept in its form and on every page of the list', async () => {
    const html = await htmlOf('auditor', '/audit?q=filler&type=NoteAdded&from=2020-01-01&mode=full');
    expect(html).toContain('name="q" value="filler"');
    expect(html).toMatch(/<option value="NoteAdded" selected/);
    expect(html).toContain('name="mode" value="full"');
    const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toMatch(/q=filler.*from=2020-01-01.*after=.*mode=full/);
    const last = await htmlOf('auditor', next);
    expect(last.match(/Filler \d+/g)).toHaveLength(10);
    expect(countIn(last)).toBe('110');
  });

  test.each([
    ['field=colour', 'field: is no field of a story'],
    ['from=yesterday', 'from: must be a day, for example 2024-03-12'],
    ['silent=maybe', 'silent: must be yes, no or undetermined'],
    ['mode=half', 'mode: must be editorial or full'],
    ['article=a/b', 'article: is no id of a story'],
    ['q=a&q=b', 'q: must be given once'],
  ])('refuses %s, and says what is wrong with what', async (query, words) => {
    const { status, html } = await pages.open('auditor', `/audit?${query}`);
    expect(status).toBe(400);
    expect(html).toContain(words);
  });
});

describe('the export', () => {
  test('holds exactly the acts of the filter, all pages of it', async () => {
    for (const query of [
      'q=filler',
      'silent=yes',
      'article=pier&field=blocks',
      'from=2020-01-01&to=2999-01-01',
      'anomaly=any',
    ]) {
      const count = Number(countIn(await htmlOf('auditor', `/audit?${query}`)));
      const csv = await download(`/audit?${query}`, 'CSV');
      const lines = await download(`/audit?${query}&mode=full`, 'JSON lines');
      expect([query, linesOf(csv.text).length - 1, linesOf(lines.text).length]).toEqual([
        query,
        count,
        count,
      ]);
      for (const line of linesOf(lines.text))
        expect(csv.text).toContain(asText((JSON.parse(line) as { readonly eventId: string }).eventId));
    }
  });

  test('is a file, whose cells no spreadsheet runs', async () => {
    const { headers, text } = await download('/audit?q=hyperlink', 'CSV');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(text).toContain(`"'=HYPERLINK(""https`);
  });

  test('is refused to whoever may not audit', async () => {
    for (const caller of ['viewer', 'editor', 'subscriber']) {
      const answer = await fetch(`${pages.address}/api/v1/audit?format=csv`, {
        headers: { Cookie: await pages.cookieOf(caller) },
      });
      expect([caller, answer.status]).toEqual([caller, 403]);
    }
  });
});

describe('repetitions', () => {
  test('are folded with their count, and every act of them is there', async () => {
    const html = await htmlOf('auditor', '/audit?article=pier&type=DraftSaved');
    expect(html).toContain('<summary>3 drafts saved in a row</summary>');
    expect(html.match(/saved as a draft/g)).toHaveLength(3);
    const full = await htmlOf('auditor', '/audit?article=pier&type=DraftSaved&mode=full');
    expect(full).not.toContain('<summary>');
    expect(full.match(/saved as a draft/g)).toHaveLength(3);
  });

  test('of imports are folded, but never a silent edit', async () => {
    const html = await htmlOf('auditor', '/audit?type=ArticleUpdated');
    expect(html).toContain('<summary>2 times a page was seen or read again, without another text</summary>');
    const silent = html.indexOf('mark silent');
    expect(silent).toBeGreaterThan(0);
    expect(silent).toBeGreaterThan(html.lastIndexOf('</details>'));
  });

  test('are folded on a story’s timeline for staff; readers see no drafts at all', async () => {
    expect(await htmlOf('editor', '/articles/pier/timeline?after=IjYi')).toContain('drafts saved in a row');
    expect(await htmlOf('editor', '/articles/pier/timeline?after=IjYi&mode=full')).not.toContain('<summary>');
    const readers = await htmlOf('viewer', '/articles/pier/timeline');
    expect(readers).not.toContain('How acts are shown');
    expect(textOf(readers)).not.toContain('Changed:');
  });
});

describe('what surrounds an act', () => {
  const around = async (query: string): Promise<string> => {
    const html = await htmlOf('auditor', `/audit?${query}`);
    return /href="(\/audit\/\d+)"/.exec(html)?.[1] ?? '';
  };

  test('is shown for its story and for all stories, the act marked among them', async () => {
    const html = await htmlOf('auditor', await around('article=pier&field=headline'));
    const [, inStory = '', inStore = ''] = html.split('<h2');
    for (const part of [inStory, inStore]) {
      expect(part.match(/aria-current="true"/g)).toHaveLength(1);
      expect(textOf(part)).toContain('published as an update');
    }
    expect(textOf(inStory)).toContain('Revision 1 drafted');
    expect(inStory).not.toContain('Imported');
    expect(inStore).toContain('Imported');
  });

  test('of the newest and of the first act is what there is', async () => {
    const newest = await htmlOf('auditor', await around('q=filler 109'));
    expect(newest.match(/aria-current="true"/g)).toHaveLength(2);
    expect((await htmlOf('auditor', '/audit/1')).match(/aria-current="true"/g)).toHaveLength(2);
  });

  test('of no act is a page that says so; and it is for auditors', async () => {
    expect((await pages.open('auditor', '/audit/999999999')).status).toBe(404);
    expect((await pages.open('auditor', '/audit/x')).status).toBe(400);
    expect((await pages.open('editor', '/audit/1')).status).toBe(403);
  });
});
