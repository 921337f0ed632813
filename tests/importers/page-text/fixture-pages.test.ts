import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import type { Content } from '../../../src/domain/article/content.ts';
import { toReportText } from '../../../src/importers/import-report.ts';
import { contentSchema } from '../../../src/schemas/content-schema.ts';
import { readPage } from '../read-page.ts';

const readFixture = (name: string, zone: string) =>
  readPage(readFileSync(new URL(`../../fixtures/pages/${name}`, import.meta.url)), { zone });

const countKinds = ({ blocks }: Content): Record<string, number> =>
  Object.fromEntries(
    [...new Set(blocks.map(({ kind }) => kind))].map((kind) => [
      kind,
      blocks.filter((block) => block.kind === kind).length,
    ]),
  );

describe('an English page with a Chinese headline, captions and links', () => {
  const { content, snapshot, report } = readFixture('two-times-en-zh-hant.txt', 'Asia/Taipei');

  test('has both times, each with its words', () => {
    expect(snapshot.publishedAt).toEqual({
      instant: '2022-05-10T13:48:00.000Z',
      zone: 'Asia/Taipei',
      precision: 'minute',
      stated: '2022/05/10 21:48',
    });
    expect(snapshot.updatedAt).toEqual({
      instant: '2022-05-10T23:15:00.000Z',
      zone: 'Asia/Taipei',
      precision: 'minute',
      stated: '2022/05/11 07:15',
    });
    expect(snapshot.anomalies).toBeUndefined();
  });

  test('has 4 paragraphs, 6 quotes and 6 captions in the order of the page', () => {
    expect(content.blocks.map(({ kind }) => kind[0]).join('')).toBe('pqqpqqpqqpcccccc');
    expect(countKinds(content)).toEqual({ paragraph: 4, quote: 6, caption: 6 });
  });

  test('has speakers and roles as stated', () => {
    const quotes = content.blocks.filter(({ kind }) => kind === 'quote');
    expect(quotes.map(({ attributes }) => attributes)).toEqual([
      { role: 'harbour master of Northport (May 8)', speaker: 'Ilse Varga' },
      { role: 'mayor of the Isle of Merrow', speaker: 'Tomas Ekwall' },
      { role: 'retired coxswain of the Merrow Lass', speaker: 'Brigit Oyelaran' },
      { role: "Merrow Tenants' League", speaker: 'Piet Lindqvist' },
      { role: 'council member', speaker: 'Hanna Sorel' },
      { role: 'council member', speaker: 'Aurel Dimitrov' },
    ]);
    expect(quotes[1]?.text).toBe(
      'The island pays its share, and the quay stays open to every fisherman who needs it.',
    );
  });

  test('names the language of what isn’t English', () => {
    expect(content.language).toBe('en');
    expect(content.alternativeHeadlines).toEqual([
      { role: 'translation', language: 'zh-Hant', text: '兩鎮會談 北港鎮首提如何協助離島救生艇' },
    ]);
    const languages = content.blocks.map(({ kind, language }) => `${kind} ${language ?? '-'}`);
    expect(new Set(languages)).toEqual(new Set(['paragraph -', 'quote -', 'caption zh-Hant']));
  });

  test('has the links without URL and no byline', () => {
    expect(content.related).toEqual([
      { title: '快訊/港務所員工返家途中救起落海釣客!鄉親讚是真英雄', language: 'zh-Hant' },
      { title: '漁港數10人上吐下瀉 疑似週末「海鮮大餐」惹禍', language: 'zh-Hant' },
    ]);
    expect(content.bylines).toEqual([]);
  });

  test('accounts for every line', () => {
    expect(report.lines).toEqual({ nonEmpty: 29, mapped: 27, leftOut: 2 });
    expect(report.leftOut).toEqual([
      { line: 4, text: '• LINE', why: 'page furniture' },
      {
        line: 5,
        text: 'Northport weighs joining Isle of Merrow in a shared sea-rescue service: report',
        why: 'the headline again',
      },
    ]);
    expect(report.trimmed).toEqual([{ line: 7, codePoint: 'U+00A0', count: 1 }]);
    expect(report.mapped.find(({ line }) => line === 3)?.as).toBe('publishedAt, updatedAt');
  });

  test('has a report that people can read', () => {
    const lines = toReportText(report).split('\n');
    expect(lines).toContain('page.txt: 27 of 29 lines mapped, 2 left out');
    expect(lines).toContain('  line 7: 1 × U+00A0 trimmed at the edge');
    expect(lines).toContain(
      '  line 3: 更新時間 “2022/05/11 07:15” → updatedAt 2022-05-10T23:15:00.000Z, read in Asia/Taipei',
    );
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

type Expected = {
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly times: readonly (readonly [string, string] | undefined)[];
  readonly kinds: Record<string, number>;
  readonly bylines: readonly string[];
  readonly speakers: readonly Record<string, string>[];
  readonly related: Content['related'];
  readonly leftOut: readonly string[];
};

const PAGES: readonly Expected[] = [
  {
    name: 'updated-zh-hans.txt',
    zone: 'Asia/Shanghai',
    language: 'zh-Hans',
    times: [
      ['2023-06-05T07:20:00.000Z', '2023年6月5日 下午3:20'],
      ['2023-06-05T16:05:00.000Z', '2023年6月6日 上午12:05'],
    ],
    kinds: { paragraph: 2, quote: 1 },
    bylines: ['陈晓岚'],
    speakers: [{ speaker: '林嘉禾', role: '海陵市图书馆馆长' }],
    related: [{ title: '海陵市老城区步行街完成改造' }],
    leftOut: ['首页 > 城市 > 文化', '分享 微博 微信'],
  },
  {
    name: 'published-ja.txt',
    zone: 'Asia/Tokyo',
    language: 'ja',
    times: [
      ['2024-02-29T03:30:00.000Z', '2024年2月29日（木）午後0時30分'],
      ['2024-02-29T15:00:00.000Z', '2024.03.01'],
    ],
    kinds: { paragraph: 2, quote: 1, caption: 1 },
    bylines: ['藤代みなと'],
    speakers: [{ speaker: '磯部千尋', role: '入江町教育委員会課長' }],
    related: [{ title: '港の朝市が三年ぶりに再開' }],
    leftOut: ['シェアする'],
  },
  {
    name: 'published-ko.txt',
    zone: 'Asia/Seoul',
    language: 'ko',
    times: [
      ['2023-11-02T01:34:00.000Z', '2023. 11. 02. 오전 10:34'],
      ['2023-11-03T03:05:00.000Z', '2023. 11. 03. 오후 12:05'],
    ],
    kinds: { paragraph: 2, quote: 1 },
    bylines: ['윤다솔'],
    speakers: [{ speaker: '서하람', role: '해오름시 교통과장' }],
    related: [{ title: '구시가 전차 노선, 내년 봄 다시 달린다' }],
    leftOut: ['공유하기'],
  },
  {
    name: 'stand-de.txt',
    zone: 'Europe/Berlin',
    language: 'de',
    times: [
      ['2022-03-04T17:40:00.000Z', '04.03.2022 um 18:40 Uhr'],
      ['2022-03-05T06:05:00.000Z', '05.03.2022, 7:05 Uhr'],
    ],
    kinds: { paragraph: 2, quote: 1 },
    bylines: ['Merle Achterberg'],
    speakers: [{ speaker: 'Jasper Kienholz', role: 'Leiter des Bauamts' }],
    related: [{ title: 'Das Wehr wird im Sommer erneuert', url: 'https://wieslinger-bote.example/wehr' }],
    leftOut: ['Startseite > Regionales', 'Teilen | Drucken | Merken'],
  },
  {
    name: 'no-times-en.txt',
    zone: 'Europe/London',
    language: 'en',
    times: [undefined, undefined],
    kinds: { paragraph: 2, listItem: 2 },
    bylines: [],
    speakers: [],
    related: [],
    leftOut: ['Advertisement'],
  },
];

describe.each(PAGES)('the page $name', (expected) => {
  const { content, snapshot, report } = readFixture(expected.name, expected.zone);

  test('has its times', () => {
    const times = [snapshot.publishedAt, snapshot.updatedAt];
    expect(times.map((time) => time && [time.instant, time.stated])).toEqual(expected.times);
    expect(times.every((time) => time === undefined || time.zone === expected.zone)).toBe(true);
  });

  test('has its language, blocks, names and links', () => {
    expect(content.language).toBe(expected.language);
    expect(countKinds(content)).toEqual(expected.kinds);
    expect(content.blocks.every(({ language }) => language === undefined)).toBe(true);
    expect(content.bylines).toEqual(expected.bylines);
    const quotes = content.blocks.filter(({ kind }) => kind === 'quote');
    expect(quotes.map(({ attributes }) => attributes)).toEqual(expected.speakers);
    expect(content.related).toEqual(expected.related);
    expect(content.alternativeHeadlines).toEqual([]);
  });

  test('leaves out its furniture only', () => {
    expect(report.leftOut.map(({ text }) => text)).toEqual(expected.leftOut);
    expect(report.trimmed).toEqual([]);
  });

  test('is a content as the schema has it', () => {
    expect(contentSchema.parse(content)).toEqual(content);
  });
});
