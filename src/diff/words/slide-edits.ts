import { CHARACTER, kindAt } from './character-kinds.ts';
import { isAfterClause, isAfterSentence } from './sentences.ts';
import type { TextEdit } from './text-edit.ts';

type Texts = { readonly before: string; readonly after: string };

/** How far an edit is slid, in code units. */
const REACH = 300;

/**
 * Where what came in ends like the text before it, it can as well be said to have come in earlier (and what went, to have
 * gone): `A. B.` becomes `A. B. B.` with either `B.`. Each pure insertion and deletion goes where its two ends are borders
 * of sentences, else of clauses, else of words; of places as good as each other to the last, so that what was there first
 * keeps its place and its author. It never reaches another edit, nor crosses a line feed.
 */
export function slideEdits(texts: Texts, edits: readonly TextEdit[]): void {
  edits.forEach((edit, index) => {
    const isInsertion = edit.b0 === edit.b1;
    if (!isInsertion && edit.a0 !== edit.a1) return;
    const room = roomAround(texts, edit, [edits[index - 1], edits[index + 1]]);
    const piece = isInsertion
      ? { text: texts.after, start: edit.a0, end: edit.a1, ...room }
      : { text: texts.before, start: edit.b0, end: edit.b1, ...room };
    const shift = bestShift(piece);
    edit.b0 += shift;
    edit.b1 += shift;
    edit.a0 += shift;
    edit.a1 += shift;
  });
}

type Room = { readonly left: number; readonly right: number };

/** Equal text on either side, of which one unit at least must stay before the next edit. */
function roomAround(
  { before, after }: Texts,
  { b0, b1, a1 }: TextEdit,
  [previous, next]: readonly [TextEdit | undefined, TextEdit | undefined],
): Room {
  const left = previous === undefined ? b0 : b0 - previous.b1 - 1;
  const right = next === undefined ? Math.min(before.length - b1, after.length - a1) : next.b0 - b1 - 1;
  return { left: Math.min(left, REACH), right: Math.min(right, REACH) };
}

type Piece = Room & { readonly text: string; readonly start: number; readonly end: number };

/** How far to slide, negative to the left; where several places are worth the same, to the last. */
function bestShift(piece: Piece): number {
  let best = { shift: 0, worth: worthOf(piece, 0) };
  const consider = (shift: number): void => {
    const worth = worthOf(piece, shift);
    if (worth > best.worth || (worth === best.worth && shift > best.shift)) best = { shift, worth };
  };
  for (let step = 1; step <= piece.left && slidesOver(piece, -step); step += 1) consider(-step);
  for (let step = 1; step <= piece.right && slidesOver(piece, step); step += 1) consider(step);
  return best.shift;
}

const LINE_FEED = 0x0a;

function slidesOver({ text, start, end }: Piece, shift: number): boolean {
  const from = shift < 0 ? start + shift : start + shift - 1;
  const unit = text.charCodeAt(from);
  return unit === text.charCodeAt(from + end - start) && unit !== LINE_FEED;
}

/** The worse end counts most: half a sentence is no sentence. */
function worthOf({ text, start, end }: Piece, shift: number): number {
  const [first, last] = [start + shift, end + shift];
  const worth = worthOfBorders(borderWorth(text, first), borderWorth(text, last));
  if (kindAt(text, first) !== CHARACTER.space || !endsLine(text, last)) return worth;
  // At the end of a line a sentence comes with the space before it, as elsewhere with the one behind.
  return Math.max(worth, worthOfBorders(borderWorth(text, first + 1), SENTENCE));
}

const worthOfBorders = (one: number, other: number): number => Math.min(one, other) * 10 + one + other;

const SENTENCE = 4;

function borderWorth(text: string, position: number): number {
  if (position === 0 || endsLine(text, position)) return SENTENCE;
  const previous = kindAt(text, position - 1);
  const next = kindAt(text, position);
  if (previous === CHARACTER.lineFeed) return SENTENCE;
  if (next === CHARACTER.space || next === CHARACTER.extend) return next === CHARACTER.space ? 1 : 0;
  if (isAfterSentence(text, position)) return SENTENCE;
  if (isAfterClause(text, position)) return 3;
  if (previous === CHARACTER.space) return 2;
  return isSpaced(previous) && isSpaced(next) ? 0 : 1;
}

const endsLine = (text: string, position: number): boolean =>
  position === text.length || text.charCodeAt(position) === LINE_FEED;

const isSpaced = (kind: number): boolean => kind === CHARACTER.letter || kind === CHARACTER.digit;
