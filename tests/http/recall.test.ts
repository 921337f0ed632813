import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import { openSqliteTokenStore } from '../../src/access/sqlite-token-store.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { EVENTS_FILE } from '../../src/sqlite/open-events-file.ts';
import { givenApi, type Answered, type GivenApi } from '../support/given-api.ts';
import { aContent, instant } from '../support/given-article.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
let given: GivenApi;
let id: string;

const text = (word: string) => aContent('Quay closed', `The quay is closed because of ${word}.`);

async function edit(act: string, body: object): Promise<void> {
  const answer = await given.call('editor', `POST /articles/${id}/${act}`, {
    body,
    headers: { 'If-Match': '*' },
  });
  if (answer.status >= 300) throw new Error(answer.text);
}

const ask = (caller: string, etag?: string): Promise<Answered> =>
  given.call(caller, `GET /articles/${id}`, etag === undefined ? {} : { headers: { 'If-None-Match': etag } });

/** Asks until the answer is one that was kept, and gives its ETag. */
async function warm(caller: string): Promise<string> {
  await ask(caller);
  const answer = await ask(caller);
  const etag = answer.headers.get('etag') ?? '';
  expect((await ask(caller, etag)).status).toBe(304);
  return etag;
}

beforeAll(async () => {
  given = await givenApi({ clock });
});

afterAll(async () => {
  await given.stop();
});

beforeEach(async () => {
  clock.set('2026-03-01T00:00:00.000Z');
  id = newUuidV7();
  await edit('publish', { content: text('fog') });
});

describe('an answer that was given before', () => {
  test('is given again with the same headers and bytes', async () => {
    const first = await ask('viewer');
    const second = await ask('viewer');
    expect(second.text).toBe(first.text);
    const named = (answer: Answered) =>
      [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
    expect(named(second)).toEqual(named(first));
    expect(first.headers.get('content-length')).toBe(String(Buffer.byteLength(first.text)));
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  test('is not given once the story has moved on', async () => {
    const etag = await warm('viewer');
    await edit('updates', { content: text('ice') });
    const answer = await ask('viewer', etag);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('because of ice');
  });

  test('is not given once the story is withheld or retracted', async () => {
    const etag = await warm('viewer');
    await edit('withhold', { reason: 'legal', notice: 'Under review.' });
    const withheld = await ask('viewer', etag);
    expect([withheld.status, withheld.json['content']]).toEqual([200, null]);
    expect(withheld.text).not.toContain('fog');
    await edit('release', { reason: 'settled' });
    const released = await warm('viewer');
    await edit('retract', { reason: 'legal', notice: 'Withdrawn.' });
    const retracted = await ask('viewer', released);
    expect([retracted.status, retracted.json['status']]).toEqual([200, 'retracted']);
    expect(retracted.text).not.toContain('fog');
  });

  test('is one audience’s own: readers learn nothing of a draft', async () => {
    const draft = { body: { content: text('owls') }, headers: { 'If-Match': '*' } };
    await given.call('editor', `PUT /articles/${id}/draft`, draft);
    await warm('editor');
    expect((await ask('editor')).text).toContain('draftRevision');
    for (const caller of ['viewer', 'subscriber']) {
      const etag = await warm(caller);
      const answer = await ask(caller);
      expect(answer.text).not.toContain('draftRevision');
      expect(etag).toBe('"1"');
    }
    expect((await ask('ingest')).status).toBe(403);
    expect((await ask('anonymous')).status).toBe(401);
  });

  test('is not the answer to a question about the past', async () => {
    await warm('viewer');
    clock.set('2026-03-02T00:00:00.000Z');
    const past = await given.call('viewer', `GET /articles/${id}?asOf=2026-02-01T00:00:00Z`);
    expect(past.status).toBe(404);
    const shown = await given.call('viewer', `GET /articles/${id}?asOf=2026-03-01T12:00:00Z`);
    expect(shown.json['asOf']).toBe('2026-03-01T12:00:00.000Z');
  });

  test('a story that was not there is found as soon as it is', async () => {
    id = newUuidV7();
    expect((await ask('viewer')).status).toBe(404);
    await edit('publish', { content: text('mud') });
    expect((await ask('viewer')).text).toContain('because of mud');
  });

  test('a generation that another process made is read at once', async () => {
    const etag = await warm('viewer');
    const before = given.readModel.generation();
    const { dataDir, api } = given;
    const { store } = api;
    const home = createReadModelHome({ dataDir, projections, schema: readModelSchema, store });
    await rebuildReadModel({ store, home, projections });
    expect((await ask('viewer', etag)).status).toBe(304);
    expect(given.readModel.generation()).toBe(before + 1);
    await edit('updates', { content: text('moss') });
    expect((await ask('viewer', etag)).text).toContain('because of moss');
  });
});

describe('a token that was used before', () => {
  test('is refused once another process has revoked it', async () => {
    await given.addToken('guest', { role: 'viewer' });
    const etag = await warm('guest');
    const other = openSqliteTokenStore({ path: join(given.dataDir, EVENTS_FILE) });
    const tokens = await other.list();
    const token = tokens.find(({ name }) => name === 'guest token');
    await other.revoke(token?.id ?? '', clock());
    await other.close();
    expect((await ask('guest', etag)).status).toBe(401);
  });

  test('is refused from the instant on at which it expires', async () => {
    await given.addToken('visitor', { role: 'viewer', expiresAt: instant('2026-03-01T01:00:00.000Z') });
    const etag = await warm('visitor');
    clock.set('2026-03-01T01:00:00.000Z');
    expect((await ask('visitor', etag)).status).toBe(401);
  });
});
