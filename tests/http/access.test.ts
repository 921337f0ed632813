import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { RouteName } from '../../src/http/route-roles.ts';
import { ROUTES } from '../../src/http/routes/index.ts';
import {
  asText,
  givenApi,
  type Answered,
  type Caller,
  type GivenApi,
  type Sending,
} from '../support/given-api.ts';
import { postStream } from '../support/post-stream.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
  await given.addToken('insider', { role: 'subscriber', grants: ['unpublished'] });
});

afterAll(async () => {
  await given.stop();
});

const CALLERS = ['anonymous', 'viewer', 'editor', 'auditor', 'subscriber', 'ingest', 'admin'] as const;

const READERS: readonly Caller[] = ['viewer', 'editor', 'auditor', 'subscriber', 'admin'];
const EDITORS: readonly Caller[] = ['editor', 'admin'];
const OPEN: readonly Caller[] = CALLERS;

const change = (act: string, body: unknown): readonly [string, Sending] => [
  `POST /articles/target/${act}`,
  { body, headers: { 'If-Match': '"1"' } },
];

/** Who may ask what, written down a second time: the program's own table must say the same. */
const TABLE: Readonly<
  Record<RouteName, readonly [allowed: readonly Caller[], request: string, sending?: Sending]>
> = {
  createArticle: [EDITORS, 'POST /articles', { body: { text: 'A story' } }],
  getDraft: [['editor', 'auditor', 'admin'], 'GET /articles/target/draft'],
  saveDraft: [
    EDITORS,
    'PUT /articles/target/draft',
    { body: { content: aContent('x') }, headers: { 'If-Match': '"1"' } },
  ],
  publishArticle: [EDITORS, ...change('publish', {})],
  updateArticle: [EDITORS, ...change('updates', {})],
  correctArticle: [EDITORS, ...change('corrections', { correction: { kind: 'correction', notice: 'x' } })],
  restoreRevision: [EDITORS, ...change('restore', { revision: 1, note: 'x' })],
  withholdArticle: [EDITORS, ...change('withhold', { reason: 'x' })],
  releaseArticle: [EDITORS, ...change('release', { reason: 'x' })],
  retractArticle: [EDITORS, ...change('retract', { reason: 'x', notice: 'x' })],
  schedulePublication: [
    EDITORS,
    ...change('schedule', { act: 'publish', publishAt: '2100-01-01T00:00:00Z' }),
  ],
  unschedulePublication: [EDITORS, ...change('unschedule', { reason: 'x' })],
  setEmbargo: [EDITORS, ...change('embargo', { reason: 'x' })],
  amendTimes: [EDITORS, ...change('amend-times', { publishedAt: '2020-01-01T00:00:00Z', reason: 'x' })],
  correctEffectiveTime: [
    ['editor', 'admin', 'ingest of the story’s source'],
    ...change('effective-time', {
      eventId: '01890000-0000-7000-8000-000000000000',
      effectiveAt: '2020-01-01T00:00:00Z',
      reason: 'x',
    }),
  ],
  addNote: [EDITORS, ...change('notes', { text: 'x' })],
  importSnapshots: [
    ['ingest', 'admin'],
    'POST /imports',
    { body: '', headers: { 'Content-Type': 'application/x-ndjson' } },
  ],
  listArticles: [READERS, 'GET /articles'],
  getArticle: [READERS, 'GET /articles/target'],
  listRevisions: [READERS, 'GET /articles/target/revisions'],
  getRevision: [READERS, 'GET /articles/target/revisions/1'],
  getDiff: [READERS, 'GET /articles/target/diff?from=1&to=1'],
  getBlame: [READERS, 'GET /articles/target/blame?revision=1'],
  getTimeline: [READERS, 'GET /articles/target/timeline'],
  listAudit: [['auditor', 'admin'], 'GET /audit'],
  search: [READERS, 'GET /search?q=ferry'],
  // A stream has no end that could be awaited; its head says as much.
  getLive: [READERS, 'HEAD /live'],
  listEvents: [['subscriber', 'admin'], 'GET /events'],
  getOpenApi: [OPEN, 'GET /openapi.json'],
  getAsyncApi: [OPEN, 'GET /asyncapi.json'],
  getDocs: [OPEN, 'GET //docs'],
  getDocsStyle: [OPEN, 'GET //docs/style.css'],
  getProblem: [OPEN, 'GET //problems/forbidden'],
  getHealth: [OPEN, 'GET //healthz'],
  getReadiness: [OPEN, 'GET //readyz'],
  // From this machine also without a token; with one of another role it is refused.
  getMetrics: [['admin', 'anonymous'], 'GET //metrics'],
};

const CELLS = Object.entries(TABLE).flatMap(([name, [allowed, request, sending]]) =>
  CALLERS.map(
    (caller) => [name, caller, allowed.includes(caller) ? 'yes' : 'no', { request, sending }] as const,
  ),
);

describe('roles × routes', () => {
  test('the table has every route', () => {
    expect(Object.keys(TABLE).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
  });

  test.each(CELLS)('%s by %s: %s', async (_name, caller, allowed, { request, sending }) => {
    const answer = await given.call(caller, request, sending);
    if (allowed === 'yes') {
      expect([401, 403, 500]).not.toContain(answer.status);
      return;
    }
    expect(answer.status).toBe(caller === 'anonymous' ? 401 : 403);
    if (!request.startsWith('HEAD'))
      expect(answer.json['code']).toBe(caller === 'anonymous' ? 'unauthenticated' : 'forbidden');
    if (caller === 'anonymous') expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="stet"');
  });

  test.each([
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer stet_wrong',
    'Bearer a b',
    `Bearer ${'x'.repeat(600)}`,
  ])('Authorization: %s is 401, and says so', async (authorization) => {
    const answer = await given.call('anonymous', 'GET /articles', {
      headers: { Authorization: authorization },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="stet", error="invalid_token"');
    expect(answer.text).not.toContain('wrong');
  });

  test('a token in the query is no token', async () => {
    const answer = await given.call('anonymous', `GET /articles?access_token=${given.secretOf('admin')}`);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(given.secretOf('admin'));
  });

  test('a forwarded request is not local: /metrics wants a token', async () => {
    const answer = await given.call('anonymous', 'GET //metrics', {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    expect(answer.status).toBe(401);
  });
});

/** Words that no answer to readers may hold, one for each kind of hidden text. */
const HIDDEN = /zq(?:draft|later|note|reason|embargo|plan|withheld|retracted|saved|earlier)\w*/i;

const story = async (id: string, word: string): Promise<Answered> =>
  given.call('editor', 'POST /articles', {
    body: {
      articleId: id,
      note: 'zqnote of the first',
      content: {
        ...aContent(`${word} headline`, `${word} text with 12 words`),
        section: `${word}-section`,
        tags: [`${word}-tag`],
        summary: `${word} summary`,
        bylines: [`${word} Byline`],
        custom: { desk: word },
      },
    },
  });

const act = async (id: string, name: string, body: unknown): Promise<Answered> => {
  const request = name === 'draft' ? `PUT /articles/${id}/draft` : `POST /articles/${id}/${name}`;
  const answer = await given.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status !== 200) throw new Error(`${request}: ${answer.text}`);
  return answer;
};

const IDS = ['s-draft', 's-open', 's-withheld', 's-retracted'] as const;

/** What was public once and is now taken back, and what never was. */
async function giveStories(): Promise<void> {
  await story('s-draft', 'zqdraft');
  await story('s-open', 'open');
  await act('s-open', 'publish', {});
  await act('s-open', 'updates', {
    content: aContent('open two', 'open text with 19 words'),
    note: 'zqnote',
  });
  for (const [id, word, name] of [
    ['s-withheld', 'zqwithheld', 'withhold'],
    ['s-retracted', 'zqretracted', 'retract'],
  ] as const) {
    await story(id, word);
    await act(id, 'publish', {});
    await act(id, 'updates', { content: aContent(`${word} two`, `${word} text`) });
    await act(id, name, { reason: 'zqreason', notice: 'Told to readers.' });
  }
}

/** Hidden acts on what readers see, which must change nothing for them. */
async function doHiddenActs(): Promise<void> {
  await act('s-open', 'draft', {
    content: { ...aContent('zqlater', 'zqlater text'), tags: ['zqlater'] },
    note: 'zqnote',
  });
  await act('s-open', 'notes', { text: 'zqnote on it' });
  await act('s-draft', 'embargo', { until: '2100-01-01T00:00:00Z', reason: 'zqembargo' });
  await act('s-open', 'schedule', { act: 'update', publishAt: '2100-02-01T00:00:00Z' });
  await act('s-open', 'unschedule', { reason: 'zqplan' });
  await act('s-withheld', 'draft', { content: aContent('zqsaved', 'zqsaved text') });
  await story('s-second-draft', 'zqdraft');
  await act('s-second-draft', 'draft', { content: aContent('zqsaved again') });
}

const WORDS = [
  'zqdraft',
  'zqlater',
  'zqnote',
  'zqreason',
  'zqembargo',
  'zqplan',
  'zqwithheld',
  'zqretracted',
  'zqsaved',
  'headline',
  'open',
];
const REFS = ['1', '2', '3', 'previous', 'latest', 'published', 'first'];

/** When the stories stood as readers first ask about them. */
let moment = '';

/** Every question that a reader can ask about these stories, filters and wrong ones too. */
function readersQuestions(): string[] {
  const ids = [...IDS, 's-second-draft', 's-unknown'];
  return [
    ...ids.flatMap((id) => [
      ...[
        '',
        '/revisions',
        '/revisions?limit=1',
        '/timeline',
        '/timeline?limit=1',
        '/draft',
        '/diff',
        '/blame',
        '/blame?revision=published',
        '/nothing',
        `?asOf=${moment}`,
        `?knownAt=${moment}`,
        '?asOf=2020-01-01T00:00:00Z',
        `/revisions?asOf=${moment}`,
        `/timeline?asOf=${moment}&knownAt=${moment}`,
      ].map((end) => `/articles/${id}${end}`),
      ...['1', '2', '3', '4', '99'].map((revision) => `/articles/${id}/revisions/${revision}`),
      ...['1', '2', '3', '99', 'first'].map((revision) => `/articles/${id}/blame?revision=${revision}`),
      ...['1', '2', 'first', 'previous'].flatMap((from) =>
        REFS.map((to) => `/articles/${id}/diff?from=${from}&to=${to}`),
      ),
    ]),
    ...WORDS.flatMap((word) => [
      ...['current', 'history'].map((scope) => `/search?q=${word}&in=${scope}`),
      ...['q', 'section', 'tag', 'language', 'status'].map((name) => `/articles?${name}=${word}`),
      ...[`/articles?tag=${word}-tag`, `/articles?section=${word}-section`],
    ]),
    ...['draft', 'published', 'withheld', 'retracted', 'gone', 'none'].map(
      (status) => `/articles?status=${status}`,
    ),
    ...[
      '/articles?limit=1',
      '/articles?sort=published',
      '/articles?updatedSince=2020-01-01T00:00:00Z',
      '/search?q=text&in=history&limit=1',
    ],
    ...[
      '/events',
      '/events?limit=1',
      '/events?type=DraftSaved',
      '/events?type=NoteAdded&type=EmbargoSet',
      '/events?article=s-draft',
      '/audit',
      '/audit?q=zqnote',
    ],
  ];
}

type Told = { readonly status: number; readonly told: string };

/** Everything that an answer says, but for what names the request itself. */
function toTold({ status, headers, text }: Answered): Told {
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name));
  return { status, told: `${JSON.stringify(kept)}\n${text.replaceAll(/"requestId":"[^"]+"/g, '')}` };
}

async function ask(caller: Caller, questions: readonly string[]): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  for (const question of questions) told.set(question, toTold(await given.call(caller, `GET ${question}`)));
  return told;
}

/** The pages behind the first, too. */
async function walk(caller: Caller, question: string): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (let path: string | undefined = question; path !== undefined;) {
    const answer = await given.call(caller, `GET ${path}`);
    told.set(path, toTold(answer));
    const cursor = answer.json['nextCursor'];
    path = cursor === undefined ? undefined : `${question}&cursor=${asText(cursor)}`;
  }
  return told;
}

describe('what readers are told', () => {
  const callers: readonly Caller[] = ['viewer', 'subscriber', 'anonymous', 'ingest'];
  const before = new Map<Caller, ReadonlyMap<string, Told>>();

  const askAll = async (caller: Caller): Promise<ReadonlyMap<string, Told>> =>
    new Map([
      ...(await ask(caller, readersQuestions())),
      ...(await walk(caller, '/articles?limit=1')),
      ...(await walk(caller, '/articles/s-open/timeline?limit=1')),
      ...(await walk(caller, '/articles/s-withheld/revisions?limit=1')),
    ]);

  beforeAll(async () => {
    await giveStories();
    moment = new Date().toISOString();
    for (const caller of callers) before.set(caller, await askAll(caller));
    await doHiddenActs();
  });

  test.each(callers)('%s: no hidden word, and hidden acts changed nothing', async (caller) => {
    const after = await askAll(caller);
    expect([...after.keys()]).toEqual([...(before.get(caller)?.keys() ?? [])]);
    for (const [question, { status, told }] of after) {
      expect([question, HIDDEN.exec(told)?.[0]]).toEqual([question, undefined]);
      expect([question, { status, told }]).toEqual([question, before.get(caller)?.get(question)]);
      expect(status).not.toBe(500);
    }
  });

  test('the same words are there for those who may read them', async () => {
    await given.settled();
    const seen = await Promise.all(
      [
        '/articles/s-draft/draft',
        '/articles/s-open/draft',
        '/articles/s-withheld/revisions/1',
        '/articles/s-open/timeline',
      ].map((path) => given.call('auditor', `GET ${path}`)),
    );
    for (const answer of seen) expect([answer.status, HIDDEN.test(answer.text)]).toEqual([200, true]);
    const found = await given.call('editor', 'GET /search?q=zqdraft&in=history');
    expect(found.json['items']).toHaveLength(2);
    const audit = await given.call('auditor', 'GET /audit?q=zqembargo');
    expect(audit.json['items']).toHaveLength(1);
  });

  test('a draft answers as a story that never was', async () => {
    const masked = ({ status, told }: Told, id: string): string =>
      `${String(status)} ${told.replaceAll(id, 'ID')}`;
    for (const caller of ['viewer', 'subscriber', 'ingest', 'anonymous']) {
      for (const question of readersQuestions().filter((path) => path.includes('s-draft'))) {
        const unknown = toTold(await given.call(caller, `GET ${question.replace('s-draft', 's-unknown')}`));
        const draft = toTold(await given.call(caller, `GET ${question}`));
        expect([question, masked(draft, 's-draft')]).toEqual([question, masked(unknown, 's-unknown')]);
      }
    }
  });

  test('a withheld and a retracted story: status, times and notice, no text, in its past too', async () => {
    for (const [id, status] of [
      ['s-withheld', 'withheld'],
      ['s-retracted', 'retracted'],
    ] as const) {
      const article = await given.call('viewer', `GET /articles/${id}`);
      expect(article.json).toMatchObject({
        status,
        content: null,
        contentState: 'hidden',
        notices: [{ notice: 'Told to readers.' }],
      });
      expect(article.json['publishedAt']?.['instant']).toBeDefined();
      expect((await given.call('viewer', `GET /articles/${id}/revisions/1`)).json).toMatchObject({
        content: null,
        contentState: 'hidden',
      });
      expect((await given.call('viewer', `GET /articles/${id}/diff`)).json['code']).toBe('text-hidden');
      expect((await given.call('editor', `GET /articles/${id}/diff`)).status).toBe(200);
    }
  });

  test('the grant unpublished widens a subscriber’s events, and still tells no text', async () => {
    const typesOf = (answer: Answered): string[] =>
      Array.from(answer.json, (event) => asText(event['data']?.['act']));
    const narrow = typesOf(await given.call('subscriber', 'GET /events?limit=1000'));
    const wide = await given.call('insider', 'GET /events?limit=1000');
    expect(narrow).not.toContain('ArticleDrafted');
    expect(typesOf(wide)).toEqual(expect.arrayContaining(['ArticleDrafted', 'NoteAdded', 'EmbargoSet']));
    expect(HIDDEN.exec(wide.text)).toBeNull();
  });
});

describe('an ingest token', () => {
  const send = (caller: Caller, ...lines: readonly string[]): Promise<Answered> =>
    given.call(caller, 'POST /imports', {
      body: lines.join('\n'),
      headers: { 'Content-Type': 'application/x-ndjson' },
    });

  const linesOf = ({ text }: Answered): unknown[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);

  const snapshot = (more: object = {}): string =>
    JSON.stringify({
      ...aSnapshot(aContent('Imported', 'Text.'), { publishedAt: stated('2021/03/22 22:34') }),
      ...more,
    });

  test('records its own source alone, once, in order, and goes on after a wrong line', async () => {
    const answer = await send(
      'ingest',
      snapshot(),
      snapshot(),
      '',
      snapshot({ source: { system: 'other', id: 'x' } }),
      '{"source":',
      JSON.stringify({ status: 'published', source: { system: 'harbour-post', id: 'y' }, nope: 1 }),
      snapshot({ source: { system: 'harbour-post', id: 'z' } }),
    );
    expect(answer.status).toBe(200);
    expect(linesOf(answer)).toMatchObject([
      { line: 1, outcome: 'recorded', appended: ['ArticlePublished'], revision: 1, streamVersion: '1' },
      { line: 2, outcome: 'unchanged', streamVersion: '1' },
      { line: 4, outcome: 'refused', error: { code: 'foreign-source', status: 403 } },
      { line: 5, outcome: 'refused', error: { code: 'malformed-json' } },
      { line: 6, outcome: 'refused', error: { code: 'bad-input', errors: [{ path: 'line.nope' }] } },
      { line: 7, outcome: 'recorded' },
    ]);
    const byAdmin = await send('admin', snapshot({ source: { system: 'other', id: 'x' } }));
    expect(linesOf(byAdmin)).toMatchObject([{ outcome: 'recorded' }]);
  });

  test('may mend a time of effect of its own story, of no other', async () => {
    const [imported] = linesOf(
      await send('ingest', snapshot({ source: { system: 'harbour-post', id: 'mend' } })),
    ) as { articleId: string }[];
    const [own] = await given.api.store.readStream(imported?.articleId as never);
    const body = { eventId: own?.eventId, effectiveAt: '2021-03-22T14:40:00Z', reason: 'x' };
    const mend = (id: string | undefined) =>
      given.call('ingest', `POST /articles/${String(id)}/effective-time`, {
        body,
        headers: { 'If-Match': '*' },
      });
    expect((await mend(imported?.articleId)).status).toBe(200);
    expect((await mend('s-open')).status).toBe(403);
  });

  test('answers while the rest is still being sent', async () => {
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${snapshot({ source: { system: 'harbour-post', id: 'slow-1' } })}\n`);
      await told;
      yield Buffer.from(`${snapshot({ source: { system: 'harbour-post', id: 'slow-2' } })}\n`);
    }
    const headers = {
      Authorization: `Bearer ${given.secretOf('ingest')}`,
      'Content-Type': 'application/x-ndjson',
    };
    const response = await postStream(`${given.address}/api/v1/imports`, headers, body());
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('"line":1');
    goOn();
    expect((await reader?.read())?.value).toContain('"line":2');
  });
});
