import type { Content } from '../../src/domain/article/content.ts';
import { toFaultText } from '../../src/importers/import-fault.ts';
import type { ImportOptions, ReadPage } from '../../src/importers/importer.ts';
import { pageTextImporter } from '../../src/importers/page-text/page-text-importer.ts';

export const TAIPEI: ImportOptions = { zone: 'Asia/Taipei', sourceSystem: 'tests' };

/** The page as read; a fault fails the test with its own words. */
export function readPage(
  text: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): ReadPage & { content: Content } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const read = pageTextImporter.read({ path: 'page.txt', bytes }, { ...TAIPEI, ...options });
  if (!read.ok) throw new Error(toFaultText('page.txt', read.error));
  const { content } = read.value.snapshot;
  if (content === undefined) throw new Error('a page read without content');
  return { ...read.value, content };
}

const BODY =
  'The council met on Monday evening and talked about the bridge, the school and the harbour for three hours.';

/** A page of a headline, the given lines and a paragraph. */
export const pageWith = (...lines: readonly string[]): string =>
  ['Council talks for three hours', ...lines, '', BODY].join('\n');
