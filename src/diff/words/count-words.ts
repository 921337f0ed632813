import type { Range } from '../story-diff.ts';
import { CHARACTER, codePointAt, kindOf, widthOf } from './character-kinds.ts';
import { numberEnd } from './scan-number.ts';
import { wordEnd } from './scan-tokens.ts';

/**
 * How many words a text has, numbers included. Where no spaces part the words (Han, kana, Thai, Lao, Khmer, Myanmar) each
 * character counts as one, which is how newsrooms count them. Punctuation, symbols and white space count nothing.
 */
export function countWords(text: string): number {
  let count = 0;
  let position = 0;
  while (position < text.length) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf(codePoint);
    if (isCounted(kind)) count += 1;
    position = endOf(text, [position, position + widthOf(codePoint)], kind);
  }
  return count;
}

const isCounted = (kind: number): boolean =>
  kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.han || kind === CHARACTER.thai;

/** Marks after a character are looked at by themselves, and count nothing. */
function endOf(text: string, [start, next]: Range, kind: number): number {
  if (kind === CHARACTER.letter) return wordEnd(text, start, text.length);
  return kind === CHARACTER.digit ? numberEnd(text, start, text.length) : next;
}
