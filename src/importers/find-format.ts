import { extname } from 'node:path/posix';

export const IMPORT_FORMATS = ['page-text', 'html', 'jsonl'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, ImportFormat>> = {
  '.txt': 'page-text',
  '.text': 'page-text',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
};

/** The format by the path's extension, else by the file's first bytes; what is neither JSON nor HTML is a page's text. */
export function findFormat(path: string, start: Uint8Array): ImportFormat {
  const byExtension = BY_EXTENSION[extname(path).toLowerCase()];
  if (byExtension !== undefined) return byExtension;
  const text = Buffer.from(start)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^\{\s*"/.test(text)) return 'jsonl';
  return /^<(?:!--|(?:!doctype|html|\?xml|head|body)\b)/i.test(text) ? 'html' : 'page-text';
}
