import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { asText, givenApi, type Answered, type GivenApi } from '../support/given-api.ts';
import { aContent } from '../support/given-article.ts';

let given: GivenApi;

beforeAll(async () => {
  given = await givenApi({ config: { timeZone: 'Asia/Taipei' } });
  await given.addToken('cms', { role: 'editor', grants: ['on-behalf'] });
});

afterAll(async () => {
  await given.stop();
});

const newStory = (headline = 'Ferry late', ...paragraphs: string[]): Promise<Answered> =>
  given.call('editor', 'POST /articles', { body: { content: aContent(headline, ...paragraphs) } });

const idOf = (answer: Answered): string => asText(answer.json['articleId']);
const etagOf = (answer: Answered): string => answer.headers.get('etag') ?? '';

/** One change by an editor, on the version that `on` answered. */
const change = (
  on: Answered,
  act: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> =>
  given.call('editor', `POST /articles/${idOf(on)}/${act}`, {
    body,
    headers: { 'If-Match': etagOf(on), ...headers },
  });

const published = async (headline = 'Ferry late', ...paragraphs: string[]): Promise<Answered> =>
  change(await newStory(headline, ...paragraphs), 'publish', {});

const withStatus = (answers: readonly Answered[], wanted: number): readonly Answered[] =>
  answers.filter(({ status }) => status === wanted);

const eventsOf = async (answer: Answered) => given.api.store.readStream(idOf(answer) as never);

describe('a story’s life over HTTP', () => {
  test('draft, publish, update, correct, restore, withhold, release, retract', async () => {
    const drafted = await newStory('Ferry late', 'Fog.');
    expect(drafted.status).toBe(201);
    expect(drafted.headers.get('location')).toBe(`${given.address}/api/v1/articles/${idOf(drafted)}`);
    expect(drafted.json).toMatchObject({ revision: 1, streamVersion: '1', changed: true });
    expect(asText(drafted.json['position'])).toMatch(/^[\w-]+\.\d+$/);

    const saved = await given.call('editor', `PUT /articles/${idOf(drafted)}/draft`, {
      body: { content: aContent('Ferry late', 'Fog and tide.'), note: 'more' },
      headers: { 'If-Match': '"1"' },
    });
    expect([saved.status, etagOf(saved)]).toEqual([200, '"2"']);
    const first = await change(saved, 'publish', {});
    expect(first.json).toMatchObject({ revision: 2, streamVersion: '3' });
    const updated = await change(first, 'updates', {
      content: aContent('Ferry late', 'Fog and tide. 12 waited.'),
      significance: 'minor',
      reasonCode: 'development',
      note: 'numbers',
    });
    const corrected = await change(updated, 'corrections', {
      content: aContent('Ferry late', 'Fog and tide. 19 waited.'),
      correction: { kind: 'correction', notice: 'It was 19.', corrects: 3 },
    });
    const restored = await change(corrected, 'restore', { revision: 2, note: 'numbers disputed' });
    const withheld = await change(restored, 'withhold', { reason: 'legal', notice: 'Under review.' });
    const released = await change(withheld, 'release', { reason: 'cleared' });
    const retracted = await change(released, 'retract', { notice: 'It was not so.', reason: 'invented' });
    expect(retracted.json).toMatchObject({ streamVersion: '9', changed: true });
    expect((await eventsOf(drafted)).map(({ type }) => type)).toEqual([
      ...[
        'ArticleDrafted',
        'DraftSaved',
        'ArticlePublished',
        'ArticleUpdated',
        'ArticleCorrected',
        'ArticleRestored',
      ],
      ...['ArticleWithheld', 'ArticleReleased', 'ArticleRetracted'],
    ]);
    const refused = await change(retracted, 'updates', { content: aContent('x') });
    expect([refused.status, refused.json['code']]).toEqual([409, 'article-retracted']);
  });

  test('schedule, unschedule, embargo, notes, amended and corrected times', async () => {
    const story = await newStory();
    const scheduled = await change(story, 'schedule', { act: 'publish', publishAt: '2100-01-01T00:00:00Z' });
    const read = await given.call('editor', `GET /articles/${idOf(story)}`);
    expect(read.json['schedule']).toMatchObject({ act: 'publish', publishAt: '2100-01-01T00:00:00.000Z' });
    const unscheduled = await change(scheduled, 'unschedule', { reason: 'too early' });
    const embargoed = await change(unscheduled, 'embargo', {
      until: { stated: '2100/01/02 08:00' },
      reason: 'agreed',
    });
    expect((await given.call('editor', `GET /articles/${idOf(story)}`)).json['embargo']).toEqual({
      until: '2100-01-02T00:00:00.000Z',
    });
    const early = await change(embargoed, 'publish', {});
    expect([early.status, early.json['code'], early.json['until']]).toEqual([
      409,
      'under-embargo',
      '2100-01-02T00:00:00.000Z',
    ]);
    const lifted = await change(embargoed, 'embargo', { lift: true, reason: 'lifted' });
    const noted = await change(lifted, 'notes', { text: 'Call the harbour.' });
    const live = await change(noted, 'publish', { publishedAt: { stated: '2021/03/22 22:34' } });
    const article = await given.call('viewer', `GET /articles/${idOf(story)}`);
    expect(article.json['publishedAt']).toEqual({
      instant: '2021-03-22T14:34:00.000Z',
      zone: 'Asia/Taipei',
      precision: 'minute',
      stated: '2021/03/22 22:34',
    });
    const amended = await change(live, 'amend-times', {
      publishedAt: '2021-03-22T22:35:00+08:00',
      reason: 'typo',
    });
    const [, , , , , , publishing] = await eventsOf(story);
    const mended = await change(amended, 'effective-time', {
      eventId: (await eventsOf(story)).find(({ type }) => type === 'ArticlePublished')?.eventId,
      effectiveAt: '2021-03-22T22:36:00.250+08:00',
      reason: 'was up earlier',
    });
    expect([publishing?.type, mended.status]).toEqual(['ArticlePublished', 200]);
    const after = await given.call('viewer', `GET /articles/${idOf(story)}/revisions/1`);
    expect(after.json).toMatchObject({
      effectiveAt: '2021-03-22T14:36:00.250Z',
      publishedAt: { instant: '2021-03-22T14:34:00.000Z' },
    });
    const later = await given.call('viewer', `GET /articles/${idOf(story)}`);
    expect(later.json['publishedAt']?.['instant']).toBe('2021-03-22T14:35:00.000Z');
  });

  test('a save that changes nothing records nothing', async () => {
    const story = await published('Same', 'Text.');
    const again = await change(story, 'updates', { content: aContent('Same', 'Text.') });
    expect([again.status, again.json['changed'], etagOf(again)]).toEqual([200, false, etagOf(story)]);
  });

  test('HTML and plain text become blocks', async () => {
    const html = '<html lang="en"><h1>Ferry</h1><p onclick="x()">Late<script>alert(1)</script></p></html>';
    const story = await given.call('editor', 'POST /articles', { body: { html } });
    const draft = await given.call('editor', `GET /articles/${idOf(story)}/draft`);
    expect(draft.json['content']).toMatchObject({
      headline: 'Ferry',
      language: 'en',
      blocks: [{ kind: 'paragraph', text: 'Late' }],
    });
    const plain = await given.call('editor', 'POST /articles', {
      body: { text: '渡輪延誤\n\n大霧。', language: 'zh-Hant' },
    });
    const read = await given.call('editor', `GET /articles/${idOf(plain)}/draft`);
    expect(read.json['content']).toMatchObject({
      headline: '渡輪延誤',
      language: 'zh-Hant',
      blocks: [{ text: '大霧。' }],
    });
    expect(read.text).toContain('渡輪延誤');
  });

  test('a write can be read at once, or later with Prefer: respond-async', async () => {
    const story = await published('Now', 'You see it.');
    expect((await given.call('viewer', `GET /articles/${idOf(story)}`)).json['content']).toMatchObject({
      headline: 'Now',
    });
    const async = await change(
      story,
      'updates',
      { content: aContent('Later') },
      { Prefer: 'respond-async; wait=10' },
    );
    expect([async.status, async.headers.get('preference-applied')]).toEqual([200, 'respond-async']);
  });
});

describe('concurrency', () => {
  test('64 updates with one If-Match: one 200, 63 × 412', async () => {
    const story = await published();
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        change(story, 'updates', { content: aContent(`Update ${String(n)}`) }),
      ),
    );
    expect(withStatus(answers, 200)).toHaveLength(1);
    expect(withStatus(answers, 412)).toHaveLength(63);
    for (const lost of withStatus(answers, 412)) {
      expect(lost.json).toMatchObject({ code: 'version-conflict', streamVersion: '3' });
      expect(etagOf(lost)).toBe('"3"');
    }
  });

  test('64 stories with one id: one 201, 63 × 409', async () => {
    const body = { articleId: 'one-id', content: aContent('First') };
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => given.call('editor', 'POST /articles', { body })),
    );
    expect(withStatus(answers, 201)).toHaveLength(1);
    expect(withStatus(answers, 409)).toHaveLength(63);
    expect(withStatus(answers, 409)[0]?.json['code']).toBe('article-exists');
  });

  test.each([
    ['*', 200],
    ['"2"', 200],
    ['"7", "2"', 200],
    ['"1", W/"3", "2", "x"', 200],
    ['W/"2"', 412],
    ['"1"', 412],
    ['"1", "3"', 412],
    ['"abc"', 412],
    ['2', 400],
  ])('If-Match %s on version 2 answers %i', async (header, status) => {
    const answer = await change(await published(), 'notes', { text: 'x' }, { 'If-Match': header });
    expect(answer.status).toBe(status);
  });

  test('without If-Match: 428, also of a story that isn’t there', async () => {
    const answer = await given.call('editor', `POST /articles/nobody/notes`, { body: { text: 'x' } });
    expect([answer.status, answer.json['code']]).toEqual([428, 'precondition-required']);
    const unknown = await given.call('editor', `POST /articles/nobody/notes`, {
      body: { text: 'x' },
      headers: { 'If-Match': '*' },
    });
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'article-not-found']);
  });
});

describe('Idempotency-Key', () => {
  const keyed = (key: string): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });

  test('a retry of POST /articles makes one story', async () => {
    const send = (): Promise<Answered> =>
      given.call('editor', 'POST /articles', {
        body: { content: aContent('Once') },
        headers: keyed('create-1'),
      });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(answers.map(idOf)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ json }) => json['position'])).size).toBe(1);
    const first = answers[0];
    if (first === undefined) throw new Error('No answer');
    expect(await eventsOf(first)).toHaveLength(1);
    expect((await send()).headers.get('idempotency-replayed')).toBe('true');
  });

  test('a retry of a change is answered from the stream, with the old If-Match and after later changes', async () => {
    const story = await published();
    const send = (): Promise<Answered> =>
      change(story, 'updates', { content: aContent('Twice?') }, keyed('update-1'));
    const first = await send();
    await change(first, 'notes', { text: 'later' });
    const again = await send();
    expect([again.status, again.json]).toEqual([200, first.json]);
    expect(await eventsOf(story)).toHaveLength(4);
    const quoted = await change(story, 'updates', { content: aContent('Twice?') }, keyed('"update-1"'));
    expect(quoted.json).toEqual(first.json);
  });

  test('the same key with another body is refused, on another story or by another token it is another key', async () => {
    const [one, other] = [await published('One'), await published('Other')];
    await change(one, 'notes', { text: 'a' }, keyed('shared'));
    const reused = await change(one, 'notes', { text: 'b' }, keyed('shared'));
    expect([reused.status, reused.json['code']]).toEqual([422, 'command-reused']);
    expect((await change(other, 'notes', { text: 'b' }, keyed('shared'))).status).toBe(200);
    const byAdmin = await given.call('admin', `POST /articles/${idOf(one)}/notes`, {
      body: { text: 'c' },
      headers: { 'If-Match': '*', ...keyed('shared') },
    });
    expect(byAdmin.status).toBe(200);
    expect(await eventsOf(one)).toHaveLength(4);
  });

  test.each(['', 'two words', 'ü', 'x'.repeat(256)])('the key %j is refused', async (key) => {
    const encoded = Buffer.from(key, 'utf8').toString('latin1');
    const answer = await given.call('editor', 'POST /articles', {
      body: { content: aContent('x') },
      headers: keyed(encoded),
    });
    expect([answer.status, answer.json['code']]).toEqual([400, 'bad-input']);
  });
});

describe('input', () => {
  const faultsOf = async (body: unknown, act = 'updates'): Promise<readonly string[]> => {
    const answer = await given.call('editor', `POST /articles/any/${act}`, {
      body,
      headers: { 'If-Match': '*' },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    return Array.from(answer.json['errors'] ?? [], (fault) => asText(fault['path']));
  };

  test('each fault says in plain words what is wanted', async () => {
    const content = { kind: 'poem', language: 'en', headline: 7, blocks: {} };
    const { json } = await given.call('editor', 'POST /articles/any/corrections', {
      body: { content, correction: { kind: 'correction' } },
      headers: { 'If-Match': '*' },
    });
    expect(json['errors']).toEqual([
      { path: 'body.content.kind', message: 'must be one of article, liveblog, gallery, video' },
      { path: 'body.content.headline', message: 'must be text; it is a number' },
      { path: 'body.content.blocks', message: 'must be a list; it is an object' },
      { path: 'body.correction.notice', message: 'is missing' },
    ]);
  });

  test('a diff’s revision that is none says which there are', async () => {
    const { json } = await given.call('viewer', 'GET /articles/any/diff?from=newest');
    expect(json['errors']).toEqual([
      {
        path: 'query.from',
        message: 'must be a revision number, previous, latest, published or first, not "newest"',
      },
    ]);
  });

  test('each fault is named with its place', async () => {
    expect(
      await faultsOf({
        content: { ...aContent('x'), headline: 7, nope: 1 },
        updatedAt: '2021-03-22',
        notice: '  ',
      }),
    ).toEqual(['body.content.headline', 'body.content.nope', 'body.updatedAt', 'body.notice']);
    expect(await faultsOf({ contents: {} })).toEqual(['body.contents']);
    expect(await faultsOf([])).toEqual(['body']);
    expect(
      await faultsOf({
        content: {
          ...aContent('x', 'text'),
          blocks: [{ kind: 'paragraph', text: 'abc', marks: [{ start: 0, end: 9, type: 'strong' }] }],
        },
      }),
    ).toEqual(['body.content.blocks[0].marks[0].end']);
    expect(await faultsOf({ until: '2100-01-01T00:00:00Z', lift: true, reason: 'x' }, 'embargo')).toEqual([
      'body.lift',
    ]);
    expect(await faultsOf({ reason: 'x' }, 'amend-times')).toEqual(['body.publishedAt']);
    expect(await faultsOf({ content: { ...aContent('x'), url: 'javascript:alert(1)' } })).toEqual([
      'body.content.url',
    ]);
  });

  test.each([
    ['2021-03-22T22:34', 'body.updatedAt'],
    [{ stated: 'yesterday' }, 'body.updatedAt'],
    [{ stated: '2021-02-30' }, 'body.updatedAt'],
    [{ stated: '2021/03/22 22:34', zone: 'Asia/Nowhere' }, 'body.updatedAt.zone'],
    [{ stated: '2021-03-28 02:30', zone: 'Europe/Berlin' }, 'body.updatedAt'],
    [{ stated: '2021-10-31 02:30', zone: 'Europe/Berlin' }, 'body.updatedAt'],
    [5, 'body.updatedAt'],
  ])('the time %j is refused', async (updatedAt, path) => {
    expect(await faultsOf({ updatedAt })).toEqual([path]);
  });

  test('exactly one of content, html and text', async () => {
    for (const body of [{}, { html: '<p>x', text: 'x' }, { html: '<script>x</script>' }, { text: ' \n ' }]) {
      const answer = await given.call('editor', 'POST /articles', { body });
      expect([answer.status, answer.json['code']]).toEqual([400, 'bad-input']);
    }
  });

  test('content over 900 KiB is 413, and so is a body over 2 MiB', async () => {
    const large = await given.call('editor', 'POST /articles', {
      body: { content: aContent('x', 'x'.repeat(950_000)) },
    });
    expect([large.status, large.json['code']]).toEqual([413, 'content-too-large']);
    const body = await given.call('editor', 'POST /articles', {
      body: { content: aContent('x', 'x'.repeat(2_200_000)) },
    });
    expect([body.status, body.json['code']]).toEqual([413, 'body-too-large']);
  });

  test.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'a=1'],
    ['application/json; charset=big5', '{}'],
    ['', '{}'],
  ])('Content-Type %j is 415', async (type, body) => {
    const answer = await given.call('editor', 'POST /articles', { body, headers: { 'Content-Type': type } });
    expect([answer.status, answer.json['code']]).toEqual([415, 'unsupported-media-type']);
  });

  test('a compressed body is 415', async () => {
    const answer = await given.call('editor', 'POST /articles', {
      body: '{}',
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(answer.status).toBe(415);
  });

  test.each([
    '{"content":',
    '{"a":1,"a":1}',
    '{"__proto__":{"role":"admin"}}',
    String.raw`{"content":{"headline":"\ud800"}}`,
    String.raw`{"content":{"headline":"\u0000"}}`,
    `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    '',
  ])('hostile JSON is refused in one line (%#)', async (body) => {
    const answer = await given.call('editor', 'POST /articles', { body });
    expect([answer.status, answer.json['code']]).toEqual([400, 'malformed-json']);
    expect(answer.text.length).toBeLessThan(1_000);
  });

  test('bytes that aren’t UTF-8 are refused', async () => {
    const response = await fetch(`${given.address}/api/v1/articles`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${given.secretOf('editor')}`, 'Content-Type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
    });
    expect(response.status).toBe(400);
  });

  test.each([
    [{ reasonCode: 'error' }, 'mislabelled-correction'],
    [{ effectiveAt: '2100-01-01T00:00:00Z', content: aContent('y') }, 'effective-in-future'],
    [{ updatedAt: '1999-01-01T00:00:00Z', content: aContent('y') }, 'updated-before-published'],
  ])('an update with %j is refused: %s', async (body, code) => {
    const answer = await change(await published(), 'updates', body);
    expect([answer.status, answer.json['code']]).toEqual([409, code]);
  });
});

describe('the actor', () => {
  const named = {
    'Stet-Actor': 'user:m%C3%BCller',
    'Stet-Actor-Name': 'Jutta%20M%C3%BCller',
    'If-Match': '*',
    'User-Agent': 'Desk/1',
  };

  test('is the token, or with on-behalf the one that is named', async () => {
    const story = await published();
    await given.call('cms', `POST /articles/${idOf(story)}/notes`, { body: { text: 'x' }, headers: named });
    const events = await eventsOf(story);
    expect(events[0]?.actor).toMatchObject({ kind: 'user', id: events[0]?.recordedBy.id, ip: '127.0.0.1' });
    expect(events[2]?.actor).toEqual({
      kind: 'user',
      id: 'müller',
      name: 'Jutta Müller',
      ip: '127.0.0.1',
      userAgent: 'Desk/1',
    });
    expect(events[2]?.recordedBy).not.toEqual(events[0]?.recordedBy);
  });

  test('can’t be named without the grant, nor be the system', async () => {
    const story = await published();
    const sending = { body: { text: 'x' }, headers: named };
    expect((await given.call('editor', `POST /articles/${idOf(story)}/notes`, sending)).json['code']).toBe(
      'on-behalf-not-granted',
    );
    for (const actor of ['system:stet', 'unknown:x', 'user:', 'user:%', 'user:%0a', 'müller']) {
      const headers = { ...named, 'Stet-Actor': Buffer.from(actor).toString('latin1') };
      const answer = await given.call('cms', `POST /articles/${idOf(story)}/notes`, {
        body: { text: 'x' },
        headers,
      });
      expect([actor, answer.status]).toEqual([actor, 400]);
    }
  });
});
