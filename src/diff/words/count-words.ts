import { CHARACTER, codePointAt, kindAt, skipExtends, widthOf } from './character-kinds.ts';
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
    const kind = kindAt(text, position);
    const end = endOf(text, position, kind);
    if (isCounted(kind)) count += 1;
    position = end;
  }
  return count;
}

const isCounted = (kind: number): boolean =>
  kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.han || kind === CHARACTER.thai;

function endOf(text: string, position: number, kind: number): number {
  if (kind === CHARACTER.letter) return wordEnd(text, position, text.length);
  if (kind === CHARACTER.digit) return numberEnd(text, position, text.length);
  return skipExtends(text, position + widthOf(codePointAt(text, position)), text.length);
}
