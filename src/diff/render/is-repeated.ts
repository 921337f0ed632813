import type { Range } from '../story-diff.ts';

/** A letter or digit of a script that parts its words by blanks. */
const SPACED = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]`;
const ENDS_IN_WORD = new RegExp(`${SPACED}$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^${SPACED}`, 'u');

/** Nobody looks further; and a text of a megabyte with a thousand edits isn't searched a thousand times. */
const NEAR = 10_000;

/**
 * Whether the words of this stretch stand in the text around it a second time, so that quoting them doesn't tell where they are. Whole words
 * are sought as whole words: the `12` of `12 games` isn't in `312`.
 */
export function isRepeated(whole: string, [start, end]: Range): boolean {
  const words = whole.slice(start, end).trim();
  if (words === '') return false;
  const first = Math.max(0, start - NEAR);
  const text = whole.slice(first, end + NEAR);
  const from = text.indexOf(words, start - first);
  const isWhole = isWholeWord(text, from, words);
  let at = text.indexOf(words);
  while (at !== -1) {
    if (at !== from && (!isWhole || isWholeWord(text, at, words))) return true;
    at = text.indexOf(words, at + 1);
  }
  return false;
}

function isWholeWord(text: string, at: number, words: string): boolean {
  const end = at + words.length;
  return !isJoint(text.slice(Math.max(0, at - 2), at), words) && !isJoint(words, text.slice(end, end + 2));
}

// Two code units: a letter may be a pair of them.
const isJoint = (left: string, right: string): boolean =>
  ENDS_IN_WORD.test(left.slice(-2)) && BEGINS_IN_WORD.test(right.slice(0, 2));
