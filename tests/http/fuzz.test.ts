import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ROUTES } from '../../src/http/routes/index.ts';
import { givenApi, type GivenApi } from '../support/given-api.ts';
import { aContent, aSnapshot } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi();
  await given.call('editor', 'POST /articles', {
    body: { articleId: 'a1', content: aContent('Ferry', 'Late.') },
  });
  await given.call('editor', 'POST /articles/a1/publish', { body: {}, headers: { 'If-Match': '*' } });
});

afterAll(async () => {
  await given.stop();
});

const RUNS = process.env['STET_TEST_LONG'] === '1' ? 5_000 : 150;

/** Every field that some body knows, rightly filled. */
const FIELDS: Readonly<Record<string, unknown>> = {
  content: aContent('Ferry', 'Later.'),
  html: '<h1>Ferry</h1><p>Late',
  text: 'Ferry\n\nLate',
  language: 'en',
  source: { system: 'desk', id: '1' },
  note: 'n',
  notice: 'n',
  reason: 'r',
  revision: 1,
  act: 'update',
  publishAt: '2100-01-01T00:00:00Z',
  updatedAt: '2100-01-01T00:00:00Z',
  publishedAt: { stated: '2021/03/22 22:34', zone: 'Asia/Taipei' },
  effectiveAt: '2021-01-01T00:00:00Z',
  until: '2100-01-01T00:00:00Z',
  lift: true,
  significance: 'minor',
  reasonCode: 'style',
  eventId: '01890000-0000-7000-8000-000000000000',
  correction: { kind: 'correction', notice: 'n' },
};

const arbitraryValue = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...Object.values(FIELDS)),
  fc.constantFrom(
    '9999-12-31T23:59:59+00:00',
    '0000-01-01T00:00:00+14:00',
    '2021-13-01T00:00:00Z',
    1e308,
    -0,
    '',
    '\u202e',
    '😀',
  ),
);

/** A body that is nearly right: known fields, some with another field's value or any value. */
const arbitraryBody = fc
  .subarray(Object.keys(FIELDS), { maxLength: 5 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => [
          name,
          fc.oneof(
            { weight: 3, arbitrary: fc.constant(FIELDS[name]) },
            { weight: 1, arbitrary: arbitraryValue },
          ),
        ]),
      ),
    ),
  );

const writes = ROUTES.filter(({ bodyKind }) => bodyKind === 'json');
// A stream never ends; tests/http/live.test.ts asks it.
const reads = ROUTES.filter(
  ({ method, path, name }) => method === 'GET' && path.startsWith('/api/') && name !== 'getLive',
);

test('whatever body is sent to whatever route, it is taken or refused, never a fault', async () => {
  const body = fc.oneof(arbitraryBody, arbitraryValue, fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...writes),
      body,
      fc.constantFrom('*', '"1"', 'W/"2"', '"2", "3"'),
      async (route, sent, match) => {
        const request = `${route.method} /${route.path.replace('{id}', 'a1')}`;
        const answer = await given.call('admin', request, {
          body: JSON.stringify(sent),
          headers: { 'If-Match': match },
        });
        expect([request, answer.status < 500, answer.text]).toEqual([request, true, answer.text]);
      },
    ),
    { numRuns: RUNS },
  );
});

test('whatever is asked, it is answered or refused, never a fault', async () => {
  const names = [...new Set(reads.flatMap(({ query }) => Object.keys(query.shape)))];
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '1',
      '500',
      'previous',
      'latest',
      'history',
      'published',
      'yes',
      'any',
      '2021-01-01T00:00:00Z',
      '%',
      "'",
      '"',
      '""',
      '大霧',
      '*',
      'OR',
    ),
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 4 });
  const id = fc.oneof(
    fc.constant('a1'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 70 }).filter((text) => text.isWellFormed()),
  );
  const number = fc.oneof(fc.constantFrom('1', '2', '999999999'), fc.string({ minLength: 1, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...reads), id, number, query, async (route, story, revision, asked) => {
      const path = route.path
        .replace('{id}', encodeURIComponent(story))
        .replace('{revision}', encodeURIComponent(revision));
      const text = new URLSearchParams(
        asked.map(([name, item]): [string, string] => [name, item.toWellFormed()]),
      ).toString();
      const answer = await given.call('admin', `GET /${path}?${text}`);
      expect([path, text, answer.status < 500]).toEqual([path, text, true]);
    }),
    { numRuns: RUNS },
  );
});

test('whatever line is imported, it is recorded or refused, never a fault', async () => {
  const fields: Readonly<Record<string, unknown>> = {
    ...aSnapshot(aContent('Imported', 'Text.')),
    publishedAt: {
      instant: '2021-03-22T14:34:00Z',
      zone: 'Asia/Taipei',
      precision: 'minute',
      stated: '2021/03/22 22:34',
    },
    observedAt: '2021-03-23T00:00:00Z',
    notice: 'n',
  };
  const snapshot = fc
    .subarray(Object.keys(fields))
    .chain((names) =>
      fc.record(
        Object.fromEntries(
          names.map((name) => [
            name,
            fc.oneof(
              { weight: 6, arbitrary: fc.constant(fields[name]) },
              { weight: 1, arbitrary: arbitraryValue },
            ),
          ]),
        ),
      ),
    );
  const line = fc.oneof(
    snapshot.map((value) => JSON.stringify(value)),
    fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
      const answer = await given.call('admin', 'POST /imports', {
        body: lines.join('\n'),
        headers: { 'Content-Type': 'application/x-ndjson' },
      });
      expect([answer.status, answer.text.includes('"code":"internal"')]).toEqual([200, false]);
    }),
    { numRuns: RUNS },
  );
});
