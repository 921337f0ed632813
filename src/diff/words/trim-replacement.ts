import type { IdChange } from './align-ids.ts';
import { CHARACTER, kindAt } from './character-kinds.ts';
import { isHanName } from './han-names.ts';
import type { TextEdit } from './text-edit.ts';
import type { Side, TokenPair } from './token-pair.ts';
import { TOKEN } from './tokens.ts';

/** How far common characters are looked for at either end of a replacement, in code units. */
const REACH = 400;
/** Names of two characters are other words too often: 馬路, 黃金. */
const SHORTEST_WHOLE_NAME = 3;

/**
 * One character that changed makes the dictionary cut its neighbours elsewhere, and they look changed. What the two
 * sides of a replacement begin and end with in common is set aside, up to a border of a token on one side at least that
 * is on the other side a border too, or lies in a word which the dictionary cut; never inside another word, a number, a term.
 */
export function trimReplacement(pair: TokenPair, change: IdChange, edit: TextEdit): void {
  const head = headLength(pair, change, edit);
  edit.b0 += head;
  edit.a0 += head;
  const tail = tailLength(pair, change, edit);
  edit.b1 -= tail;
  edit.a1 -= tail;
}

const shorter = ({ b0, b1, a0, a1 }: TextEdit): number => Math.min(b1 - b0, a1 - a0, REACH);

function headLength(pair: TokenPair, change: IdChange, edit: TextEdit): number {
  const most = shorter(edit);
  const { before, after } = pair;
  let length = 0;
  while (
    length < most &&
    before.text.charCodeAt(edit.b0 + length) === after.text.charCodeAt(edit.a0 + length)
  )
    length += 1;
  while (length > 0 && !isBorder(pair, change, [edit.b0 + length, edit.a0 + length])) length -= 1;
  return length;
}

function tailLength(pair: TokenPair, change: IdChange, edit: TextEdit): number {
  const most = shorter(edit);
  const { before, after } = pair;
  let length = 0;
  while (
    length < most &&
    before.text.charCodeAt(edit.b1 - 1 - length) === after.text.charCodeAt(edit.a1 - 1 - length)
  )
    length += 1;
  while (length > 0 && !isBorder(pair, change, [edit.b1 - length, edit.a1 - length])) length -= 1;
  return length;
}

type Place = readonly [before: number, after: number];

function isBorder(pair: TokenPair, { b0, b1, a0, a1 }: IdChange, [b, a]: Place): boolean {
  const old = placeIn(pair.before, [b0, b1], b);
  if (old === INSIDE) return false;
  const fresh = placeIn(pair.after, [a0, a1], a);
  return fresh !== INSIDE && (old === BORDER || fresh === BORDER);
}

const BORDER = 0;
/** In a word that the dictionary cut. */
const CUT = 1;
const INSIDE = 2;

function placeIn({ text, tokens }: Side, [from, to]: readonly [number, number], offset: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  if (low >= to || (tokens.starts[low] ?? 0) >= offset) return BORDER;
  return isCut({ text, tokens }, low) && isWhole(text, offset) ? CUT : INSIDE;
}

/** A name that was joined of what the dictionary took apart is as whole as one of the glossary. */
function isCut({ text, tokens }: Pick<Side, 'text' | 'tokens'>, index: number): boolean {
  if (tokens.kinds[index] === TOKEN.run) return true;
  if (tokens.kinds[index] !== TOKEN.cut) return false;
  const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  return end - start < SHORTEST_WHOLE_NAME || !isHanName(text.slice(start, end));
}

/** Whether a character begins there, and not a mark or the second half of one. */
function isWhole(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return (unit < 0xdc00 || unit > 0xdfff) && kindAt(text, offset) !== CHARACTER.extend;
}
