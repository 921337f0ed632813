import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

import { ok, refuse, type Result } from '../shared/result.ts';
import { detectEncoding, looksLikeUtf8 } from './detect-encoding.ts';
import { findEncoding, listEncodings } from './encodings.ts';
import type { ImportFault } from './import-fault.ts';
import type { UsedEncoding } from './import-report.ts';
import { findBinary, findSignature } from './find-binary.ts';

/** 8 MiB. A story has at most 900 KiB of content, so this leaves room for much furniture and wide encodings. */
export const MAX_PAGE_BYTES = 8 * 1024 * 1024;

export type DecodedText = { readonly text: string; readonly encoding: UsedEncoding };

type Decoded = Result<DecodedText, ImportFault>;

const BOMS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
];

/**
 * Bytes to text. A byte order mark decides, then the declared encoding, then UTF-8 where it is valid, then a detector.
 * Never a replacement character in place of bytes that don't fit: that is the fault `damaged`, with the byte's offset from 0.
 * The text is well-formed and holds no NUL.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return refuse({ code: 'empty' });
  if (bytes.length > MAX_PAGE_BYTES) {
    return refuse({ code: 'too-large', bytes: bytes.length, limit: MAX_PAGE_BYTES });
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const signature = findSignature(buffer);
  if (signature !== undefined) return refuse({ code: 'binary', looksLike: signature });
  const decoded = decodeBytes(buffer, declared);
  if (!decoded.ok) return decoded;
  const binary = findBinary(decoded.value.text);
  if (binary !== undefined) return refuse(binary);
  return /\S/.test(decoded.value.text) ? decoded : refuse({ code: 'empty' });
}

function decodeBytes(bytes: Buffer, declared: string | undefined): Decoded {
  const bom = BOMS.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte));
  if (declared !== undefined) return decodeDeclared(bytes, declared, bom?.encoding);
  if (bom !== undefined) return decodeWhole(bytes, { name: bom.encoding, how: 'bom' });
  if (isUtf8(bytes) && !bytes.includes(0)) return decodeWhole(bytes, { name: 'UTF-8', how: 'valid' });
  if (looksLikeUtf8(bytes)) return decodeWhole(bytes, { name: 'UTF-8', how: 'detected' });
  return decodeDetected(bytes);
}

function decodeDeclared(bytes: Buffer, declared: string, bom: string | undefined): Decoded {
  const name = findEncoding(declared);
  if (name === undefined) return refuse({ code: 'encoding-unknown', declared, known: listEncodings() });
  const used = /^utf-?16$/i.test(declared.trim()) && bom === 'UTF-16BE' ? 'UTF-16BE' : name;
  if (bom !== undefined && bom !== used) return refuse({ code: 'encoding-mismatch', declared, found: bom });
  if (bom === undefined && used !== 'UTF-8' && isUtf8(bytes) && looksLikeUtf8(bytes)) {
    return refuse({ code: 'encoding-mismatch', declared, found: 'UTF-8' });
  }
  const decoded = decodeWhole(bytes, { name: used, how: 'declared' });
  if (decoded.ok || bom !== undefined || (used === 'UTF-8' && looksLikeUtf8(bytes))) return decoded;
  const found = decodeDetected(bytes);
  return found.ok && found.value.encoding.name !== used
    ? refuse({ code: 'encoding-mismatch', declared, found: found.value.encoding.name })
    : decoded;
}

function decodeDetected(bytes: Buffer): Decoded {
  const detected = detectEncoding(bytes);
  if (!detected.ok) return detected;
  const [first, ...others] = detected.value;
  if (first === undefined) return refuse({ code: 'undecodable' });
  const best = decodeWhole(bytes, first);
  if (best.ok) return best;
  for (const other of others) {
    const decoded = decodeWhole(bytes, other);
    if (decoded.ok) return decoded;
  }
  return best;
}

/** iconv-lite puts U+FFFD where bytes don't fit; a real U+FFFD in a page is the scar of an earlier wrong decoding. */
function decodeWhole(bytes: Buffer, encoding: UsedEncoding): Decoded {
  if (encoding.name.startsWith('UTF-16') && bytes.length % 2 === 1) {
    return refuse({ code: 'damaged', encoding: encoding.name, atByte: bytes.length, cutShort: 'yes' });
  }
  const text = iconv.decode(bytes, encoding.name);
  if (text.isWellFormed() && !text.includes('\uFFFD')) return ok({ text, encoding });
  const atByte = findDamage(bytes, encoding.name);
  const cutShort = atByte === undefined ? 'yes' : 'no';
  return refuse({ code: 'damaged', encoding: encoding.name, atByte: atByte ?? bytes.length, cutShort });
}

/** The offset of the first byte that makes the text wrong, by bisection; undefined where the text just stops in a character. */
export function findDamage(bytes: Buffer, encoding: string): number | undefined {
  if (!isWrongAfter(bytes, bytes.length, encoding)) return undefined;
  let right = 0;
  let wrong = bytes.length;
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isWrongAfter(bytes, middle, encoding)) wrong = middle;
    else right = middle;
  }
  return wrong - 1;
}

/** A decoder that isn't ended keeps an unfinished character back, so that only what is wrong for certain shows. */
function isWrongAfter(bytes: Buffer, length: number, encoding: string): boolean {
  const text = iconv.getDecoder(encoding).write(bytes.subarray(0, length));
  const unfinished = /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
  return unfinished.includes('\uFFFD') || !unfinished.isWellFormed();
}
