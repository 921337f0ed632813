import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { htmlImporter } from '../../../src/importers/html/html-importer.ts';
import { snapshotSchema } from '../../../src/schemas/snapshot-schema.ts';
import { summarizePage } from './summarize-page.ts';

const FOLDER = new URL('../../fixtures/pages/html/', import.meta.url);

const files = readdirSync(FOLDER);
const pages = files.filter((name) => name.endsWith('.html'));

const readBytes = (name: string): Buffer => readFileSync(new URL(name, FOLDER));

type Expected = { readonly zone: string; readonly language?: string; readonly fault?: string };

const readExpected = (page: string): Expected =>
  JSON.parse(readBytes(page.replace(/html$/, 'expected.json')).toString('utf8')) as Expected;

describe('the corpus of pages', () => {
  test('is of at least 30 pages in at least 8 languages, each with what is expected of it', () => {
    const expected = files.filter((name) => name.endsWith('.expected.json'));
    expect(expected.map((name) => name.replace('expected.json', 'html')).sort()).toEqual([...pages].sort());
    expect(pages.length).toBeGreaterThanOrEqual(30);
    const languages = new Set(
      pages.map((page) => new Intl.Locale(readExpected(page).language ?? 'und').minimize().toString()),
    );
    const bases = [...languages].map((language) => new Intl.Locale(language).language);
    expect([...new Set(bases)]).toEqual(expect.arrayContaining(['en', 'zh', 'ja', 'ko', 'de', 'fr', 'ar']));
  });

  test.each(pages)('%s is read as expected', (page) => {
    const expected = readExpected(page);
    expect(summarizePage(page, readBytes(page), expected.zone)).toEqual(expected);
  });

  test.each(pages)('every visible block of %s is accounted for once, and the snapshot is valid', (page) => {
    const read = htmlImporter.read(
      { path: page, bytes: readBytes(page) },
      { zone: 'UTC', sourceSystem: 'corpus' },
    );
    if (!read.ok) {
      expect(read.error.code).toBe(readExpected(page).fault);
      return;
    }
    const { snapshot, report } = read.value;
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    const lines = [...report.mapped, ...report.leftOut].map(({ line }) => line);
    expect(lines.sort((a, b) => a - b)).toEqual(lines.map((_line, index) => index + 1));
    expect(lines).toHaveLength(report.lines.nonEmpty);
  });
});
