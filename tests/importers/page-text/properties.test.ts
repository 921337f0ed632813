import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';

import { isInstant } from '../../../src/shared/clock.ts';
import type { ImportReport } from '../../../src/importers/import-report.ts';
import { pageTextImporter } from '../../../src/importers/page-text/page-text-importer.ts';
import { LABEL_ROWS } from '../../../src/importers/page-text/time-labels.ts';
import { snapshotSchema } from '../../../src/schemas/snapshot-schema.ts';
import { TAIPEI } from '../read-page.ts';

const runs = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 1_000;

const read = (bytes: Uint8Array) => pageTextImporter.read({ path: 'page.txt', bytes }, TAIPEI);

/** Everything that holds of whatever was read; a fault holds anyway. */
function checkRead(bytes: Uint8Array): 'fault' | 'snapshot' {
  const result = read(bytes);
  if (!result.ok) {
    expect(result.error.code).toMatch(/^[a-z-]+$/);
    return 'fault';
  }
  const { snapshot, report } = result.value;
  expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
  for (const block of snapshot.content?.blocks ?? []) expect(block.text).toBe(block.text.trim());
  checkLines(report);
  return 'snapshot';
}

function checkLines({ lines, mapped, leftOut, times }: ImportReport): void {
  const numbers = [...mapped, ...leftOut].map(({ line }) => line);
  expect(numbers).toHaveLength(lines.nonEmpty);
  expect(new Set(numbers).size).toBe(lines.nonEmpty);
  expect([mapped.length, leftOut.length]).toEqual([lines.mapped, lines.leftOut]);
  for (const { instant, problem } of times) {
    expect(instant === null ? problem : isInstant(instant)).toBeTruthy();
  }
}

const labels = LABEL_ROWS.flatMap(([, , published, updated]) => [...published, ...updated]);
const fragment = fc.oneof(
  fc.constantFrom(...labels),
  fc.constantFrom(
    '2021/03/22 22:34',
    '22.03.2021',
    '9999-12-31 23:59',
    '0001.01.01',
    '下午',
    ' am',
    ' CST',
    ' +14:00',
    'GMT-14',
  ),
  fc.constantFrom(
    ': ',
    '：',
    ' | ',
    '•',
    '[[',
    ']]',
    ', ',
    '，',
    '更多新聞:',
    'Related:',
    'By ',
    'LINE',
    '\u00A0',
    '\u200B',
    '「',
    '.',
  ),
  fc.constantFrom(
    'Maud Ferreira',
    '王小滿',
    '新碼頭明年啟用',
    '新しい桟橋',
    '새 부두',
    'The pier will open next year',
    'Новый причал',
  ),
  fc.constantFrom('\n', '\n\n', '\r\n', '\u2028'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const pageText = fc.array(fragment, { maxLength: 60 }).map((fragments) => fragments.join(''));

describe('whatever the bytes', () => {
  test('reading never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        checkRead(bytes);
      }),
      { numRuns: runs },
    );
  });

  test('any declared encoding is a fault or a reading', () => {
    const encoding = fc.oneof(
      fc.constantFrom('big5', 'gbk', 'sjis', 'euc-kr', 'utf-16', 'latin1'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), encoding, (bytes, declaredEncoding) => {
        const result = pageTextImporter.read({ path: 'p', bytes }, { ...TAIPEI, declaredEncoding });
        if (result.ok) expect(snapshotSchema.safeParse(result.value.snapshot).success).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe('whatever the text', () => {
  test('it is a fault, or a snapshot that accounts for every line once', () => {
    const seen = { fault: 0, snapshot: 0 };
    fc.assert(
      fc.property(pageText, (text) => {
        seen[checkRead(Buffer.from(text.toWellFormed()))] += 1;
      }),
      { numRuns: runs },
    );
    expect(seen.snapshot).toBeGreaterThan(runs / 2);
  });

  test('no visible character of a text line is lost', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    const sentence = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 2, maxLength: 20 }), ([headline = '', ...body]) => {
        const result = read(Buffer.from([headline, ...body].join('\n\n')));
        const content = result.ok ? result.value.snapshot.content : undefined;
        expect(content?.headline).toBe(headline);
        expect(content?.blocks.map(({ text }) => text)).toEqual(body);
      }),
    );
  });

  test('the encoding makes no difference', () => {
    const text = '新碼頭明年啟用\n\n港務所表示，新的碼頭將於明年啟用。\n';
    const contents = ['utf-8', 'utf-16le', 'utf-16be', 'big5'].map((encoding) => {
      const result = read(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') }));
      return result.ok ? result.value.snapshot.content : undefined;
    });
    expect(contents[0]).toBeDefined();
    for (const content of contents) expect(content).toEqual(contents[0]);
  });
});

/** Each of about 1 MB, made of what a careless pattern would go back and forth over. */
const LARGE: Readonly<Record<string, string>> = {
  'one long word': 'a'.repeat(1e6),
  'one long line of spaces between two letters': `a${' '.repeat(1e6)}b`,
  'spaces at the end of a link': `Related: a${' ('.repeat(5e5)}b`,
  'opening brackets': '[['.repeat(5e5),
  'captions without end': `[[${']] [['.repeat(2e5)}`,
  'many captions': `x\n[[${'a]] [['.repeat(1.6e5)}a]]`,
  labels: '發佈時間:'.repeat(7e4),
  'labels and dates': '發佈時間:2021/03/22 22:34'.repeat(3e4),
  dates: '2021-03-22 '.repeat(9e4),
  names: `By ${'Aa Bb and '.repeat(1e5)}`,
  commas: 'Aa Bb, '.repeat(1.4e5),
  breadcrumbs: `Home > ${'a > '.repeat(2.5e5)}`,
  URLs: `Related: ${'https://'.repeat(1.2e5)}`,
  'short lines': 'a\n'.repeat(3e4) + 'b\n\n'.repeat(3e4),
  'short lines of 200 characters': `${'Aa Bb '.repeat(33)}\n`.repeat(4e3),
  'date-like lines': '1 2 3 . / 2021 March 5 , 10\n'.repeat(3e4),
  'breadcrumb lines': `首頁 > ${'a b c '.repeat(30)}\n`.repeat(4e3),
  'byline lines': `記者 ${'王小滿 '.repeat(30)}\n`.repeat(3e3),
  'English byline lines': `By ${'Aa de '.repeat(24)}\n`.repeat(6e3),
  'quote marks': '「'.repeat(3e5),
  'kana and Han': '新しい桟橋。\n'.repeat(5e4),
};

describe('a page of 1 MB', () => {
  test.each(Object.entries(LARGE))('%s is read or refused at once', (_name, text) => {
    const startMs = performance.now();
    checkReadQuickly(Buffer.from(text));
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });
});

function checkReadQuickly(bytes: Uint8Array): void {
  const result = read(bytes);
  if (result.ok) {
    const { mapped, leftOut, nonEmpty } = result.value.report.lines;
    expect(mapped + leftOut).toBe(nonEmpty);
  } else {
    expect(['content-too-large', 'no-text']).toContain(result.error.code);
  }
}
