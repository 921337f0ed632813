import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';

import { listReport, listReportMoments } from '../../projections/audit-timeline/reports.ts';
import type { Snapshot } from '../../src/domain/article/commands.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { median, toBuckets } from '../../web/report-buckets.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { createTestClock } from '../support/given-store.ts';

const clock = createTestClock();
let pages: GivenPages;

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(1)> \u202egnp.exe`;

async function edit(at: string, request: string, body: object): Promise<void> {
  clock.set(at);
  const answer = await pages.call('editor', request, { body, headers: { 'If-Match': '*' } });
  if (answer.status >= 300) throw new Error(answer.text);
}

async function observe(at: string, words: string, more: Partial<Snapshot> = {}): Promise<void> {
  clock.set(at);
  const snapshot = aSnapshot(aContent('Ferry terminal', words), {
    publishedAt: stated('2026/01/03 08:00', 'UTC'),
    ...more,
  });
  const answer = await pages.call('ingest', 'POST /imports', {
    body: `${JSON.stringify(snapshot)}\n`,
    headers: { 'Content-Type': 'application/x-ndjson' },
  });
  expect(answer.text).toContain('"recorded"');
}

const correct = (at: string, id: string, headline: string, notice: string) =>
  edit(at, `POST /articles/${id}/corrections`, {
    content: aContent(headline, `${notice} It is right now.`),
    correction: { kind: 'correction', notice },
  });

beforeAll(async () => {
  pages = await givenPages({ clock });
  await observe('2026-01-05T10:00:00.000Z', 'Twelve boats.');
  await observe('2026-01-06T10:00:00.000Z', 'Nineteen boats.');
  for (const [id, headline] of [
    ['mill', 'Mill falls'],
    ['quay', 'Quay closed'],
    ['held', 'The submarine'],
    ['hostile', HOSTILE],
  ] as const) {
    await edit('2026-02-01T10:00:00.000Z', `POST /articles/${id}/publish`, {
      content: aContent(headline, 'First words.'),
    });
  }
  await correct('2026-02-01T12:00:00.000Z', 'mill', 'Mill falls', 'The date was wrong.');
  await correct('2026-02-01T14:00:00.000Z', 'quay', 'Quay closed', 'The name was wrong.');
  await correct('2026-03-05T10:00:00.000Z', 'held', 'The submarine', 'The place was wrong.');
  await correct('2026-03-06T10:00:00.000Z', 'hostile', HOSTILE, HOSTILE);
  await edit('2026-03-07T10:00:00.000Z', 'POST /articles/held/withhold', { reason: 'legal' });
  clock.set('2026-04-01T00:00:00.000Z');
  await pages.settled();
});

afterAll(() => pages.stop());

const htmlOf = async (caller: string, path: string): Promise<string> => {
  const { status, html } = await pages.open(caller, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${html}`);
  return html;
};

const toWords = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the report of corrections', () => {
  test('counts them, measures them and leads to what each changed', async () => {
    const html = await htmlOf('viewer', '/reports/corrections?to=2026-02-28');
    expect(toWords(html)).toContain('In all 2 corrections');
    expect(toWords(html)).toContain('From publication, median 3 h');
    expect(toWords(html)).toContain('Soonest and latest 2 h – 4 h');
    expect(html).toContain('href="/articles/mill/compare?from=previous&amp;to=2"');
    expect(html).toContain('The date was wrong.');
    expect(html).not.toContain('The place was wrong.');
  });

  test('draws them over time, with a table whose rows narrow the report', async () => {
    const html = await htmlOf('viewer', '/reports/corrections');
    expect(html).toMatch(
      /<svg[^>]*role="img" aria-label="Corrections by day, 1 Feb 2026 to 6 Mar 2026; most in 1 Feb 2026: 2"/,
    );
    expect(html).toContain('href="/reports/corrections?from=2026-02-01&amp;to=2026-02-01"');
    expect(toWords(await htmlOf('viewer', '/reports/corrections?from=2026-03-05&to=2026-03-05'))).toContain(
      '1 correction',
    );
    expect(html).not.toContain(' style=');
  });

  test('names no story that is withheld from readers', async () => {
    expect(await htmlOf('viewer', '/reports/corrections')).not.toContain('submarine');
    expect(await htmlOf('editor', '/reports/corrections')).toContain('The submarine');
  });

  test('shows hostile words as words', async () => {
    const html = await htmlOf('admin', '/reports/corrections');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });

  test('says so where there is none', async () => {
    expect(toWords(await htmlOf('viewer', '/reports/corrections?to=1999-12-31'))).toContain(
      'No correction took effect then.',
    );
  });
});

describe('the report of silent edits', () => {
  test('is for those who read whole timelines', async () => {
    for (const caller of ['viewer', 'subscriber']) {
      expect((await pages.open(caller, '/reports/silent-edits')).status).toBe(403);
      expect(await htmlOf(caller, '/reports/corrections')).not.toContain('silent-edits');
    }
    for (const caller of ['editor', 'auditor', 'admin']) {
      const html = await htmlOf(caller, '/reports/silent-edits');
      expect(toWords(html)).toContain('In all 1 silent edit');
      expect(html).toContain('Ferry terminal');
    }
    expect(toWords(await htmlOf('auditor', '/reports/silent-edits?silence=perhaps'))).toContain(
      'No perhaps silent edit took effect then.',
    );
  });
});

describe('a filter that can’t be read', () => {
  test.each([
    ['from=yesterday', 'from: must be the first day as year-month-day'],
    ['from=2026-03-02&to=2026-03-01', 'to: must not be a day before the first one'],
    ['after=x', 'This page of the list is not there'],
  ])('%s is told of', async (query, message) => {
    const { status, html } = await pages.open('viewer', `/reports/corrections?${query}`);
    expect(status).toBe(400);
    expect(html).toContain(message);
  });
});

describe('what a report reads', () => {
  test('comes page by page, the last in effect first', async () => {
    const [first, second] = await pages.readModel.read(async ({ db }) => {
      const page = await listReport(db, { kind: 'corrections', limit: 3 }, 'staff');
      const rest = await listReport(db, { kind: 'corrections', limit: 3, cursor: page.next }, 'staff');
      return [page, rest];
    });
    const ids = [...first.items, ...second.items].map(({ articleId }) => articleId);
    expect(ids).toEqual(['hostile', 'held', 'quay', 'mill']);
    expect(second.next).toBeUndefined();
  });

  test.each([
    ["type = 'ArticleCorrected'", 'timeline_corrections'],
    ["silent = 'yes'", 'timeline_silent'],
    ["silent = 'undetermined'", 'timeline_perhaps_silent'],
  ])('where %s is found and ordered by an index of its own, never by all acts', async (condition, index) => {
    for (const span of ["effective_at >= '2026'", "effective_at < '2027'", '1 = 1']) {
      const plan = await pages.readModel.read(({ db }) =>
        sql<{ detail: string }>`explain query plan select effective_at, sentence from timeline
          where ${sql.raw(`${condition} and ${span}`)} order by effective_at desc, global_position desc`.execute(
          db.kysely,
        ),
      );
      const details = plan.rows.map(({ detail }) => detail).join('; ');
      expect(details).toMatch(new RegExp(`INDEX ${index}\\b`));
      expect(details).not.toContain('TEMP B-TREE');
    }
  });

  test('tells readers of no silence', async () => {
    await expect(
      pages.readModel.read(({ db }) => listReportMoments(db, { kind: 'silent' }, 'readers')),
    ).rejects.toThrow(RangeError);
  });
});

describe('bars', () => {
  const at = (text: string) => toInstant(Date.parse(text));
  test('begin and end with days of the zone, and hold everything', () => {
    const moments = ['2026-03-01T15:59:00Z', '2026-03-01T16:01:00Z', '2026-03-04T00:00:00Z'].map(at);
    const [first, last] = [moments[0] ?? at('2026'), moments[2] ?? at('2026')];
    const { unit, buckets } = toBuckets(moments, { first, last, zone: 'Asia/Taipei' });
    expect(unit).toBe('day');
    expect(buckets.map(({ firstDay, count }) => [firstDay, count])).toEqual([
      ['2026-03-01', 1],
      ['2026-03-02', 1],
      ['2026-03-03', 0],
      ['2026-03-04', 1],
    ]);
  });

  test.each(['2026-05-02', '2027-03-02', '2029-01-01', '2060-01-01', '9000-01-01'])(
    'are never a thicket: up to %s',
    (day) => {
      const [first, last] = [at('2026-03-01T00:00:00Z'), at(`${day}T00:00:00Z`)];
      const { buckets } = toBuckets([first, last], { first, last, zone: 'UTC' });
      expect(buckets.length).toBeLessThan(130);
      expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    },
  );

  test('a median is the middle one, or between the two', () => {
    expect([median([]), median([3]), median([9, 1, 2]), median([4, 1, 2, 9])]).toEqual([undefined, 3, 2, 3]);
  });
});
