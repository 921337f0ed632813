import type { IdChange } from './align-ids.ts';
import { isHanName } from './han-names.ts';
import { isNumeral } from './scan-number.ts';
import { isStopCharacter, isStopWord } from './stop-words.ts';
import type { Side, TokenPair } from './token-pair.ts';
import { TOKEN } from './tokens.ts';

/** What took the place of its like: one number, name or other word of another; `none`: more than that, or less. */
export type SwapKind = 'number' | 'name' | 'word' | 'none';

const MOST_NAMES = 4;

export function swapKind({ before, after }: TokenPair, { b0, b1, a0, a1 }: IdChange): SwapKind {
  const [old, fresh] = [kindOf(before, b0, b1), kindOf(after, a0, a1)];
  if (old === fresh) return old;
  const isOneWord = b1 - b0 === 1 && a1 - a0 === 1;
  return isOneWord && old !== 'none' && fresh !== 'none' ? 'word' : 'none';
}

function kindOf(side: Side, from: number, to: number): SwapKind {
  if (to - from === 1) return kindOfOne(side, from);
  if (to === from || to - from > MOST_NAMES) return 'none';
  for (let index = from; index < to; index += 1) if (!isNamePart(side, index)) return 'none';
  return 'name';
}

const isNamePart = (side: Side, index: number): boolean =>
  textOf(side, index) === '-' || kindOfOne(side, index) === 'name';

function kindOfOne(side: Side, index: number): SwapKind {
  const text = textOf(side, index);
  switch (side.tokens.kinds[index]) {
    case TOKEN.number:
      return 'number';
    case TOKEN.term:
    case TOKEN.url:
      return 'name';
    case TOKEN.word:
      if (text.length === 1 || isStopWord(text)) return 'none';
      return CAPITAL.test(text) ? 'name' : 'word';
    case TOKEN.cut:
      return kindOfCut(text);
    default:
      return 'none';
  }
}

const CAPITAL = /^\p{Lu}/u;

function kindOfCut(text: string): SwapKind {
  if (isNumeral(text.charCodeAt(0))) return 'number';
  if (isHanName(text)) return 'name';
  return isStopCharacter(text) ? 'none' : 'word';
}

const textOf = ({ text, tokens }: Side, index: number): string =>
  text.slice(tokens.starts[index], tokens.ends[index]);
