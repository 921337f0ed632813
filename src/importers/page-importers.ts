import type { ImportFormat } from './find-format.ts';
import { htmlImporter } from './html/html-importer.ts';
import type { Importer } from './importer.ts';
import { pageTextImporter } from './page-text/page-text-importer.ts';

/** The formats of which a file holds one page. */
export type PageFormat = Exclude<ImportFormat, 'jsonl'>;

/** The importers that read one page a file. */
export const PAGE_IMPORTERS: Readonly<Record<PageFormat, Importer>> = {
  'page-text': pageTextImporter,
  html: htmlImporter,
};
