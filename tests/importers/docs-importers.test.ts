import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { listEncodings } from '../../src/importers/encodings.ts';
import { META_NAMES } from '../../src/importers/html/meta-facts.ts';
import { LABEL_ROWS } from '../../src/importers/page-text/time-labels.ts';
import { ZONE_NAMES } from '../../src/importers/page-text/zone-suffixes.ts';

const docs = readFileSync(new URL('../../docs/importers.md', import.meta.url), 'utf8');

/** What stands between the marks, in one form whatever the formatter made of tables and line ends. */
const part = (name: string): string =>
  toWords(new RegExp(`<!-- ${name} -->([^]*)<!-- /${name} -->`).exec(docs)?.[1] ?? '');

const toWords = (text: string): string => text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();

const toCode = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

test('the table of labels in docs/importers.md is current', () => {
  const rows = LABEL_ROWS.map(
    ([language, order, published, updated]) =>
      `| \`${language}\` | ${order === 'day-first' ? 'yes' : 'no'} | ${published.join(' · ')} | ${updated.join(' · ')} |`,
  );
  const table = ['| language | day first | published | updated |', '| --- | --- | --- | --- |', ...rows];
  expect(part('labels')).toBe(toWords(table.join('\n')));
});

test('the zones in docs/importers.md are current', () => {
  expect(part('zones')).toBe(toCode(Object.keys(ZONE_NAMES)));
});

test('the encodings in docs/importers.md are current', () => {
  expect(part('encodings')).toBe(toCode(listEncodings()));
});

/** The table's cell behind that of the field; the names of headlines for networks stand in the text below it. */
const sourcesOf = (field: string): string => {
  const cells = part('html-sources')
    .split('|')
    .map((cell) => cell.trim());
  return field === 'socialHeadline' ? docs : (cells[cells.indexOf(field) + 1] ?? '');
};

test.each(META_NAMES)('the meta names of %s in docs/importers.md are current', (field, names) => {
  for (const name of names) expect(sourcesOf(field)).toContain(`\`${name}\``);
});
