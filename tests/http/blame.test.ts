import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { articleIdOf } from '../../src/application/record-snapshot.ts';
import type { Snapshot } from '../../src/domain/article/commands.ts';
import { asText, givenApi, type Answered, type GivenApi, type Json } from '../support/given-api.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
const idOf = (name: string) => articleIdOf({ system: 'harbour-post', id: name });
const imported = idOf('quay');
let given: GivenApi;

const QUAY = 'The old quay is closed to all traffic.';
const FOG = 'Nobody could see the boats because of the fog.';
const CROWD = 'A crowd of forty waited in the rain.';

type Seen = Partial<Snapshot> & { readonly name: string };

async function observe(at: string, text: string, { name, ...more }: Seen): Promise<void> {
  clock.set(at);
  const snapshot = aSnapshot(aContent('Quay', text), {
    source: { system: 'harbour-post', id: name },
    publishedAt: stated('2021/03/22 22:34'),
    ...more,
  });
  const answer = await given.call('ingest', 'POST /imports', {
    body: `${JSON.stringify(snapshot)}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  expect(answer.text).toContain('"recorded"');
}

async function edit(at: string, request: string, body: object): Promise<void> {
  clock.set(at);
  const answer = await given.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(answer.text);
}

const raw = (version: number) => ({ importer: 'page-text', version, rawSha256: 'a'.repeat(64) });
async function importTwice(name: string): Promise<void> {
  const [first, second] = [stated('2021/03/23 18:05'), stated('2021/03/23 19:05')];
  await observe('2026-03-01T10:00:00.000Z', `${QUAY} ${FOG}`, { name, updatedAt: first, extraction: raw(1) });
  await observe('2026-03-01T11:00:00.000Z', `${QUAY} ${FOG} ${CROWD}`, { name, updatedAt: second });
}

const content = (...texts: readonly string[]) => ({ content: aContent('Quay', ...texts) });

beforeAll(async () => {
  given = await givenApi({ clock });
  await edit('2026-02-01T10:00:00.000Z', 'POST /articles', { articleId: 'A1', ...content(QUAY) });
  await edit('2026-02-01T10:30:00.000Z', 'PUT /articles/A1/draft', content(QUAY, FOG));
  await edit('2026-02-01T11:00:00.000Z', 'POST /articles/A1/publish', {});
  await edit(
    '2026-02-01T12:00:00.000Z',
    'POST /articles/A1/updates',
    content(QUAY.replace('all', 'heavy'), FOG),
  );
  await edit('2026-02-01T13:00:00.000Z', 'POST /articles/A1/updates', content(QUAY.replace('all', 'heavy')));
  await edit(
    '2026-02-01T14:00:00.000Z',
    'POST /articles/A1/updates',
    content(FOG, QUAY.replace('all', 'heavy')),
  );
  await edit('2026-02-01T15:00:00.000Z', 'PUT /articles/A1/draft', content(FOG, CROWD));
  await edit('2026-02-01T16:00:00.000Z', 'POST /articles', { articleId: 'D1', ...content(QUAY) });
  await edit('2026-02-01T16:00:00.000Z', 'POST /articles', { articleId: 'W1', ...content(QUAY) });
  await edit('2026-02-01T16:01:00.000Z', 'POST /articles/W1/publish', {});
  await edit('2026-02-01T16:02:00.000Z', 'POST /articles/W1/withhold', {
    reason: 'legal',
    notice: 'Under review.',
  });
  await importTwice('quay');
  clock.set('2026-03-02T00:00:00.000Z');
});

afterAll(async () => {
  await given.stop();
});

const ask = (path: string, caller = 'viewer'): Promise<Answered> =>
  given.call(caller, `GET /articles/${path}`);

/** Each block as `revision:text` for each of its spans; a question mark: first observed. */
const told = ({ json }: Answered): readonly string[] =>
  list(json['blocks']).map((block) =>
    list(block['spans'])
      .map(({ start, end, revision, firstObserved }) => {
        const text = asText(block['text']).slice(Number(start), Number(end));
        return `${asText(revision)}${firstObserved ? '?' : ''}:${text}`;
      })
      .join('|'),
  );

const list = (value: Json | undefined): readonly Json[] =>
  Array.from({ length: value?.length ?? 0 }, (_, index) => value?.[index] ?? ({} as Json));
const heavy = '2:The old quay is closed to |3:heavy|2: traffic.';

describe('GET /articles/{id}/blame', () => {
  test('tells for each stretch which revision brought it; what comes back and moved keeps its origin', async () => {
    const answer = await ask('A1/blame');
    expect(answer.status).toBe(200);
    expect(answer.json['revision']).toBe(5);
    expect(told(answer)).toEqual([`2:${FOG}`, heavy]);
    expect(Object.keys(answer.json['revisions'] ?? {})).toEqual(['2', '3']);
    expect(answer.json['revisions']?.['3']).toMatchObject({
      type: 'ArticleUpdated',
      isPublic: true,
      recordedAt: '2026-02-01T12:00:00.000Z',
      effectiveAt: '2026-02-01T12:00:00.000Z',
      effectiveBasis: 'recorded',
    });
    expect(answer.json['fields']?.['headline']).toMatchObject({ text: 'Quay', spans: [{ revision: 2 }] });
    expect(answer.json['blocks']?.[1]?.['sentences']).toMatchObject([{ revision: 2, revisions: [2, 3] }]);
  });

  test.each([
    ['1', 'editor', [`1:${QUAY}`]],
    ['first', 'viewer', [`2:${QUAY}`, `2:${FOG}`]],
    ['3', 'viewer', [heavy, `2:${FOG}`]],
    ['previous', 'viewer', [heavy]],
    ['latest', 'editor', [`2:${FOG}`, `6:${CROWD}`]],
  ] as const)('revision=%s for %s', async (revision, caller, blocks) => {
    expect(told(await ask(`A1/blame?revision=${revision}`, caller))).toEqual(blocks);
  });

  test('a draft goes on from the public text; names of tokens are for staff', async () => {
    const { json } = await ask('A1/blame', 'editor');
    expect(json['base']).toBe(5);
    expect(json['revisions']?.['6']).toMatchObject({
      type: 'DraftSaved',
      isPublic: false,
      effectiveAt: null,
      actor: { name: 'editor token' },
    });
    expect((await ask('A1/blame')).text).not.toContain('editor token');
  });

  test.each([
    ['A1/blame?revision=1', 404, 'revision-not-found'],
    ['A1/blame?revision=6', 404, 'revision-not-found'],
    ['A1/blame?revision=99', 404, 'revision-not-found'],
    ['D1/blame', 404, 'article-not-found'],
    ['none/blame', 404, 'article-not-found'],
    ['W1/blame', 404, 'text-hidden'],
    ['A1/blame?revision=0', 400, 'bad-input'],
    ['A1/blame?by=word', 400, 'bad-input'],
  ])('a viewer who asks for %s gets %i %s', async (path, status, code) => {
    const answer = await ask(path);
    expect(answer.json['code']).toBe(code);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('quay');
  });

  test('staff see the origins of a withheld text', async () => {
    expect(told(await ask('W1/blame', 'auditor'))).toEqual([`1:${QUAY}`]);
  });

  test('an unobserved text has no words, and after it they are first observed', async () => {
    expect((await ask(`${imported}/blame?revision=1`)).json).toMatchObject({
      contentState: 'unobserved',
      blocks: [],
      fields: {},
      revisions: {},
    });
    expect(told(await ask(`${imported}/blame?revision=2`))).toEqual([`2?:${QUAY} ${FOG}`]);
    expect(told(await ask(`${imported}/blame?revision=3`))).toEqual([`2?:${QUAY} ${FOG}|3: ${CROWD}`]);
  });

  test('a text read anew changes the origins that follow, and is nobody’s edit', async () => {
    const id = idOf('pier');
    await importTwice('pier');
    await observe('2026-03-03T10:00:00.000Z', QUAY, {
      name: 'pier',
      updatedAt: stated('2021/03/23 18:05'),
      extraction: raw(2),
    });
    expect(told(await ask(`${id}/blame?revision=4`))).toEqual([`2?:${QUAY}`]);
    expect(told(await ask(`${id}/blame?revision=2`))).toEqual([`2?:${QUAY} ${FOG}`]);
    expect(told(await ask(`${id}/blame`))).toEqual([`2?:${QUAY}|3: ${FOG} ${CROWD}`]);
  });

  test('a text told late changes what follows it in public order', async () => {
    const update = 'POST /articles/L1/updates';
    await edit('2026-03-04T10:00:00.000Z', 'POST /articles/L1/publish', content(QUAY));
    await edit('2026-03-04T12:00:00.000Z', update, content(QUAY, FOG, CROWD));
    expect(told(await ask('L1/blame'))).toEqual([`1:${QUAY}`, `2:${FOG}`, `2:${CROWD}`]);
    await edit('2026-03-04T13:00:00.000Z', update, {
      ...content(QUAY, FOG),
      effectiveAt: '2026-03-04T11:00:00Z',
    });
    expect(told(await ask('L1/blame?revision=2'))).toEqual([`1:${QUAY}`, `3:${FOG}`, `2:${CROWD}`]);
  });

  test('is answered 304 to who holds it', async () => {
    const { headers } = await ask('A1/blame?revision=3');
    const again = await given.call('viewer', 'GET /articles/A1/blame?revision=3', {
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});
