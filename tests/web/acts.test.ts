import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { aContent } from '../support/given-article.ts';
import { asText, type Json } from '../support/given-api.ts';
import { givenPages, type GivenPages, type Shown } from '../support/given-pages.ts';
import { readActForm, type FormFields } from '../support/html-form.ts';

let pages: GivenPages;
let count = 0;

beforeAll(async () => {
  pages = await givenPages({ config: { timeZone: 'Asia/Taipei' } });
  await pages.addToken('harbour', { role: 'ingest', sourceSystem: 'harbour' });
});
afterAll(() => pages.stop());

const edit = async (request: string, body: unknown): Promise<void> => {
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(`${request}: ${answer.text}`);
};

const TEXT = aContent('Mill falls', 'At least 12 people died.', 'The mayor spoke.');

/** A story of its own for each test. */
async function aStory(state: 'draft' | 'published' = 'published', content: Content = TEXT): Promise<string> {
  count += 1;
  const articleId = `story-${String(count)}`;
  await edit('POST /articles', { articleId, content });
  if (state === 'published') await edit(`POST /articles/${articleId}/publish`, {});
  await pages.settled();
  return articleId;
}

const addressOf = (id: string, act: string): string => `/articles/${id}/acts/${act}`;

const formAt = async (path: string, caller = 'editor'): Promise<FormFields> => {
  const shown = await pages.open(caller, path);
  if (shown.status !== 200) throw new Error(`${path}: ${String(shown.status)} ${shown.html}`);
  return readActForm(shown.html);
};

const sendForm = (path: string, fields: FormFields, caller = 'editor'): Promise<Shown> =>
  pages.submit(caller, path, { page: '/help', fields: { do: 'send', ...fields } });

/** Opens the form, types, sends. */
const take = async (id: string, act: string, typed: FormFields = {}): Promise<Shown> => {
  const path = addressOf(id, act);
  const { formToken: _, ...fields } = await formAt(act === 'restore' ? `${path}?revision=1` : path);
  return sendForm(path, { ...fields, ...typed });
};

const storyOf = async (id: string) => (await pages.call('editor', `GET /articles/${id}`)).json;
const actsOf = async (id: string): Promise<readonly string[]> => {
  const { json } = await pages.call('editor', `GET /articles/${id}/timeline`);
  return Array.from(json['items'] ?? [], (item: Json) => asText(item['type']));
};

describe('each act from its form', () => {
  test('publishes a draft that was edited on the way', async () => {
    const id = await aStory('draft');
    const done = await take(id, 'publish', { 'blocks.0.text': 'At least **19** people died.' });
    expect([done.status, done.location]).toEqual([303, `/articles/${id}?done=publish`]);
    const { status, content } = await storyOf(id);
    expect(status).toBe('published');
    expect(content?.['blocks']?.[0]).toEqual({
      kind: 'paragraph',
      text: 'At least 19 people died.',
      marks: [{ start: 9, end: 11, type: 'strong' }],
      attributes: {},
    });
    expect((await pages.open('editor', done.location ?? '')).html).toContain('The story is published.');
  });

  test('begins a story', async () => {
    const form = await formAt('/new');
    const begun = { ...form, headline: 'A new story', language: 'en', 'blocks.0.text': 'First words.' };
    const done = await sendForm('/new', begun);
    expect(done.status).toBe(303);
    expect(done.location).toMatch(/^\/articles\/[0-9a-f-]{36}\?revision=1&done=draft$/);
    expect((await pages.open('editor', done.location ?? '')).html).toContain('First words.');
    expect((await sendForm('/new', begun)).location).toBe(done.location);
  });

  test('saves a draft, which readers don’t see', async () => {
    const id = await aStory();
    const done = await take(id, 'draft', { headline: 'Mill secret', note: 'For later.' });
    expect(done.location).toBe(`/articles/${id}?revision=2&done=draft`);
    expect((await pages.open('editor', done.location ?? '')).html).toContain('Mill secret');
    expect((await pages.open('viewer', `/articles/${id}`)).html).not.toContain('Mill secret');
  });

  test('updates with a note, a notice and a stated time', async () => {
    const id = await aStory();
    await edit(`POST /articles/${id}/amend-times`, { publishedAt: '2026-01-01T00:00:00Z', reason: 'Test.' });
    await pages.settled();
    const done = await take(id, 'update', {
      'blocks.1.text': 'The mayor wept.',
      reasonCode: 'development',
      notice: 'The mayor spoke again.',
      'updatedAt.move': 'stated',
      updatedAt: '2026/03/12 18:30',
    });
    expect(done.location).toBe(`/articles/${id}?done=update`);
    const story = await storyOf(id);
    expect(story['updatedAt']).toMatchObject({ instant: '2026-03-12T10:30:00.000Z', zone: 'Asia/Taipei' });
    expect(story['notices']?.[0]?.['notice']).toBe('The mayor spoke again.');
  });

  test('corrects with a notice to readers', async () => {
    const id = await aStory();
    const refused = await take(id, 'correct', { 'blocks.0.text': 'At least 13 people died.' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('href="#correction.notice"');
    expect(refused.html).toContain('aria-describedby="correction.notice-fault correction.notice-hint"');
    expect(readActForm(refused.html)['blocks.0.text']).toBe('At least 13 people died.');
    await take(id, 'correct', {
      'blocks.0.text': 'At least 13 people died.',
      'correction.notice': 'It was 13.',
      'correction.corrects': '1',
    });
    expect((await storyOf(id))['notices']?.[0]?.['correction']).toMatchObject({
      notice: 'It was 13.',
      corrects: 1,
    });
  });

  test('withholds, releases and retracts', async () => {
    const id = await aStory();
    expect((await take(id, 'withhold', { notice: 'Under review.' })).status).toBe(400);
    expect((await take(id, 'withhold', { reason: 'A judge asks.' })).status).toBe(303);
    expect((await storyOf(id))['status']).toBe('withheld');
    expect((await take(id, 'release', { reason: 'Settled.' })).status).toBe(303);
    expect((await take(id, 'retract', { reason: 'Untrue.', notice: 'It was untrue.' })).status).toBe(303);
    expect((await storyOf(id))['status']).toBe('retracted');
    const menu = (await pages.open('editor', `/articles/${id}`)).html;
    expect(menu).toContain(addressOf(id, 'note'));
    expect(menu).not.toContain(addressOf(id, 'retract'));
  });

  test('restores a revision, after a look at what it overwrites', async () => {
    const id = await aStory();
    await edit(`POST /articles/${id}/updates`, {
      content: aContent('Mill falls', 'At least 19 people died.'),
    });
    await pages.settled();
    expect((await pages.open('editor', `/articles/${id}?revision=1`)).html).toContain(
      `href="${addressOf(id, 'restore')}?revision=1"`,
    );
    const preview = (await pages.open('editor', `${addressOf(id, 'restore')}?revision=1`)).html;
    expect(preview).toMatch(/<del[^>]*>19<\/del>/);
    expect(preview).toMatch(/<ins[^>]*>12<\/ins>/);
    expect((await take(id, 'restore')).html).toMatch(/<del[^>]*>19<\/del>/);
    expect((await take(id, 'restore', { note: 'The agency took it back.' })).status).toBe(303);
    expect((await storyOf(id))['content']?.['blocks']?.[0]?.['text']).toBe('At least 12 people died.');
    expect((await pages.open('editor', addressOf(id, 'restore'))).html).toContain('Which revision');
    expect((await pages.open('editor', `${addressOf(id, 'restore')}?revision=99`)).html).toContain(
      'Revision 99 has no text',
    );
  });

  test('schedules a draft on the clock of a zone, and refuses a time that has passed', async () => {
    const id = await aStory('draft');
    const past = await take(id, 'schedule', { publishAt: '2020-01-01T10:00' });
    expect([past.status, past.html.includes('has passed')]).toEqual([409, true]);
    expect(readActForm(past.html)['publishAt']).toBe('2020-01-01T10:00');
    const missing = await take(id, 'schedule');
    expect(missing.html).toContain('href="#publishAt"');
    const nowhere = await take(id, 'schedule', { publishAt: '2990-01-01T10:00', 'publishAt.zone': 'Mars' });
    expect(nowhere.html).toContain('href="#publishAt.zone"');
    const done = await take(id, 'schedule', { publishAt: '2990-01-01T10:00' });
    expect(done.location).toBe(`/articles/${id}?done=schedule`);
    const { html } = await pages.open('editor', `/articles/${id}/timeline`);
    expect(html).toContain('2990');
    expect((await take(id, 'unschedule', { reason: 'Not yet.' })).status).toBe(303);
  });

  test('sets an embargo and lifts it', async () => {
    const id = await aStory('draft');
    expect((await take(id, 'embargo', { until: '2990-01-01T10:00', reason: 'Agreed.' })).status).toBe(303);
    const refused = await take(id, 'publish');
    expect([refused.status, refused.html.includes('under embargo until')]).toEqual([409, true]);
    expect((await take(id, 'lift-embargo', { reason: 'Agreed.' })).status).toBe(303);
    expect((await take(id, 'publish')).status).toBe(303);
  });

  test('amends times, and refuses an update before the posting', async () => {
    const id = await aStory();
    const wrong = await take(id, 'amend-times', { updatedAt: '1999-01-01', reason: 'A slip.' });
    expect([wrong.status, wrong.html.includes('href="#updatedAt"')]).toEqual([409, true]);
    const odd = await take(id, 'amend-times', { publishedAt: 'yesterday', reason: 'A slip.' });
    expect([odd.status, odd.html.includes('is not a date that exists')]).toEqual([400, true]);
    expect(
      (await take(id, 'amend-times', { publishedAt: '2021/03/22 22:34', reason: 'A slip.' })).status,
    ).toBe(303);
    expect((await storyOf(id))['publishedAt']).toMatchObject({ instant: '2021-03-22T14:34:00.000Z' });
  });

  test('adds a note', async () => {
    const id = await aStory();
    expect((await take(id, 'note', { text: 'Ask the mayor.' })).location).toBe(`/articles/${id}?done=note`);
    expect((await pages.open('editor', `/articles/${id}/timeline`)).html).toContain('Ask the mayor.');
  });
});

describe('a form', () => {
  test('that changes nothing records nothing', async () => {
    const id = await aStory();
    const before = await actsOf(id);
    for (const act of ['draft', 'update'])
      expect((await take(id, act)).location).toBe(`/articles/${id}?done=nothing`);
    expect(await actsOf(id)).toEqual(before);
  });

  test('sent twice is one event, for every act', async () => {
    const id = await aStory();
    const path = addressOf(id, 'update');
    const fields = { ...(await formAt(path)), headline: 'Twice' };
    const [first, second] = await Promise.all([sendForm(path, fields), sendForm(path, fields)]);
    expect([first.location, second.location]).toEqual(Array(2).fill(`/articles/${id}?done=update`));
    const note = { ...(await formAt(addressOf(id, 'note'))), text: 'Once.' };
    await sendForm(addressOf(id, 'note'), note);
    await sendForm(addressOf(id, 'note'), note);
    const retract = { ...(await formAt(addressOf(id, 'retract'))), reason: 'r', notice: 'n' };
    await sendForm(addressOf(id, 'retract'), retract);
    expect((await sendForm(addressOf(id, 'retract'), retract)).status).toBe(303);
    expect(await actsOf(id)).toEqual([
      'ArticleRetracted',
      'NoteAdded',
      'ArticleUpdated',
      'ArticlePublished',
      'ArticleDrafted',
    ]);
  });

  test('sent again with other words is a conflict, not a loss', async () => {
    const id = await aStory();
    const path = addressOf(id, 'note');
    const fields = { ...(await formAt(path)), text: 'First words.' };
    await sendForm(path, fields);
    const again = await sendForm(path, { ...fields, text: 'Other words.' });
    expect(again.status).toBe(412);
    expect(again.html).toContain('sent before with other words');
    const form = readActForm(again.html);
    expect(form['text']).toBe('Other words.');
    expect((await sendForm(path, form)).status).toBe(303);
  });

  test('names who acted, from where and in which request', async () => {
    const id = await aStory();
    await take(id, 'note', { text: 'Who was it?' });
    const events = await pages.api.store.readStream(id as ArticleId, { fromVersion: 1n, limit: 10 });
    const last = events.at(-1);
    expect(last?.actor).toMatchObject({ kind: 'user', name: 'editor token', userAgent: 'node' });
    expect(last?.actor.ip).toMatch(/127\.0\.0\.1|::1/);
    expect(last?.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('without its version or key is refused', async () => {
    const id = await aStory();
    for (const lost of ['version', 'key']) {
      const fields = { ...(await formAt(addressOf(id, 'note'))), text: 'x', [lost]: 'none at all!' };
      expect((await sendForm(addressOf(id, 'note'), fields)).status).toBe(400);
    }
  });

  test('has buttons that work without a script and keep what was typed', async () => {
    const id = await aStory('draft');
    const path = addressOf(id, 'draft');
    const fields = { ...(await formAt(path)), headline: 'Typed', 'blocks.0.text': 'Typed __first__.' };
    const added = await sendForm(path, { ...fields, do: 'add:blocks:1' });
    expect(added.status).toBe(200);
    const form = readActForm(added.html);
    expect([form['headline'], form['blocks.0.text'], form['blocks.1.text'], form['blocks.2.text']]).toEqual([
      'Typed',
      'Typed __first__.',
      '',
      'The mayor spoke.',
    ]);
    expect(added.html).toMatch(/id="blocks\.1\.text"[^>]* autofocus/);
    const quoted = await sendForm(path, { ...form, do: 'up:blocks:2', 'blocks.2.kind': 'quote' });
    const moved = readActForm(quoted.html);
    expect(moved).toMatchObject({ 'blocks.1.kind': 'quote', 'blocks.1.speaker': '' });
    const preview = await sendForm(path, { ...moved, do: 'preview' });
    expect(preview.html).toContain('What this changes');
    const done = await sendForm(path, {
      ...readActForm(preview.html),
      'blocks.1.speaker': 'A clerk',
      do: 'send',
    });
    expect(done.status).toBe(303);
    const { json } = await pages.call('editor', `GET /articles/${id}/draft`);
    expect(json['content']?.['blocks']).toEqual([
      {
        kind: 'paragraph',
        text: 'Typed first.',
        marks: [{ start: 6, end: 11, type: 'emphasis' }],
        attributes: {},
      },
      { kind: 'quote', text: 'The mayor spoke.', marks: [], attributes: { speaker: 'A clerk' } },
    ]);
  });

  test('says of each field what is wrong and keeps all that was typed', async () => {
    const id = await aStory();
    const answer = await take(id, 'update', {
      language: 'no such language',
      'blocks.1.text': 'See [this](javascript:alert(1\\)).',
      effectiveAt: '2990-01-01T10:00',
    });
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('href="#language"');
    expect(answer.html).toContain('href="#blocks.1.text"');
    expect(answer.html).toContain('A link in it is not a link that is safe to follow');
    expect(answer.html).toContain('data-unsaved="typed"');
    expect(readActForm(answer.html)).toMatchObject({
      language: 'no such language',
      'blocks.1.text': 'See [this](javascript:alert(1\\)).',
      effectiveAt: '2990-01-01T10:00',
    });
    expect((await take(id, 'update', { headline: 'x', effectiveAt: '2990-01-01T10:00' })).html).toContain(
      'lies in the future',
    );
  });
});

describe('a stale form', () => {
  test('meets what changed meanwhile, keeps what was typed and can be sent upon it', async () => {
    const id = await aStory();
    const path = addressOf(id, 'update');
    const fields = { ...(await formAt(path)), 'blocks.1.text': 'The mayor resigned.', note: 'My note.' };
    await edit(`POST /articles/${id}/updates`, {
      content: aContent('Mill falls', 'At least 19 people died.', 'The mayor spoke.'),
    });
    await pages.settled();
    const stale = await sendForm(path, fields);
    expect(stale.status).toBe(412);
    expect(stale.html).toContain('What changed in the text meanwhile');
    expect(stale.html).toMatch(/<ins[^>]*>19<\/ins>/);
    expect(stale.html).toContain('What your text would change now');
    const form = readActForm(stale.html);
    expect(form).toMatchObject({ 'blocks.1.text': 'The mayor resigned.', note: 'My note.', version: '3' });
    expect((await storyOf(id))['content']?.['blocks']?.[0]?.['text']).toBe('At least 19 people died.');
    const done = await sendForm(path, form);
    expect(done.location).toBe(`/articles/${id}?done=update`);
    const blocks = (await storyOf(id))['content']?.['blocks'];
    expect([blocks?.[0]?.['text'], blocks?.[1]?.['text']]).toEqual([
      'At least 19 people died.',
      'The mayor resigned.',
    ]);
  });

  test('that changed the same words says so and takes nothing over', async () => {
    const id = await aStory();
    const path = addressOf(id, 'update');
    const fields = { ...(await formAt(path)), 'blocks.0.text': 'At least 13 people died.' };
    await edit(`POST /articles/${id}/updates`, {
      content: aContent('Mill fell', 'At least 19 people died.'),
    });
    await pages.settled();
    const stale = await sendForm(path, fields);
    expect([stale.status, stale.html.includes('differ in the same places')]).toEqual([412, true]);
    expect(readActForm(stale.html)).toMatchObject({
      headline: 'Mill falls',
      'blocks.0.text': 'At least 13 people died.',
      'blocks.1.text': 'The mayor spoke.',
      base: '1',
    });
  });

  test('of an act without a text meets it too', async () => {
    const id = await aStory();
    const fields = { ...(await formAt(addressOf(id, 'withhold'))), reason: 'A judge asks.' };
    await edit(`POST /articles/${id}/notes`, { text: 'The judge withdrew.' });
    await pages.settled();
    const stale = await sendForm(addressOf(id, 'withhold'), fields);
    expect([stale.status, stale.html.includes('The judge withdrew.')]).toEqual([412, true]);
    expect(readActForm(stale.html)['reason']).toBe('A judge asks.');
  });
});

describe('who may act', () => {
  test('is offered it, and whoever may not is refused by the server', async () => {
    const id = await aStory();
    expect((await pages.open('editor', `/articles/${id}`)).html).toContain('Act on this story');
    expect((await pages.open('editor', '/')).html).toContain('href="/new"');
    const fields: FormFields = { ...(await formAt(addressOf(id, 'note'))), text: 'x' };
    for (const caller of ['viewer', 'auditor', 'subscriber', 'ingest']) {
      if (caller !== 'ingest') {
        expect((await pages.open(caller, `/articles/${id}`)).html).not.toContain('Act on this story');
        expect((await pages.open(caller, '/')).html).not.toContain('href="/new"');
      }
      expect((await pages.open(caller, addressOf(id, 'note'))).status).toBe(403);
      expect((await pages.open(caller, '/new')).status).toBe(403);
      const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'formToken'));
      expect((await sendForm(addressOf(id, 'note'), rest, caller)).status).toBe(403);
    }
    expect(await actsOf(id)).not.toContain('NoteAdded');
    expect((await take(id, 'note', { text: 'x' })).status).toBe(303);
  });

  test('proves that the form is of this sign-in', async () => {
    const id = await aStory();
    const fields = { ...(await formAt(addressOf(id, 'note'), 'admin')), text: 'x', do: 'send' };
    const send = async (headers: Readonly<Record<string, string>>) =>
      fetch(`${pages.address}${addressOf(id, 'note')}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: await pages.cookieOf('editor'), ...headers },
        body: new URLSearchParams(fields),
      });
    expect((await send({})).status).toBe(403);
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect(await actsOf(id)).not.toContain('NoteAdded');
  });

  test('gives a source’s story nothing but notes', async () => {
    const source = { system: 'harbour', id: 'ferry' };
    const line = JSON.stringify({ source, status: 'published', content: TEXT });
    const imported = await pages.call('harbour', 'POST /imports', {
      body: line,
      headers: { 'Content-Type': 'application/x-ndjson' },
    });
    await pages.settled();
    const id = asText(imported.json['articleId']);
    const { html } = await pages.open('editor', `/articles/${id}`);
    expect(html).toContain('The text comes from its source');
    expect(html.match(/\/acts\/[\w-]+/g)).toEqual(['/acts/note']);
    for (const act of ['update', 'withhold', 'draft', 'amend-times']) {
      const refused = await pages.open('editor', addressOf(id, act));
      expect([act, refused.status]).toEqual([act, 409]);
      expect(refused.html).toContain('comes from its source, and changes only there');
    }
    const note = { ...(await formAt(addressOf(id, 'note'))), text: 'Call them.' };
    expect((await sendForm(addressOf(id, 'update'), { ...note, headline: 'x', language: 'en' })).status).toBe(
      409,
    );
    expect((await sendForm(addressOf(id, 'note'), note)).status).toBe(303);
  });
});

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe e\u0301\u0301 \u200b\u2066 </textarea> **_\`[x](y)\\ \r\nend\n`;

describe('a hostile text', () => {
  test('is text in every form and comes back as it was', async () => {
    const content = {
      ...aContent(HOSTILE, HOSTILE, `\n${HOSTILE}`),
      summary: HOSTILE,
      bylines: [HOSTILE, 'B'],
      tags: [HOSTILE],
      section: HOSTILE,
      alternativeHeadlines: [{ role: 'seo' as const, text: HOSTILE }],
      media: [{ kind: 'image' as const, url: 'https://example.test/"a', caption: HOSTILE, credit: HOSTILE }],
      related: [{ title: HOSTILE, url: 'https://example.test/"onmouseover=alert(1)' }],
    };
    const id = await aStory('published', content);
    for (const act of ['draft', 'update', 'correct']) {
      const { html } = await pages.open('editor', addressOf(id, act));
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
    }
    expect((await take(id, 'draft')).location).toBe(`/articles/${id}?done=nothing`);
    await take(id, 'update', { tags: 'one' });
    const stored = (await storyOf(id))['content'];
    const before = (await pages.call('editor', `GET /articles/${id}/revisions/1`)).json['content'];
    expect(stored).toEqual({ ...before, tags: ['one'] });
  });

  test('in every field of a form is text when it comes back', async () => {
    const id = await aStory();
    const typed = Object.fromEntries(
      Object.keys(await formAt(addressOf(id, 'correct')))
        .filter((name) => !['formToken', 'version', 'key', 'base'].includes(name) && !name.endsWith('.from'))
        .map((name) => [name, HOSTILE]),
    );
    const { status, html } = await take(id, 'correct', typed);
    expect(status).toBe(400);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });
});

describe('a very large text', () => {
  test('is edited as any other', async () => {
    const long = '渡輪沉沒。'.repeat(54_000);
    const id = await aStory('published', aContent('Ferry', long, 'End.'));
    const done = await take(id, 'update', { 'blocks.1.text': 'The end.' });
    expect(done.location).toBe(`/articles/${id}?done=update`);
    const blocks = (await storyOf(id))['content']?.['blocks'];
    expect([blocks?.[0]?.['text'], blocks?.[1]?.['text']]).toEqual([long, 'The end.']);
  });

  test('that a form can’t hold is refused before anybody types', async () => {
    const id = await aStory('published', aContent('Backticks', '`'.repeat(900_000)));
    const { status, html } = await pages.open('editor', addressOf(id, 'update'));
    expect([status, html.includes('Change it by the API')]).toEqual([409, true]);
  });
});
