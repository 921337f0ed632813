import type { CommonEnds } from '../same-value.ts';
import type { Range } from '../story-diff.ts';
import { CHARACTER, codePointAt, kindAt, widthOf } from './character-kinds.ts';
import { sentenceEnd } from './sentences.ts';

/** How far a border of a sentence is looked for, in code units; beyond it a space will do. */
const REACH = 400;

/**
 * What differs of two texts, widened on both sides to the borders of sentences. The common ends are set aside, so that the
 * cost of a diff follows the change and not the text.
 */
export function trimEnds(
  before: string,
  after: string,
  { head, tail }: CommonEnds,
): { readonly before: Range; readonly after: Range } {
  const start = borderBefore(before, head);
  const last = before.length - tail;
  const added = borderAfter(before, last) - last;
  return { before: [start, last + added], after: [start, after.length - tail + added] };
}

/** The last border of a sentence before `head`, or else of a word: the same in every text that begins like this one. */
function borderBefore(text: string, head: number): number {
  const least = Math.max(0, head - REACH);
  let border = least === 0 ? 0 : -1;
  let next = sentenceEnd(text, least, head);
  while (next < head) {
    if (isClean(text, next)) border = next;
    next = sentenceEnd(text, next, head);
  }
  return border < 0 ? wordBorderFrom(text, least, head) : border;
}

/** The first border of a sentence from `last` on. */
function borderAfter(text: string, last: number): number {
  const most = Math.min(text.length, last + REACH);
  let border = sentenceEnd(text, last, most);
  while (border < most && !isClean(text, border)) border = sentenceEnd(text, border, most);
  if (border < most || most === text.length) return border;
  return wordBorderFrom(text, Math.max(last, most - REACH / 2), most);
}

/** The first place after white space from `from` on; if there is none, the first that parts no character. */
function wordBorderFrom(text: string, from: number, to: number): number {
  for (let position = from + 1; position < to; position += 1) {
    if (kindAt(text, position - 1) === CHARACTER.space && isClean(text, position)) return position;
  }
  return wholeCharacterFrom(text, from, to);
}

function wholeCharacterFrom(text: string, from: number, to: number): number {
  for (let position = from; position < to; position += widthOf(codePointAt(text, position))) {
    if (isClean(text, position)) return position;
  }
  return to;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Not inside a surrogate pair, and no mark that belongs to what stands before. */
const isClean = (text: string, position: number): boolean =>
  position >= text.length ||
  (!isLowSurrogate(text.charCodeAt(position)) && kindAt(text, position) !== CHARACTER.extend);
