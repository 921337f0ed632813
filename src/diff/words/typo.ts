import { isCalendarWord } from './calendar-words.ts';
import type { EditSide, EditSides } from './edit.ts';
import { isEnglishWord } from './english-words.ts';
import { isStopWord } from './stop-words.ts';
import { TOKEN } from './tokens.ts';

/** From this many letters on two slips in a word are still one word. */
const LONG_WORD = 7;
/** Shorter ones become anything by one letter. */
const SHORTEST = 3;
/** Longer than any word that the list has. */
const LONGEST = 40;
const MOST_WORDS = 6;
const DIGIT = /\p{N}/u;

/**
 * Whether each word that differs differs by a slip of the pen: one of the two is an English word, and the other one is none,
 * since united and untied are as near to one another. A slip keeps the first letter. Capitals make a name of what would be
 * one, but for stop words and days. Han has no letters to slip on; of other languages no word is known, and none is a slip.
 */
export function isTypo(sides: EditSides): boolean {
  const old = wordsOf(sides.old);
  if (old === undefined) return false;
  const fresh = wordsOf(sides.fresh);
  if (old.length !== fresh?.length) return false;
  return old.every((word, index) => word === fresh[index] || isSlip(word, fresh[index] ?? ''));
}

/** The words of a side; undefined when it has none, too many, or something else that counts. */
function wordsOf({ text, tokens: { starts, ends, kinds } }: EditSide): readonly string[] | undefined {
  const words: string[] = [];
  for (let index = 0; index < starts.length; index += 1) {
    if (kinds[index] === TOKEN.punctuation) continue;
    if (kinds[index] !== TOKEN.word || words.length === MOST_WORDS) return undefined;
    words.push(text.slice(starts[index], ends[index]));
  }
  return words.length === 0 ? undefined : words;
}

function isSlip(before: string, after: string): boolean {
  const [old, fresh] = [before.toLowerCase(), after.toLowerCase()];
  const [shortest, longest] = [Math.min(old.length, fresh.length), Math.max(old.length, fresh.length)];
  if (longest > LONGEST || shortest < SHORTEST || DIGIT.test(old) || DIGIT.test(fresh)) return false;
  if (!fresh.startsWith(old.charAt(0)) || hasOtherEnding(old, fresh)) return false;
  if (isStopWord(old) && isStopWord(fresh)) return false;
  return isWithin(old, fresh, shortest >= LONG_WORD ? 2 : 1) && isOneKnown([before, after], [old, fresh]);
}

type Two = readonly [string, string];

function isOneKnown(written: Two, [old, fresh]: Two): boolean {
  const [isOld, isFresh] = [isKnown(old), isKnown(fresh)];
  if (isOld === isFresh) return false;
  const known = isOld ? old : fresh;
  return !written.some((word) => CAPITAL.test(word)) || isStopWord(known) || isCalendarWord(known);
}

const CAPITAL = /^\p{Lu}/u;
const OWNER = /[’']s?$/u;

const isKnown = (word: string): boolean =>
  isStopWord(word) || isCalendarWord(word) || isEnglishWord(word.replace(OWNER, ''));

const ENDING = /^[sdrneyf]?$/u;

/** Boat and boats, employer and employee: one letter at the end makes another form or another word. */
function hasOtherEnding(old: string, fresh: string): boolean {
  let head = 0;
  while (head < old.length && old[head] === fresh[head]) head += 1;
  return ENDING.test(old.slice(head)) && ENDING.test(fresh.slice(head));
}

/** Whether the optimal string alignment distance (Damerau, each letter moved once at most) is at most `most`. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let twoAgo: number[] = [];
  let oneAgo = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(distanceAt({ a, b, row, oneAgo, twoAgo }, i, j));
    if (Math.min(...row) > most) return false;
    [twoAgo, oneAgo] = [oneAgo, row];
  }
  return (oneAgo[b.length] ?? most + 1) <= most;
}

type Rows = {
  readonly a: string;
  readonly b: string;
  readonly row: readonly number[];
  readonly oneAgo: readonly number[];
  readonly twoAgo: readonly number[];
};

function distanceAt({ a, b, row, oneAgo, twoAgo }: Rows, i: number, j: number): number {
  const isSame = a[i - 1] === b[j - 1];
  const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    (oneAgo[j - 1] ?? 0) + (isSame ? 0 : 1),
    (oneAgo[j] ?? 0) + 1,
    (row[j - 1] ?? 0) + 1,
    isSwapped ? (twoAgo[j - 2] ?? 0) + 1 : Infinity,
  );
}
