import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Snapshot } from '../../src/domain/article/commands.ts';
import { givenApi, type GivenApi, type Json } from '../support/given-api.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
const HOUR = 3_600_000;
let given: GivenApi;

async function edit(at: string, request: string, body: object): Promise<void> {
  clock.set(`2026-02-01T${at}:00.000Z`);
  const answer = await given.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(answer.text);
}

async function observe(at: string, text: string, more: Partial<Snapshot>): Promise<void> {
  clock.set(at);
  const source = { system: 'harbour-post', id: 'quay' };
  const answer = await given.call('ingest', 'POST /imports', {
    body: `${JSON.stringify(aSnapshot(aContent('Quay', text), { source, ...more }))}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  expect(answer.text).toContain('"recorded"');
}

const content = (...texts: readonly string[]) => ({ content: aContent('Bridge', ...texts) });

beforeAll(async () => {
  given = await givenApi({ clock });
  await edit('08:00', 'POST /articles', {
    articleId: 'B1',
    ...content('立法會通過條例，十九人贊成。', 'Twelve people'),
  });
  await edit('09:00', 'POST /articles/B1/publish', {});
  await edit('10:00', 'POST /articles/B1/updates', content('立法會通過條例，二十人贊成。', 'were hurt.'));
  await edit('11:00', 'POST /articles/B1/withhold', { reason: 'legal', notice: 'Under review.' });
  await edit('14:00', 'POST /articles/B1/release', { reason: 'settled' });
  await edit('15:00', 'POST /articles/B1/updates', content('議員通過條例。', 'Nobody was hurt.'));
  await edit('16:00', 'POST /articles/B1/restore', { revision: 1, note: 'as it was' });
  await edit('17:00', 'PUT /articles/B1/draft', content('立法會', 'a secret phrase'));

  const times = { publishedAt: stated('2021/03/22 22:00') };
  const updated = { ...times, updatedAt: stated('2021/03/23 18:00') };
  await observe('2026-01-05T10:00:00.000Z', 'The owl sat on the quay.', updated);
  await observe('2026-01-05T12:00:00.000Z', 'The heron sat on the quay.', updated);
  clock.set('2026-02-01T18:00:00.000Z');
});

afterAll(async () => {
  await given.stop();
});

async function find(q: string, caller = 'viewer'): Promise<Json> {
  const { json, status } = await given.call(caller, `GET /search?in=history&q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return json['items'] ?? ({} as Json);
}

const day = (time: string): string => `2026-02-01T${time}:00.000Z`;

describe('GET /search?in=history tells when readers saw a phrase', () => {
  test('a word of two characters, with the time withheld left out', async () => {
    expect((await find('立法'))[0]).toMatchObject({
      articleId: 'B1',
      revisions: [4, 2, 1],
      visibleMs: 3 * HOUR,
      standings: [
        { firstRevision: 1, lastRevision: 2, from: day('09:00'), until: day('11:00'), visibleMs: 2 * HOUR },
        { firstRevision: 2, lastRevision: 2, from: day('14:00'), until: day('15:00'), uncertain: false },
        { firstRevision: 4, lastRevision: 4, from: day('16:00') },
      ],
    });
    const now = (await find('立法'))[0]?.['standings']?.[2];
    expect(now).not.toHaveProperty('until');
    expect(now).not.toHaveProperty('visibleMs');
    expect((await find('"二十人"'))[0]).toMatchObject({ visibleMs: 2 * HOUR });
  });

  test('a draft stands before nobody’s eyes, and readers learn nothing of it', async () => {
    expect((await find('"secret phrase"')).length).toBe(0);
    expect((await find('"secret phrase"', 'editor'))[0]).toMatchObject({ standings: [], visibleMs: 0 });
    expect((await find('立法', 'editor'))[0]).toMatchObject({ revisions: [5, 4, 2, 1], visibleMs: 3 * HOUR });
  });

  test('a phrase is never found across two paragraphs', async () => {
    expect((await find('"people were hurt"')).length).toBe(0);
    expect((await find('"people were"')).length).toBe(0);
    expect((await find('"were hurt"')).length).toBe(1);
  });

  test('bounds tell what was not seen when it happened', async () => {
    expect((await find('owl'))[0]?.['standings']).toEqual([
      {
        firstRevision: 2,
        lastRevision: 2,
        from: '2021-03-23T10:00:00.000Z',
        fromNotBefore: '2021-03-22T14:00:00.000Z',
        until: '2026-01-05T12:00:00.000Z',
        untilNotBefore: '2026-01-05T10:00:00.000Z',
        visibleMs: Date.parse('2026-01-05T12:00:00.000Z') - Date.parse('2021-03-23T10:00:00.000Z'),
        uncertain: true,
      },
    ]);
    expect((await find('heron'))[0]?.['standings']).toMatchObject([
      { from: '2026-01-05T12:00:00.000Z', fromNotBefore: '2026-01-05T10:00:00.000Z', uncertain: true },
    ]);
  });

  test('the search of current texts says nothing of the past', async () => {
    const { json } = await given.call('viewer', 'GET /search?q=heron');
    expect(json['items']?.[0]).not.toHaveProperty('standings');
    expect(json['items']?.[0]).not.toHaveProperty('matches');
  });
});
