import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { articleIdOf } from '../../src/application/record-snapshot.ts';
import type { Snapshot } from '../../src/domain/article/commands.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
let pages: GivenPages;

const text = (word: string) => aContent('Quay closed', `The quay is closed because of ${word}.`);
const posted = stated('2021/03/22 22:34');
const source = { system: 'harbour-post', id: 'quay' };
const imported = articleIdOf(source);

async function observe(at: string, content: ReturnType<typeof text>, more: Partial<Snapshot>): Promise<void> {
  clock.set(at);
  const snapshot = aSnapshot(content, { source, publishedAt: posted, ...more });
  const answer = await pages.call('ingest', 'POST /imports', {
    body: `${JSON.stringify(snapshot)}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  expect(answer.text).toContain('"recorded"');
}

async function edit(at: string, request: string, body: object): Promise<void> {
  clock.set(at);
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(answer.text);
}

beforeAll(async () => {
  pages = await givenPages({ clock });
  await observe('2026-01-05T10:00:00.000Z', text('fog'), { updatedAt: stated('2021/03/23 18:05') });
  await observe('2026-01-05T11:00:00.000Z', text('ice'), { updatedAt: stated('2021/03/23 19:05') });
  await observe('2026-01-05T12:00:00.000Z', text('wind'), { updatedAt: stated('2021/03/23 19:05') });

  await edit('2026-02-01T10:00:00.000Z', 'POST /articles', { articleId: 'A1', content: text('mud') });
  await edit('2026-02-01T11:00:00.000Z', 'POST /articles/A1/publish', {});
  await edit('2026-02-01T12:00:00.000Z', 'POST /articles/A1/updates', {
    content: text('moss'),
    notice: 'First notice.',
  });
  await edit('2026-02-01T13:00:00.000Z', 'POST /articles/A1/withhold', { reason: 'legal' });
  await edit('2026-02-01T14:00:00.000Z', 'POST /articles/A1/release', { reason: 'settled' });
  await edit('2026-02-01T15:00:00.000Z', 'POST /articles/A1/updates', {
    content: text('sand'),
    effectiveAt: '2026-02-01T11:30:00Z',
  });
  await edit('2026-02-02T10:00:00.000Z', 'POST /articles/B1/publish', { content: text('moles') });
  await edit('2026-02-03T10:00:00.000Z', 'POST /articles/B1/retract', { notice: 'Withdrawn.', reason: 'r' });
  await edit('2026-02-04T10:00:00.000Z', 'POST /articles', { articleId: 'D1', content: text('owls') });
  await edit('2026-02-04T10:00:00.000Z', 'POST /articles/L1/publish', { content: text('rain 1') });
  for (let number = 2; number <= 60; number += 1) {
    const at = `2026-02-04T11:${String(number - 1).padStart(2, '0')}:00.000Z`;
    await edit(at, 'POST /articles/L1/updates', { content: text(`rain ${String(number)}`) });
  }
  clock.set('2026-03-01T00:00:00.000Z');
  await pages.settled();
});

afterAll(() => pages.stop());

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

const toWords = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

const answerOf = (html: string): string =>
  toWords(/<p class="answer">(.*?)<\/p>/s.exec(html)?.[1] ?? 'no answer').trim();

describe('what readers saw at a moment', () => {
  test('is told with its revision, from when to when, and its text', async () => {
    const html = await htmlOf('viewer', '/articles/A1/at?t=2026-02-01T11:10:00Z');
    expect(answerOf(html)).toBe('Readers saw revision 1 from 1 Feb 2026, 11:00 to 1 Feb 2026, 11:30.');
    expect(html).toContain('closed because of mud');
    expect(html).not.toContain('First notice.');
  });

  test('is another thing as far as it was known then', async () => {
    const asked = '/articles/A1/at?t=2026-02-01T11:40:00Z';
    expect(answerOf(await htmlOf('viewer', asked))).toContain('revision 3');
    const html = await htmlOf('viewer', `${asked}&known=2026-02-01T14:30:00Z`);
    expect(answerOf(html)).toBe('Readers saw revision 1 from 1 Feb 2026, 11:00 to 1 Feb 2026, 12:00.');
    expect(toWords(html)).toContain('This is what was known at 1 Feb 2026, 14:30');
  });

  test('is read on the clock that is named, with or without an offset', async () => {
    const asked = `/articles/${imported}/at`;
    const local = await htmlOf('viewer', `${asked}?t=2021-03-23T18:30&zone=Asia/Taipei`);
    expect(answerOf(local)).toBe('Readers saw revision 2 from 23 Mar 2021, 18:05 to 23 Mar 2021, 19:05.');
    expect(local).toContain('value="2021-03-23T18:30:00"');
    const exact = await htmlOf('viewer', `${asked}?t=2021-03-23T18:30:00+08:00`);
    expect(answerOf(exact)).toBe('Readers saw revision 2 from 23 Mar 2021, 10:05 to 23 Mar 2021, 11:05.');
  });

  test('was a text that nobody kept, no text at all, or nothing yet', async () => {
    const unobserved = await htmlOf('viewer', `/articles/${imported}/at?t=2021-03-22T15:00:00Z`);
    expect(answerOf(unobserved)).toContain('that nobody kept: text not observed (revision 1)');
    expect(unobserved).not.toContain('closed because');
    const withheld = await htmlOf('editor', '/articles/A1/at?t=2026-02-01T13:10:00Z');
    expect(answerOf(withheld)).toContain('The story was withheld and readers saw no text');
    expect(withheld).not.toContain('closed because');
    const before = await htmlOf('viewer', '/articles/A1/at?t=2026-02-01T10:30:00Z');
    expect(answerOf(before)).toBe(
      'At 1 Feb 2026, 10:30 readers saw nothing of this story yet. They first saw it at 1 Feb 2026, 11:00.',
    );
    expect(answerOf(await htmlOf('editor', '/articles/D1/at'))).toBe(
      'Readers have seen nothing of this story.',
    );
    expect(answerOf(await htmlOf('viewer', '/articles/A1/at?known=2026-01-01T00:00:00Z'))).toBe(
      'Nothing was known then of what readers saw.',
    );
  });

  test('is uncertain where the next text was only observed later', async () => {
    const html = await htmlOf('viewer', `/articles/${imported}/at?t=2026-01-05T11:30:00Z`);
    expect(html).toContain('Uncertain: at this moment');
    expect(toWords(html)).toContain('It may have gone any time after 5 Jan 2026, 11:00');
  });
});

describe('the way to other moments', () => {
  test('is a link to the one before and the one after, which keeps what is known', async () => {
    const html = await htmlOf('viewer', '/articles/A1/at?t=2026-02-01T12:10:00Z&known=2026-02-02T00:00:00Z');
    const known = 'known=2026-02-02T00%3A00%3A00.000Z';
    expect(html).toContain(`t=2026-02-01T11%3A30%3A00.000Z&amp;${known}&amp;zone=UTC" data-step="before"`);
    expect(html).toContain(`t=2026-02-01T13%3A00%3A00.000Z&amp;${known}&amp;zone=UTC" data-step="after"`);
  });

  test('is a lane of what readers saw and one of what was recorded, with tables behind', async () => {
    const html = await htmlOf('viewer', '/articles/A1/at?t=2026-02-01T11:10:00Z');
    expect(html).toContain('<title>r3: revision 3, 1 Feb 2026, 11:30 to 1 Feb 2026, 12:00</title>');
    expect(html).toContain('<title>r3: Updated, revision 3, 1 Feb 2026, 15:00 to now</title>');
    expect(html.match(/aria-current="true"/g)).toHaveLength(4);
    expect(html).toContain('<caption>What readers saw</caption>');
  });

  test('stays short however long the story’s life', async () => {
    const html = await htmlOf('viewer', '/articles/L1/at?t=2026-02-04T11:30:30Z');
    expect(answerOf(html)).toContain('Readers saw revision 31');
    expect(html).toMatch(/<title>r1–\d+: \d+ states, revisions 1 to \d+/);
    expect(html.match(/class="lane-cell/g)?.length).toBeLessThanOrEqual(46);
    expect(html.length).toBeLessThan(60_000);
  });

  test('draws nothing with a style of its own', async () => {
    expect(await htmlOf('viewer', '/articles/L1/at')).not.toContain(' style=');
  });
});

describe('a time that can’t be read', () => {
  test.each([
    ['t=yesterday', '"yesterday" is not a date that exists'],
    ['known=2026-02-30', '"2026-02-30" is not a date that exists'],
    ['t=2026-02-01T11:00&zone=Mars', '“Mars” is not a time zone: use an IANA name'],
    ['t=2021-03-28T02:30&zone=Europe/Berlin', 'does not exist in Europe/Berlin'],
    ['t=2030-01-01T00:00:00Z', 'lies in the future: give a time up to now'],
  ])('%s is told at its field, and stays typed', async (query, message) => {
    const { status, html } = await pages.open('viewer', `/articles/A1/at?${query}`);
    expect(status).toBe(400);
    expect(html.replaceAll('&quot;', '"')).toContain(message);
    expect(html).toMatch(/aria-invalid/);
    expect(html).toContain(`value="${new URLSearchParams(query).get('t') ?? ''}`);
  });

  test('is text, whatever it holds', async () => {
    const { html } = await pages.open(
      'viewer',
      `/articles/A1/at?t=${encodeURIComponent('"><script>x</script>')}`,
    );
    expect(html).not.toContain('<script>x');
  });
});

describe('what readers may not see', () => {
  test('is in no past of theirs', async () => {
    expect((await pages.open('viewer', '/articles/D1/at')).status).toBe(404);
    expect((await pages.open('viewer', '/articles/none/at')).status).toBe(404);
    const retracted = '/articles/B1/at?t=2026-02-02T11:00:00Z';
    expect(await htmlOf('viewer', retracted)).not.toContain('moles');
    expect(await htmlOf('editor', retracted)).toContain('moles');
  });
});
