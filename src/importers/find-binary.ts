import type { ImportFault } from './import-fault.ts';

type BinaryFault = Extract<ImportFault, { code: 'binary' }>;

const SIGNATURES: readonly (readonly [name: string, start: string])[] = [
  ['PDF', '%PDF-'],
  ['PNG', '\x89PNG'],
  ['JPEG', '\xFF\xD8\xFF'],
  ['GIF', 'GIF87a'],
  ['GIF', 'GIF89a'],
  ['ZIP or an Office document', 'PK\x03\x04'],
  ['gzip', '\x1F\x8B'],
  ['RTF', '{\\rtf'],
  ['ELF', '\x7FELF'],
];

/** The name of the binary format that the first bytes show. */
export function findSignature(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 8);
  return SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0];
}

/** One control character in a thousand is a stray; more, or one NUL, is no text. */
const STRAY_SHARE = 0.001;
const STRAY_COUNT = 2;

const CONTROL = /[\x00-\x08\x0E-\x1A\x1C-\x1F\x7F-\x84\x86-\x9F]/g;

export function findBinary(text: string): BinaryFault | undefined {
  if (text.includes('\0')) return { code: 'binary' };
  const controls = text.match(CONTROL)?.length ?? 0;
  return controls > STRAY_COUNT && controls > text.length * STRAY_SHARE ? { code: 'binary' } : undefined;
}
