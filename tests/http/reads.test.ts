import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { asText, givenApi, type Answered, type GivenApi, type Json } from '../support/given-api.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';

let given: GivenApi;

const STORIES = 25;
const listed = Array.from({ length: STORIES }, (_, n) => `list-${String(n).padStart(2, '0')}`);

beforeAll(async () => {
  given = await givenApi();
  for (let n = 0; n < STORIES; n += 1) {
    const id = listed[n] ?? '';
    const content = {
      ...aContent(`Story ${String(n)}`, `Text number ${String(n)}`),
      section: n % 2 === 0 ? 'even' : 'odd',
      tags: [`t${String(n % 3)}`],
    };
    await edit('POST /articles', { articleId: id, content });
    await edit(`POST /articles/${id}/publish`, {});
  }
  await edit('POST /articles', {
    articleId: 'ferry',
    content: aContent('Ferry late', 'At 10:30 12 people waited.', '大霧籠罩維多利亞港。'),
  });
  await edit('POST /articles/ferry/publish', {});
  await edit('POST /articles/ferry/updates', {
    content: aContent('Ferry late', 'At 10:30 19 people waited.', '大霧籠罩維多利亞港。'),
    note: '=HYPERLINK("http://evil.example")',
  });
  await edit('POST /articles/ferry/notes', { text: '@SUM(A1:A9), "quoted"\nand 更多' });
  await edit('POST /articles/ferry/corrections', {
    content: aContent('Ferry very late', 'At 10:30 19 people waited.', '大霧籠罩維多利亞港。'),
    correction: { kind: 'correction', notice: '+1 hour, not 2' },
  });
});

afterAll(async () => {
  await given.stop();
});

async function edit(request: string, body: unknown): Promise<Answered> {
  const answer = await given.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
  return answer;
}

const get = (path: string, headers: Record<string, string> = {}, caller = 'auditor'): Promise<Answered> =>
  given.call(caller, `GET ${path}`, { headers });

const itemsOf = ({ json }: Answered): readonly Json[] => Array.from(json['items'] ?? []);

/** All pages of a list, one after the other. */
async function allPages(path: string, caller = 'auditor'): Promise<readonly Json[]> {
  const items: Json[] = [];
  let cursor: string | undefined;
  do {
    const page = await get(`${path}${cursor === undefined ? '' : `&cursor=${cursor}`}`, {}, caller);
    expect(page.status).toBe(200);
    items.push(...itemsOf(page));
    cursor = page.json['nextCursor'] === undefined ? undefined : asText(page.json['nextCursor']);
  } while (cursor !== undefined);
  return items;
}

describe('who did it', () => {
  test('staff read the token’s name beside its id and in sentences; readers the id alone', async () => {
    const [entry] = itemsOf(await get('/audit?article=ferry&type=ArticlePublished'));
    expect(entry?.['actor']).toMatchObject({ name: 'editor token' });
    expect(entry?.['recordedBy']).toMatchObject({ name: 'editor token' });
    expect(entry?.['sentence']).toBe('Revision 1 published by editor token.');
    const [revision] = itemsOf(await get('/articles/ferry/revisions'));
    expect(revision?.['actor']).toMatchObject({ name: 'editor token' });
    const csv = await get('/audit?article=ferry&type=ArticlePublished', { Accept: 'text/csv' });
    expect(csv.text).toContain('published by editor token.');
    for (const path of ['/articles/ferry/timeline', '/articles/ferry/revisions']) {
      expect((await get(path, {}, 'viewer')).text).not.toContain('editor token');
    }
  });
});

describe('lists', () => {
  test.each([1, 7, 200])('by pages of %i hold each story once, the newest first', async (limit) => {
    for (const sort of ['updated', 'published']) {
      const items = await allPages(`/articles?sort=${sort}&limit=${String(limit)}`, 'viewer');
      const ids = items.map((item) => asText(item['articleId']));
      expect(new Set(ids).size).toBe(ids.length);
      // Other tests add stories of their own.
      expect(ids.filter((id) => id.startsWith('list-')).sort()).toEqual(listed);
    }
  });

  test('a page doesn’t shift when a story comes in between', async () => {
    const first = await get('/articles?limit=5', {}, 'viewer');
    await edit('POST /articles', {
      articleId: `between-${String(Date.now())}`,
      content: aContent('Between'),
    });
    const second = await get(`/articles?limit=5&cursor=${asText(first.json['nextCursor'])}`, {}, 'viewer');
    const ids = [...itemsOf(first), ...itemsOf(second)].map((item) => item['articleId']);
    expect(new Set(ids).size).toBe(10);
  });

  test('filters', async () => {
    expect(await allPages('/articles?section=even&limit=4', 'viewer')).toHaveLength(13);
    expect(await allPages('/articles?section=even&tag=t0&limit=4', 'viewer')).toHaveLength(5);
    expect(await allPages('/articles?q=維多利亞&limit=4', 'viewer')).toHaveLength(1);
    expect(
      await allPages('/articles?updatedSince=2100-01-01T00:00:00%2B08:00&limit=4', 'viewer'),
    ).toHaveLength(0);
    expect((await get('/articles?updatedSince=2020-01-01T00:00:00+08:00')).status).toBe(200);
  });

  test.each([
    ['/articles?limit=0', 'query.limit'],
    ['/articles?limit=201', 'query.limit'],
    ['/articles?limit=1e2', 'query.limit'],
    ['/articles?limit=5&limit=6', 'query.limit'],
    ['/articles?q=', 'query.q'],
    ['/articles?status=none', 'query.status'],
    ['/articles?unknown=1', 'query.unknown'],
    ['/articles?__proto__=1', 'query.__proto__'],
    ['/articles?updatedSince=yesterday', 'query.updatedSince'],
    ['/audit?type=Nope', 'query.type[0]'],
    ['/audit?silent=maybe', 'query.silent'],
    ['/events?type=Nope', 'query.type[0]'],
    ['/events?after=here', 'query.after'],
    ['/search', 'query.q'],
    ['/articles/ferry/diff?from=0', 'query.from'],
    ['/articles/ferry/revisions/x', 'path.revision'],
    ['/articles/..%2f..%2fetc', 'path.id'],
  ])('GET %s is refused at %s', async (path, place) => {
    const answer = await get(path, {}, path.startsWith('/events') ? 'subscriber' : 'auditor');
    expect([answer.status, answer.json['errors']?.[0]?.['path']]).toEqual([400, place]);
  });

  test('cursors that were tampered with are refused, never guessed', async () => {
    const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const cursors = [
      ...[
        'x',
        '',
        '%00',
        'e30',
        encoded({ sort: 'updated' }),
        encoded({ sort: 'updated', after: { sortKey: 1, articleId: 'x' } }),
      ],
      ...[
        encoded({ sort: 'x', after: { sortKey: '', articleId: '' } }),
        encoded({ before: 'x' }),
        Buffer.from('{"before":1e400}').toString('base64url'),
        encoded({ before: -1 }),
      ],
      ...[
        encoded({ sort: 'updated', after: { sortKey: '', articleId: '', more: 1 } }),
        encoded([]),
        encoded({ before: "1' OR 1=1" }),
      ],
    ];
    const lists = [
      '/articles?',
      '/articles/ferry/revisions?',
      '/articles/ferry/timeline?',
      '/audit?',
      '/search?q=ferry&',
    ];
    for (const list of lists) {
      for (const cursor of cursors) {
        const answer = await get(`${list}cursor=${cursor}`);
        expect([list, cursor, answer.status]).toEqual([list, cursor, 400]);
      }
    }
  });
});

describe('ETags of reads', () => {
  test.each([
    '/articles/ferry',
    '/articles/ferry/revisions',
    '/articles/ferry/revisions/1',
    '/articles/ferry/timeline',
    '/articles/ferry/diff',
    '/articles?limit=3',
    '/search?q=ferry',
    '/audit?article=ferry',
  ])('GET %s again with If-None-Match is 304 with an empty body', async (path) => {
    const first = await get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get('vary')).toBe('Authorization, Cookie, Accept');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await get(path, { 'If-None-Match': `"x", W/${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get(path, { 'If-None-Match': '"x"' })).status).toBe(200);
  });

  test('a story’s ETag is its version, and moves with it', async () => {
    const before = await get('/articles/ferry', {}, 'editor');
    expect(before.headers.get('etag')).toBe(`"${asText(before.json['streamVersion'])}"`);
    const noted = await edit('POST /articles/ferry/notes', { text: 'again' });
    const after = await get(
      '/articles/ferry',
      { 'If-None-Match': before.headers.get('etag') ?? '' },
      'editor',
    );
    expect([after.status, after.headers.get('etag')]).toEqual([200, noted.headers.get('etag')]);
  });

  test('HEAD answers as GET, without a body', async () => {
    const head = await given.call('viewer', 'HEAD /articles/ferry');
    const whole = await given.call('viewer', 'GET /articles/ferry');
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')]);
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'));
  });
});

describe('a diff', () => {
  test('as JSON names both revisions, every change and every number', async () => {
    const { json } = await get('/articles/ferry/diff?from=1&to=2');
    expect(json).toMatchObject({ articleId: 'ferry', from: { revision: 1 }, to: { revision: 2 } });
    expect(JSON.stringify(json['changes'])).toContain('19');
    const spans = Array.from(json['diff']?.['blocks'] ?? []).flatMap((block) =>
      Array.from(block['spans'] ?? []),
    );
    expect(spans.filter((span) => asText(span['op']) !== 'equal')).toEqual([
      {
        op: 'replace',
        before: [9, 11],
        after: [9, 11],
        beforeText: '12',
        afterText: '19',
        class: 'number',
      },
    ]);
  });

  test.each([
    ['previous', 'latest', [2, 3]],
    ['first', 'published', [1, 3]],
    ['previous', '2', [1, 2]],
    ['latest', 'first', [3, 1]],
  ])('from %s to %s', async (from, to, revisions) => {
    const { json } = await get(`/articles/ferry/diff?from=${from}&to=${to}`, {}, 'viewer');
    expect([json['from']?.['revision'], json['to']?.['revision']]).toEqual(revisions);
  });

  test.each([
    ['text/html', /<ins>19<\/ins>/],
    ['text/x-diff', /^\+At 10:30 19 people waited\.$/m],
    ['text/html;q=0.5, text/x-diff', /^--- ferry revision 1\n\+\+\+ ferry revision 2\n/],
    ['text/*', /^<!doctype html>/],
    ['*/*', /^\{"articleId"/],
  ])('as %s', async (accept, pattern) => {
    const answer = await get('/articles/ferry/diff?from=1&to=2', { Accept: accept });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(pattern);
  });

  test.each([
    ['inline', /<del>12<\/del><ins>19<\/ins>/],
    ['side', /data-side="before">.*<del>12<\/del>/],
    ['list', /“<bdi lang="en" dir="auto">12<\/bdi>” became/],
  ])('as a page, %s, with links to the other views', async (view, pattern) => {
    const { text } = await get(`/articles/ferry/diff?from=1&to=2&view=${view}`, { Accept: 'text/html' });
    expect(text).toMatch(pattern);
    expect(text.match(/&amp;view=/g)?.length).toBe(2);
  });

  test.each(['image/png', 'application/json;q=0', 'text/plain'])('Accept: %s is 406', async (accept) => {
    const answer = await get('/articles/ferry/diff', { Accept: accept });
    expect([answer.status, answer.json['code']]).toEqual([406, 'not-acceptable']);
  });

  test('in HTML nothing of the text is markup', async () => {
    await edit('POST /articles', {
      articleId: 'hostile',
      content: aContent('<script>alert(1)</script>', '<img src=x onerror=alert(1)>'),
    });
    await edit('POST /articles/hostile/publish', {});
    await edit('POST /articles/hostile/updates', {
      content: aContent('"><script>alert(2)</script>', '</p><svg onload=alert(3)>'),
    });
    const { text } = await get('/articles/hostile/diff', { Accept: 'text/html' });
    expect(text).not.toMatch(/<(?:script|img|svg)/i);
    expect(text).toContain('&lt;script&gt;');
  });

  test('from a text that nobody observed says so', async () => {
    const snapshot = aSnapshot(aContent('Imported', 'Text.'), {
      source: { system: 'harbour-post', id: 'unobserved' },
      publishedAt: stated('2021/03/22 22:34'),
      updatedAt: stated('2021/03/23 18:05'),
    });
    const sent = await given.call('ingest', 'POST /imports', {
      body: snapshot,
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    const id = asText(sent.json['articleId']);
    const { json } = await get(`/articles/${id}/diff`);
    expect(json).toMatchObject({
      from: { revision: 1, contentState: 'unobserved' },
      to: { revision: 2 },
      diff: null,
    });
    for (const accept of ['text/html', 'text/x-diff'])
      expect((await get(`/articles/${id}/diff`, { Accept: accept })).text).toContain('observed');
    expect((await get(`/articles/${id}/revisions/1`)).json).toMatchObject({
      content: null,
      contentState: 'unobserved',
    });
  });
});

describe('the audit', () => {
  const exported = async (query: string, accept: string): Promise<string> => {
    const answer = await get(`/audit?${query}`, { Accept: accept });
    expect(answer.status).toBe(200);
    return answer.text;
  };

  test.each([
    'article=ferry',
    'type=ArticlePublished&type=NoteAdded',
    'q=people',
    'from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z',
    'silent=yes',
    'anomaly=any',
    'ip=127.0.0.1',
  ])('by %s: CSV, NDJSON and all pages of JSON hold the same', async (query) => {
    const pages = await allPages(`/audit?${query}&limit=7`);
    const lines = (await exported(query, 'application/x-ndjson')).split('\n').filter((line) => line !== '');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(pages);
    const records = (await exported(query, 'text/csv')).split('\r\n').slice(1, -1);
    const ids = records.map((record) => /,([0-9a-f-]{36}),\d+,[\w-]+\.\d+$/.exec(record)?.[1]);
    expect(ids).toEqual(pages.map((entry) => entry['eventId']));
  });

  test('CSV cells are text to a spreadsheet, and CJK stays readable', async () => {
    const answer = await get('/audit?article=ferry', { Accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(answer.text).toContain(`"'@SUM(A1:A9), ""quoted""\nand 更多"`);
    expect(answer.text).toContain(`"'+1 hour, not 2"`);
    expect(answer.text).not.toMatch(/(?:^|,)"?[=+@]/m);
  });

  test('entries name actor, recorder, times, basis and words', async () => {
    const [note] = itemsOf(await get('/audit?article=ferry&type=NoteAdded&limit=1&q=SUM'));
    expect(note).toMatchObject({
      type: 'NoteAdded',
      note: '@SUM(A1:A9), "quoted"\nand 更多',
      effectiveBasis: 'recorded',
      recording: 'live',
      ip: '127.0.0.1',
    });
    expect(note?.['actor']?.['id']).toBe(note?.['recordedBy']?.['id']);
  });
});

describe('events', () => {
  const events = (query: string): Promise<Answered> => given.call('subscriber', `GET /events?${query}`);

  test('are CloudEvents in order, thin, and go on from any position', async () => {
    const all = await events('limit=1000');
    expect(all.headers.get('content-type')).toBe('application/cloudevents-batch+json; charset=utf-8');
    const found = Array.from(all.json);
    expect(found.length).toBeGreaterThan(STORIES);
    const middle = found[9];
    const rest = await events(`limit=1000&after=${asText(middle?.['position'])}`);
    expect(Array.from(rest.json).map((event) => event['id'])).toEqual(
      found.slice(10).map((event) => event['id']),
    );
    const paged: unknown[] = [];
    let after = '';
    for (;;) {
      const page = await events(`limit=4${after}`);
      paged.push(...Array.from(page.json, (event) => event['id']));
      after = `&after=${page.headers.get('stet-next-position') ?? ''}`;
      if (page.json.length === 0) break;
    }
    expect(paged).toEqual(found.map((event) => event['id']));
  });

  test('a correction tells what, when, who sees what, and where to read it', async () => {
    const { json } = await events('article=ferry&type=org.stet.article.corrected.v1');
    expect(json).toHaveLength(1);
    expect(json[0]).toMatchObject({
      specversion: '1.0',
      source: 'https://stet.test',
      type: 'org.stet.article.corrected.v1',
      subject: 'ferry',
      partitionkey: 'ferry',
      sequence: '000000000003',
      recording: 'live',
      dataref: `${given.address}/api/v1/articles/ferry/revisions/3`,
      data: {
        act: 'ArticleCorrected',
        revision: 3,
        public: true,
        current: true,
        notice: '+1 hour, not 2',
        fieldsChanged: ['headline'],
      },
    });
    expect(JSON.stringify(json)).not.toContain('Ferry');
  });

  test('a position of another epoch is 410, never guessed', async () => {
    const answer = await events('after=another-epoch.12');
    expect([answer.status, answer.json['code'], answer.json['epoch']]).toEqual([
      410,
      'position-gone',
      given.api.store.epoch,
    ]);
  });
});

test('search finds current and historical words, a two-character Chinese word too', async () => {
  expect(itemsOf(await get('/search?q=大霧', {}, 'viewer'))).toMatchObject([
    { articleId: 'ferry', revisions: [3] },
  ]);
  expect(itemsOf(await get('/search?q="12 people"', {}, 'viewer'))).toEqual([]);
  expect(itemsOf(await get('/search?q="12 people"&in=history', {}, 'viewer'))).toMatchObject([
    { articleId: 'ferry', revisions: [1] },
  ]);
});
