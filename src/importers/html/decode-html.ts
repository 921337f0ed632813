import type { Result } from '../../shared/result.ts';
import { decodeText, type DecodedText } from '../decode-text.ts';
import { findEncoding } from '../encodings.ts';
import type { ImportFault } from '../import-fault.ts';

export type DecodedHtml = DecodedText & { readonly note?: string | undefined };

/** WHATWG HTML, section 13.2.3.2, looks at 1024 bytes; pages with much before their declaration are read all the same. */
const PRESCAN_BYTES = 4_096;
const DECLARED =
  /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i;

/**
 * Bytes to text: what whoever saved the page declares counts, then a byte order mark, then what the page declares. A page
 * that declares another encoding than it is in, or one that is unknown, is read as one that declares none.
 */
export function decodeHtml(
  bytes: Uint8Array,
  declared: string | undefined,
): Result<DecodedHtml, ImportFault> {
  const own = declared === undefined ? findDeclared(bytes) : undefined;
  if (own === undefined) return decodeText(bytes, declared);
  const decoded = decodeText(bytes, own);
  if (decoded.ok || !UNUSABLE.has(decoded.error.code)) return decoded;
  const found = decodeText(bytes);
  return found.ok
    ? {
        ...found,
        value: {
          ...found.value,
          note: `the page declares the encoding ${own} and is in ${found.value.encoding.name}`,
        },
      }
    : found;
}

const UNUSABLE: ReadonlySet<ImportFault['code']> = new Set([
  'encoding-unknown',
  'encoding-mismatch',
  'damaged',
]);

/** A page in which the declaration can be read isn't in UTF-16, whatever it says: it is UTF-8 (WHATWG HTML, section 13.2.3.2). */
function findDeclared(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString(
    'latin1',
  );
  const hasMark = /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/.test(start);
  const match = DECLARED.exec(start);
  const name = match?.[1] ?? match?.[2];
  if (hasMark || name === undefined) return undefined;
  return findEncoding(name)?.startsWith('UTF-16') === true ? 'UTF-8' : name;
}
