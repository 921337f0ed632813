import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';

let pages: GivenPages;

const SECRET = 'submarine';
const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe e\u0301\u0301 \u200b\u2066`;

beforeAll(async () => {
  pages = await givenPages();
  await edit('POST /articles', {
    articleId: 'mill',
    content: aContent('Mill falls', 'At least 12 people died.'),
  });
  await edit('POST /articles/mill/publish', {});
  await edit('POST /articles/mill/updates', {
    content: aContent('Mill falls', 'At least 19 people died.'),
    notice: 'The number of dead was updated.',
  });
  await edit('PUT /articles/mill/draft', { content: aContent('Mill falls', `A ${SECRET} was seen.`) });
  await edit('POST /articles/mill/notes', { text: `Ask about the ${SECRET}.` });
  await edit('POST /articles', { articleId: 'plan', content: aContent(`Plans of the ${SECRET}`, 'Soon.') });
  const hostile = aContent(HOSTILE, HOSTILE);
  await edit('POST /articles', {
    articleId: 'hostile',
    content: {
      ...hostile,
      summary: HOSTILE,
      bylines: [HOSTILE],
      tags: [HOSTILE],
      section: HOSTILE,
      related: [{ title: HOSTILE, url: 'https://example.test/"onmouseover=alert(1)' }],
    },
  });
  await edit('POST /articles/hostile/publish', {});
  await edit('POST /articles/hostile/updates', {
    content: { ...hostile, blocks: aContent('', `${HOSTILE} more`).blocks },
    notice: HOSTILE,
  });
  await pages.settled();
});

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

describe('the list of stories', () => {
  test('tells status, times and the last change', async () => {
    const html = await htmlOf('viewer', '/');
    expect(html).toContain('Mill falls');
    expect(html).toContain('12 → 19');
    expect(html).toContain('2 revisions');
  });

  test('finds by words, and says when nothing matches', async () => {
    expect(await htmlOf('viewer', '/?q=19')).toContain('Mill falls');
    expect(await htmlOf('viewer', '/?q=zebra')).toContain('No story matches');
  });

  test('takes an empty field of the filter for none', async () => {
    expect(await htmlOf('viewer', '/?q=&status=&section=&sort=published')).toContain('Mill falls');
  });
});

describe('a story', () => {
  test('stands with its notices and its revisions', async () => {
    const html = await htmlOf('viewer', '/articles/mill');
    expect(html).toContain('At least 19 people died.');
    expect(html).toContain('The number of dead was updated.');
    expect(html).toContain('Compare from revision 1');
  });

  test('is shown as an older revision had it', async () => {
    expect(await htmlOf('viewer', '/articles/mill?revision=1')).toContain('At least 12 people died.');
  });

  test('that isn’t there is a page that says so', async () => {
    for (const path of ['/articles/none', '/articles/none/timeline', '/articles/none/compare']) {
      const { status, html } = await pages.open('viewer', path);
      expect([path, status]).toEqual([path, 404]);
      expect(html).toContain('There is no such story');
    }
  });
});

describe('a comparison', () => {
  test('shows the number that changed in each of its views', async () => {
    for (const view of ['inline', 'side', 'list']) {
      const html = await htmlOf('viewer', `/articles/mill/compare?from=1&to=2&view=${view}`);
      expect(html).toContain('12');
      expect(html).toContain('19');
    }
    const html = await htmlOf('viewer', '/articles/mill/compare');
    expect(html).toMatch(/<del[^>]*>12<\/del>/);
    expect(html).toMatch(/<ins[^>]*>19<\/ins>/);
  });

  test('with what nobody may see or what is no revision is a page that says so', async () => {
    expect((await pages.open('viewer', '/articles/mill/compare?to=3')).status).toBe(404);
    expect((await pages.open('viewer', '/articles/mill/compare?from=3')).status).toBe(404);
    expect((await pages.open('viewer', '/articles/mill/compare?to=one')).status).toBe(400);
  });
});

describe('the audit', () => {
  test('is for auditors and admins', async () => {
    expect((await pages.open('viewer', '/audit')).status).toBe(403);
    expect((await pages.open('editor', '/audit')).status).toBe(403);
    expect(await htmlOf('auditor', '/audit')).toContain('acts match');
  });

  test('filters by act, and by day on the installation’s clock', async () => {
    expect(await htmlOf('auditor', '/audit?type=NoteAdded')).toContain('1 act matches');
    expect(await htmlOf('auditor', '/audit?to=1999-12-31')).toContain('0 acts match');
    expect((await pages.open('auditor', '/audit?from=yesterday')).status).toBe(400);
  });
});

const READERS_PAGES = [
  '/',
  '/?q=submarine',
  '/articles/mill',
  '/articles/mill/timeline',
  '/articles/mill/compare',
  '/articles/plan',
  '/articles/plan/timeline',
  '/articles/mill?revision=3',
  '/help',
];

describe('what readers may not see', () => {
  test('is on none of their pages, and staff see it', async () => {
    for (const caller of ['viewer', 'subscriber']) {
      for (const path of READERS_PAGES) {
        const { html } = await pages.open(caller, path);
        const shown = path.includes(SECRET) ? html.replaceAll(`value="${SECRET}"`, '') : html;
        expect([path, shown.toLowerCase().includes(SECRET)]).toEqual([path, false]);
      }
    }
    expect(await htmlOf('editor', '/articles/mill/timeline')).toContain(SECRET);
  });
});

describe('a hostile story', () => {
  test('is text on every page', async () => {
    const paths = ['', '/timeline', '/compare', '/compare?view=side', '/compare?view=list'].map(
      (below) => `/articles/hostile${below}`,
    );
    for (const path of ['/', '/audit', ...paths]) {
      const html = await htmlOf('admin', path);
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
      expect(html).not.toMatch(/href="javascript:/i);
    }
  });
});
