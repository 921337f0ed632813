import { sha256Hex } from '../../shared/sha256.ts';

/** Shorter sentences come back by chance. In UTF-16 code units: a Chinese sentence of six characters says something. */
const SHORTEST = 6;

/** By which a sentence is known again, white space at its end left out; undefined: it is too short to be. */
export function sentenceHash(sentence: string): string | undefined {
  const text = sentence.trimEnd();
  // 64 bits: two sentences of one story share a hash less often than disks misread a page.
  return text.length < SHORTEST ? undefined : sha256Hex(text).slice(0, 16);
}
