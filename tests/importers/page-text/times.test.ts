import { describe, expect, test } from '@jest/globals';

import { LABEL_ROWS } from '../../../src/importers/page-text/time-labels.ts';
import { pageWith, readPage } from '../read-page.ts';

/** Line → instant, words and zone of the one time in it. */
const PUBLISHED: readonly (readonly [line: string, instant: string, stated: string, zone?: string])[] = [
  ['發佈時間:2021/03/22 22:34', '2021-03-22T14:34:00.000Z', '2021/03/22 22:34'],
  [
    '發布時間：２０２１／０３／２２　２２：３４',
    '2021-03-22T14:34:00.000Z',
    '２０２１／０３／２２　２２：３４',
  ],
  ['发布时间 2021-03-22 22:34:56', '2021-03-22T14:34:56.000Z', '2021-03-22 22:34:56'],
  ['發佈時間：2021年3月22日 下午10:34', '2021-03-22T14:34:00.000Z', '2021年3月22日 下午10:34'],
  ['發佈時間：2021年3月22日晚上10點34分', '2021-03-22T14:34:00.000Z', '2021年3月22日晚上10點34分'],
  ['發佈時間：2021/3/22 上午 12:05', '2021-03-21T16:05:00.000Z', '2021/3/22 上午 12:05'],
  ['發佈時間：2021/3/22 中午12:05', '2021-03-22T04:05:00.000Z', '2021/3/22 中午12:05'],
  ['發佈時間：2021.03.22', '2021-03-21T16:00:00.000Z', '2021.03.22'],
  ['公開日：2021年3月22日（月）午前8時', '2021-03-22T00:00:00.000Z', '2021年3月22日（月）午前8時'],
  ['掲載日 2021年3月22日', '2021-03-21T16:00:00.000Z', '2021年3月22日'],
  ['입력 2021.03.22. 오후 10:34', '2021-03-22T14:34:00.000Z', '2021.03.22. 오후 10:34'],
  ['등록 : 2021년 3월 22일 22시 34분', '2021-03-22T14:34:00.000Z', '2021년 3월 22일 22시 34분'],
  ['Published: March 22, 2021 10:34 PM', '2021-03-22T14:34:00.000Z', 'March 22, 2021 10:34 PM'],
  [
    'PUBLISHED ON MONDAY, MARCH 22, 2021 AT 10:34 P.M.',
    '2021-03-22T14:34:00.000Z',
    'MONDAY, MARCH 22, 2021 AT 10:34 P.M.',
  ],
  ['Posted 22 March 2021, 22:34', '2021-03-22T14:34:00.000Z', '22 March 2021, 22:34'],
  ['Posted on Mar 22nd, 2021', '2021-03-21T16:00:00.000Z', 'Mar 22nd, 2021'],
  ['Published 22 March 2021', '2021-03-21T16:00:00.000Z', '22 March 2021'],
  ['Published 12:05 AM, Mon March 22, 2021', '2021-03-21T16:05:00.000Z', '12:05 AM, Mon March 22, 2021'],
  [
    'Published 2021-03-22T22:34:56.789+02:00',
    '2021-03-22T20:34:56.000Z',
    '2021-03-22T22:34:56.789+02:00',
    '+02:00',
  ],
  ['Published 2021-03-22T14:34:00Z', '2021-03-22T14:34:00.000Z', '2021-03-22T14:34:00Z', '+00:00'],
  ['Published: 2021-03-22 14:34 UTC', '2021-03-22T14:34:00.000Z', '2021-03-22 14:34 UTC', '+00:00'],
  ['Published: 2021-03-22 22:34 (GMT+9)', '2021-03-22T13:34:00.000Z', '2021-03-22 22:34 (GMT+9)', '+09:00'],
  [
    'Published: 2021-03-22 22:34 UTC+05:30',
    '2021-03-22T17:04:00.000Z',
    '2021-03-22 22:34 UTC+05:30',
    '+05:30',
  ],
  [
    'Published March 22, 2021 at 10:34 am EDT',
    '2021-03-22T14:34:00.000Z',
    'March 22, 2021 at 10:34 am EDT',
    '-04:00',
  ],
  [
    'Published 10:34 AM EST, Mon January 4, 2021',
    '2021-01-04T15:34:00.000Z',
    '10:34 AM EST, Mon January 4, 2021',
    '-05:00',
  ],
  [
    'Published 10:34 AM ET, July 4, 2021',
    '2021-07-04T14:34:00.000Z',
    '10:34 AM ET, July 4, 2021',
    'America/New_York',
  ],
  ['Published: 2021/03/22 23:34 JST', '2021-03-22T14:34:00.000Z', '2021/03/22 23:34 JST', '+09:00'],
  [
    '發佈時間：2021/03/22 22:34（台北時間）',
    '2021-03-22T14:34:00.000Z',
    '2021/03/22 22:34（台北時間）',
    'Asia/Taipei',
  ],
  ['Veröffentlicht am 22.03.2021 um 22:34 Uhr', '2021-03-22T14:34:00.000Z', '22.03.2021 um 22:34 Uhr'],
  [
    'Veröffentlicht: Montag, 22. März 2021, 22.34 Uhr',
    '2021-03-22T14:34:00.000Z',
    'Montag, 22. März 2021, 22.34 Uhr',
  ],
  ['Veröffentlicht am 03.04.2021', '2021-04-02T16:00:00.000Z', '03.04.2021'],
  ['Publié le 22 mars 2021 à 22h34', '2021-03-22T14:34:00.000Z', '22 mars 2021 à 22h34'],
  ['Publié le 03/04/2021 à 22:34', '2021-04-03T14:34:00.000Z', '03/04/2021 à 22:34'],
  [
    'Publicado el 22 de marzo de 2021 a las 22:34',
    '2021-03-22T14:34:00.000Z',
    '22 de marzo de 2021 a las 22:34',
  ],
  ['Published 03/22/2021', '2021-03-21T16:00:00.000Z', '03/22/2021'],
  ['Published 22/03/2021', '2021-03-21T16:00:00.000Z', '22/03/2021'],
];

describe('a time under a label', () => {
  test.each(PUBLISHED)('%s', (line, instant, stated, zone = 'Asia/Taipei') => {
    const { snapshot, report } = readPage(pageWith(line));
    expect(snapshot.publishedAt).toMatchObject({ instant, stated, zone });
    expect(snapshot.updatedAt).toBeUndefined();
    expect(report.lines).toEqual({ nonEmpty: 3, mapped: 3, leftOut: 0 });
  });

  test.each([
    ['2021/03/22', 'day'],
    ['2021/03/22 22:34', 'minute'],
    ['2021/03/22 22:34:00', 'second'],
  ])('keeps the precision of %s: %s', (stated, precision) => {
    expect(readPage(pageWith(`Published: ${stated}`)).snapshot.publishedAt?.precision).toBe(precision);
  });

  test.each(
    LABEL_ROWS.flatMap(([language, , published, updated]) => [
      ...published.map((label) => [language, label, 'publishedAt'] as const),
      ...updated.map((label) => [language, label, 'updatedAt'] as const),
    ]),
  )('%s: %s gives %s', (_language, label, field) => {
    for (const colon of [':', '：', ' ']) {
      const { report, snapshot } = readPage(pageWith(`${label}${colon}2021-03-22 22:34`));
      expect(report.times).toMatchObject([{ label, field, stated: '2021-03-22 22:34' }]);
      expect(snapshot[field]?.instant).toBe('2021-03-22T14:34:00.000Z');
    }
  });
});

describe('two labels in one line', () => {
  const GIVEN = ['2021-03-22T14:34:00.000Z', '2021-03-23T10:05:00.000Z'];

  test.each([
    '發佈時間:2021/03/22 22:34更新時間:2021/03/23 18:05',
    '  • 發佈時間：2021/03/22 22:34　更新時間：2021/03/23 18:05',
    '发布时间：2021-03-22 22:34 | 更新时间：2021-03-23 18:05',
    '公開日時：2021年3月22日 22時34分 更新日時：2021年3月23日 18時5分',
    '입력 2021.03.22 22:34 수정 2021.03.23 18:05',
    '[등록] 2021-03-22 22:34 / [수정] 2021-03-23 18:05',
    'Published 10:34 PM, March 22, 2021 · Last updated 6:05 PM, March 23, 2021',
    'Published: 2021-03-22 22:34; Updated: 2021-03-23 18:05',
    'Veröffentlicht: 22.03.2021 22:34 Uhr (Aktualisiert: 23.03.2021 18:05 Uhr)',
    'Publié le 22 mars 2021 à 22h34 - Mis à jour le 23 mars 2021 à 18h05',
  ])('%s', (line) => {
    const { snapshot } = readPage(pageWith(line));
    expect([snapshot.publishedAt?.instant, snapshot.updatedAt?.instant]).toEqual(GIVEN);
  });

  test.each([
    '2021/03/22 22:34 發佈 2021/03/23 18:05 更新',
    '2021年3月22日 22時34分 公開／2021年3月23日 18時5分 更新',
    '2021年3月22日 午後10時34分に公開 2021年3月23日 午後6時5分に更新',
  ])('the labels behind: %s', (line) => {
    const { snapshot } = readPage(pageWith(line));
    expect([snapshot.publishedAt?.instant, snapshot.updatedAt?.instant]).toEqual(GIVEN);
  });

  test('a label in one line and its time in the next', () => {
    const { snapshot, report } = readPage(
      pageWith('Published', 'March 22, 2021 10:34 pm', 'Last updated:', '2021-03-23 18:05'),
    );
    expect([snapshot.publishedAt?.instant, snapshot.updatedAt?.instant]).toEqual(GIVEN);
    expect(report.lines).toEqual({ nonEmpty: 6, mapped: 6, leftOut: 0 });
  });

  test('a byline before or after the time', () => {
    const { content, snapshot } = readPage(pageWith('Published March 22, 2021 by Ottoline Brandt'));
    expect(content.bylines).toEqual(['Ottoline Brandt']);
    expect(snapshot.publishedAt?.precision).toBe('day');
  });

  test('something short that is clearly set off is noted, not lost silently', () => {
    const { snapshot, report } = readPage(pageWith('發佈時間：2021/03/22 22:34 | 人氣 12,345'));
    expect(snapshot.publishedAt?.instant).toBe(GIVEN[0]);
    expect(report.notes).toEqual([{ line: 2, text: 'not read behind the times: 人氣 12,345' }]);
  });
});

describe('a time that can’t be read', () => {
  test.each([
    ['Published 03/04/2021', /two ways/],
    ['Updated: 3/4/2021 10:00', /two ways/],
    ['Published: 2021-02-30 10:00', /no such date/],
    ['Published: 2021-03-22 24:10', /no such time/],
    ['Published: 2021-03-22 13:10 am', /no such time/],
    ['發佈時間：2021/03/22 晚上12:30', /no such time/],
    ['Published: 2021-03-22 10:00 CST', /“CST” means no zone or several/],
    ['Published: 2021-03-22 10:00 UTC+25', /means no zone/],
    ['Published 2 hours ago', /no form/],
    ['更新時間：3小時前', /no form/],
    ['Published: May 5', /no form/],
  ])('%s is reported and not guessed', (line, problem) => {
    const { snapshot, report } = readPage(pageWith(line));
    expect([snapshot.publishedAt, snapshot.updatedAt]).toEqual([undefined, undefined]);
    expect(report.times).toHaveLength(1);
    expect(report.times[0]).toMatchObject({ line: 2, instant: null, zone: null });
    expect(report.times[0]?.problem).toMatch(problem);
    expect(report.leftOut).toMatchObject([{ line: 2, text: line }]);
  });

  test('a date without a label is left out before the text and kept in it', () => {
    const { content, report } = readPage(`${pageWith('2021-03-22 22:34')}\n\n2021-03-22`);
    expect(report.leftOut).toMatchObject([{ line: 2 }]);
    expect(content.blocks.at(-1)?.text).toBe('2021-03-22');
  });

  test.each([
    'Updated rules for swimmers come into force in May.',
    'Published March 3, 2020 by a small press in Lund, the novel sold 40 copies.',
    '更新設備需求後，港務所將重新招標。',
    'Stand: Sie blieben drei Stunden lang stehen.',
    'Updated: 3 dead after the storm',
  ])('a sentence stays text: %s', (line) => {
    const { content, report } = readPage(pageWith('', line));
    expect(report.times).toEqual([]);
    expect(content.blocks[0]?.text).toBe(line);
  });
});

describe('clock changes and contradictions', () => {
  const berlin = { zone: 'Europe/Berlin' };

  test('a time in a gap goes forward, flagged', () => {
    const { snapshot, report } = readPage(pageWith('Published: 2021-03-28 02:30'), berlin);
    expect(snapshot.publishedAt?.instant).toBe('2021-03-28T01:30:00.000Z');
    expect(snapshot.anomalies).toEqual([{ code: 'clock-change-gap', field: 'publishedAt' }]);
    expect(report.anomalies).toEqual(snapshot.anomalies);
  });

  test('a time in an overlap is the earlier one, flagged', () => {
    const { snapshot } = readPage(pageWith('Updated: 2021-10-31 02:30'), berlin);
    expect(snapshot.updatedAt?.instant).toBe('2021-10-31T00:30:00.000Z');
    expect(snapshot.anomalies).toEqual([{ code: 'clock-change-overlap', field: 'updatedAt' }]);
  });

  test('an offset leaves nothing to flag', () => {
    const { snapshot } = readPage(pageWith('Updated: 2021-10-31 02:30 CET'), berlin);
    expect(snapshot.updatedAt?.instant).toBe('2021-10-31T01:30:00.000Z');
    expect(snapshot.anomalies).toBeUndefined();
  });

  test('two statements that disagree: the first counts, flagged', () => {
    const { snapshot } = readPage(pageWith('Published: 2021-03-22 22:34', 'Posted: 2021-03-22 22:40'));
    expect(snapshot.publishedAt?.stated).toBe('2021-03-22 22:34');
    expect(snapshot.anomalies).toEqual([{ code: 'times-disagree', field: 'publishedAt' }]);
  });

  test('a coarser statement of the same time agrees', () => {
    const { snapshot } = readPage(pageWith('Published: 2021-03-22 22:34', 'Posted: March 22, 2021'));
    expect(snapshot.anomalies).toBeUndefined();
  });
});
