import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { asText } from '../support/given-api.ts';
import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', { articleId: 'bridge', content: aContent('Bridge shut', 'For 12 hours.') });
  await edit('POST /articles/bridge/publish', {
    publishedAt: { stated: '2021/03/22 22:34', zone: 'Asia/Taipei' },
    updatedAt: { stated: '2021/03/23 08:00', zone: 'Asia/Taipei' },
  });
  await edit('POST /articles/bridge/updates', {
    content: aContent('Bridge shut', 'For 19 hours.'),
    updatedAt: null,
  });
  await edit('POST /articles', { articleId: 'draft', content: aContent('Unseen', 'Soon.') });
  await pages.settled();
});

afterAll(() => pages.stop());

async function edit(request: string, body: object): Promise<string> {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
  return asText(answer.json['position']);
}

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a story in the list', () => {
  test('has both of its times apart, exact with their zone, and relative', async () => {
    const text = textOf(await htmlOf('viewer', '/'));
    expect(text).toMatch(/Posted 22 Mar 2021, 22:34 Asia\/Taipei \d+ years ago/);
    expect(text).toMatch(/Updated 23 Mar 2021, 08:00 Asia\/Taipei \d+ years ago/);
    expect(text).toMatch(/Last change .+ just now/);
  });

  test('tells the last change in words, and how many revisions there are', async () => {
    const text = textOf(await htmlOf('viewer', '/'));
    expect(text).toContain('2 revisions 1 paragraph changed · 12 → 19');
  });

  test('names the version that a newer list is compared with: for readers that of the last public act', async () => {
    const versionFor = async (caller: string): Promise<string | undefined> =>
      /data-story="bridge" data-version="(\d+)"/.exec(await htmlOf(caller, '/'))?.[1];
    const before = await versionFor('viewer');
    expect(before).toMatch(/^\d+$/);
    await edit('PUT /articles/bridge/draft', { content: aContent('Bridge', 'Open.') });
    await pages.settled();
    expect(await versionFor('viewer')).toBe(before);
    expect(Number(await versionFor('editor'))).toBeGreaterThan(Number(before));
  });
});

describe('the list', () => {
  test('says how many it shows, in a region that screen readers follow', async () => {
    expect(await htmlOf('viewer', '/')).toContain('<span role="status" data-count="true">1 story</span>');
    expect(await htmlOf('editor', '/')).toContain('>2 stories<');
    expect(await htmlOf('viewer', '/?q=bridge')).toContain('>1 story matches<');
    expect(await htmlOf('viewer', '/?q=zebra')).toContain('>0 stories match<');
  });

  test('goes on from the last public change, whatever is drafted since', async () => {
    const next = await edit('POST /articles/bridge/withhold', { reason: 'r' });
    await edit('POST /articles/bridge/notes', { text: 'Call the harbour.' });
    await pages.settled();
    for (const caller of ['viewer', 'editor'])
      expect(await htmlOf(caller, '/')).toContain(`data-live-after="${next}"`);
    await edit('POST /articles/bridge/release', { reason: 'r' });
    await pages.settled();
  });

  test('is searched without a script by its form', async () => {
    const html = await htmlOf('viewer', '/');
    expect(html).toMatch(/<form class="filter" method="get" action="\/" role="search"/);
    for (const name of ['q', 'status', 'section', 'tag', 'language', 'sort'])
      expect(html).toMatch(new RegExp(`<label for="${name}">`));
  });

  test('refuses what it can’t be asked, and says where and why', async () => {
    const { status, html } = await pages.open('viewer', '/?status=burnt');
    expect(status).toBe(400);
    expect(html).toContain('status:');
  });
});

describe('a story’s page', () => {
  test('knows which version it shows, so that it can tell of a newer one', async () => {
    const { headers } = await pages.call('viewer', 'GET /articles/bridge');
    const version = /\d+/.exec(headers.get('etag') ?? '')?.[0] ?? '';
    expect(await htmlOf('viewer', '/articles/bridge')).toContain(
      `data-live-story="bridge" data-live-version="${version}"`,
    );
    expect(await htmlOf('viewer', '/articles/bridge/timeline')).not.toContain('data-live-story');
  });
});
