import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Snapshot } from '../../src/domain/article/commands.ts';
import { articleIdOf } from '../../src/application/record-snapshot.ts';
import { asText, givenApi, type Answered, type GivenApi, type Json } from '../support/given-api.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
let given: GivenApi;

const text = (word: string) => aContent('Quay closed', `The quay is closed because of ${word}.`);
const posted = stated('2021/03/22 22:34');
const source = { system: 'harbour-post', id: 'quay' };
const id = articleIdOf(source);

async function observe(at: string, content: ReturnType<typeof text>, more: Partial<Snapshot>): Promise<void> {
  clock.set(at);
  const snapshot = aSnapshot(content, { source, publishedAt: posted, ...more });
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

beforeAll(async () => {
  given = await givenApi({ clock });
  await observe('2026-01-05T10:00:00.000Z', text('fog'), { updatedAt: stated('2021/03/23 18:05') });
  await observe('2026-01-05T11:00:00.000Z', text('ice'), { updatedAt: stated('2021/03/23 19:05') });
  await observe('2026-01-05T12:00:00.000Z', text('wind'), { updatedAt: stated('2021/03/23 19:05') });
  await observe('2026-01-05T13:00:00.000Z', text('rain'), { updatedAt: stated('2021/03/23 09:00') });

  await edit('2026-02-01T10:00:00.000Z', 'POST /articles', { articleId: 'A1', content: text('mud') });
  await edit('2026-02-01T11:00:00.000Z', 'POST /articles/A1/publish', {});
  await edit('2026-02-01T12:00:00.000Z', 'POST /articles/A1/updates', {
    content: text('moss'),
    notice: 'First notice.',
  });
  await edit('2026-02-01T13:00:00.000Z', 'POST /articles/A1/withhold', {
    reason: 'legal',
    notice: 'Under review.',
  });
  await edit('2026-02-01T14:00:00.000Z', 'POST /articles/A1/release', { reason: 'settled' });
  await edit('2026-02-01T15:00:00.000Z', 'POST /articles/A1/updates', {
    content: text('sand'),
    effectiveAt: '2026-02-01T11:30:00Z',
  });
  await edit('2026-02-02T10:00:00.000Z', 'POST /articles/B1/publish', { content: text('moss') });
  await edit('2026-02-03T10:00:00.000Z', 'POST /articles/B1/retract', { notice: 'Withdrawn.', reason: 'r' });
  await edit('2026-02-04T10:00:00.000Z', 'POST /articles', { articleId: 'D1', content: text('owls') });
  clock.set('2026-03-01T00:00:00.000Z');
});

afterAll(async () => {
  await given.stop();
});

const ask = (path: string, caller = 'viewer'): Promise<Answered> => given.call(caller, `GET ${path}`);
const at = async (story: string, asOf: string, knownAt?: string): Promise<Json> => {
  const known = knownAt === undefined ? '' : `&knownAt=${knownAt}`;
  return (await ask(`/articles/${story}?asOf=${asOf}${known}`)).json;
};

describe('what readers saw at a moment', () => {
  test('of an imported page, between its stated and observed times', async () => {
    const early = await ask(`/articles/${id}?asOf=2021-03-22T14:00:00Z`);
    expect([early.status, early.json['code']]).toEqual([404, 'not-yet-published']);
    expect(await at(id, '2021-03-22T20:00:00Z')).toMatchObject({
      revision: 1,
      content: null,
      contentState: 'unobserved',
    });
    expect(await at(id, '2021-03-23T05:00:00Z')).toMatchObject({ revision: 5, content: text('rain') });
    expect(await at(id, '2021-03-23T10:30:00Z')).toMatchObject({ revision: 2, content: text('fog') });
    expect(await at(id, '2021-03-23T12:00:00Z')).toMatchObject({
      revision: 3,
      effectiveBasis: 'stated',
      until: '2026-01-05T12:00:00.000Z',
      untilNotBefore: '2026-01-05T11:00:00.000Z',
      uncertain: false,
    });
    expect(await at(id, '2026-01-05T11:30:00Z')).toMatchObject({ revision: 3, uncertain: true });
    const now = await at(id, '2026-02-01T00:00:00Z');
    expect(now).toMatchObject({
      revision: 4,
      effectiveBasis: 'observed',
      notBefore: '2026-01-05T11:00:00.000Z',
    });
    expect(now['until']).toBeUndefined();
  });

  test('while withheld: no text, whoever asks; the past before it has its text again', async () => {
    for (const caller of ['viewer', 'auditor']) {
      const answer = await ask('/articles/A1?asOf=2026-02-01T13:30:00Z', caller);
      expect(answer.json).toMatchObject({ status: 'withheld', content: null, contentState: 'hidden' });
      expect(answer.json['notices']?.[0]).toMatchObject({ notice: 'Under review.' });
    }
    expect(await at('A1', '2026-02-01T12:00:00Z')).toMatchObject({ revision: 2, content: text('moss') });
  });

  test('has only the notices of its time', async () => {
    expect((await at('A1', '2026-02-01T11:15:00Z'))['notices']).toEqual([]);
    expect((await at('A1', '2026-02-01T12:30:00Z'))['notices']).toHaveLength(1);
  });

  test('and what was known of it then are two questions', async () => {
    expect(await at('A1', '2026-02-01T11:45:00Z')).toMatchObject({ revision: 3, content: text('sand') });
    expect(await at('A1', '2026-02-01T11:45:00Z', '2026-02-01T14:30:00Z')).toMatchObject({
      revision: 1,
      content: text('mud'),
    });
    const unknown = await ask(`/articles/${id}?asOf=2021-03-23T12:00:00Z&knownAt=2026-01-01T00:00:00Z`);
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'not-yet-published']);
    const only = (await ask(`/articles/${id}?knownAt=2026-01-05T10:30:00Z`)).json;
    expect(only).toMatchObject({ revision: 2, knownAt: '2026-01-05T10:30:00.000Z' });
  });

  test('in revisions and timeline', async () => {
    const numbers = async (query: string) =>
      Array.from((await ask(`/articles/${id}/revisions?${query}`)).json['items'] ?? []).map(
        (item) => item['revision'],
      );
    expect(await numbers('asOf=2021-03-23T10:30:00Z')).toEqual([5, 2, 1]);
    expect(await numbers('asOf=2021-03-23T10:30:00Z&knownAt=2026-01-05T12:30:00Z')).toEqual([2, 1]);
    const timeline = (
      await ask(`/articles/${id}/timeline?asOf=2021-03-23T10:30:00Z&knownAt=2026-01-05T12:30:00Z`)
    ).json;
    expect(timeline['items']).toHaveLength(2);
    const none = await ask(`/articles/${id}/timeline?asOf=2021-01-01T00:00:00Z`);
    expect([none.status, none.json['code']]).toEqual([404, 'not-yet-published']);
  });

  test('pages through revisions of the past', async () => {
    const first = (await ask(`/articles/${id}/revisions?asOf=2021-03-23T10:30:00Z&limit=2`)).json;
    const cursor = asText(first['nextCursor']);
    const rest = (await ask(`/articles/${id}/revisions?asOf=2021-03-23T10:30:00Z&limit=2&cursor=${cursor}`))
      .json;
    expect([first['items']?.length, rest['items']?.length, rest['nextCursor']]).toEqual([2, 1, undefined]);
  });

  test('a time to come, or one that can’t be read, is refused by name', async () => {
    const future = await ask(`/articles/${id}?asOf=2027-01-01T00:00:00Z`);
    expect([future.status, future.json['errors']?.[0]?.['path']]).toEqual([400, 'query.asOf']);
    const bad = await ask(`/articles/${id}?knownAt=yesterday`);
    expect([bad.status, bad.json['errors']?.[0]?.['path']]).toEqual([400, 'query.knownAt']);
  });

  test('a draft has no past for anybody, and for readers is not there', async () => {
    expect((await ask('/articles/D1?asOf=2026-03-01T00:00:00Z')).json['code']).toBe('article-not-found');
    expect((await ask('/articles/D1?asOf=2026-03-01T00:00:00Z', 'editor')).json['code']).toBe(
      'not-yet-published',
    );
  });

  test('of a story that is retracted since has no text for readers, for auditors it has', async () => {
    const path = '/articles/B1?asOf=2026-02-02T12:00:00Z';
    const readers = await ask(path);
    expect(readers.json).toMatchObject({ revision: 1, content: null, contentState: 'hidden' });
    expect(readers.text).not.toContain('moss');
    expect((await ask(path, 'auditor')).json).toMatchObject({ content: text('moss') });
  });
});
