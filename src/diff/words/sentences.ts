import type { Range } from '../story-diff.ts';

const NONE = 0;
const LINE_END = 1;
/** Ends a sentence wherever it stands. */
const WIDE = 2;
/** Ends one before white space only. */
const NARROW = 3;
const FULL_STOP = 0x2e;

const MARKS = new Uint8Array(0x10000);
const mark = (characters: string, kind: number): void => {
  for (let index = 0; index < characters.length; index += 1) MARKS[characters.charCodeAt(index)] = kind;
};
mark('\n\v\f\r\u0085\u2028\u2029', LINE_END);
mark('。！？｡．\u203c\u2047\u2048\u2049।॥؟۔។៕။', WIDE);
mark('.!?…', NARROW);

const CLOSERS = new Set(Array.from('"\'”’」』）)]}»›》〉】〕＂＇｝］﹂﹄', (closer) => closer.charCodeAt(0)));

/** A full stop after one of these never ends a sentence: a name or a number follows. */
const TITLES = new Set(
  'mr mrs ms mx dr prof st gov sen rep gen lt col sgt capt cmdr adm maj cpl rev hon pres supt insp nos vs fig figs art sec vol pp ed eds jan feb mar apr jun jul aug sept sep oct nov dec mt ft approx dept univ e.g i.e cf viz'.split(
    ' ',
  ),
);
const LONGEST_TITLE = 6;

const SPACE = /\s/u;
/** U+0085 is a line end that \s leaves out. */
const isSpaceCode = (code: number): boolean =>
  code === 0x20 ||
  (code >= 9 && code <= 13) ||
  code === 0x85 ||
  (code > 0x85 && SPACE.test(String.fromCharCode(code)));

/**
 * The sentences of a text, in order. They tile it: the white space after a sentence belongs to it, the white space
 * before the first one to the first. A line end always ends a sentence, so that none reaches over two joined blocks.
 * Marks such as 。！？ end one wherever they stand, `. ! ? …` before white space unless a small letter follows;
 * closing quotes and brackets stay with what they close. Titles (`Dr.`), initials, decimals, list numbers and the `No.` of a number end none.
 */
export function sentencesOf(text: string): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  while (start < text.length) {
    const end = sentenceEnd(text, start, text.length);
    ranges.push([start, end]);
    start = end;
  }
  return ranges;
}

/** Where the sentence that begins at `start` ends, its white space included; `limit` if not before it. */
export function sentenceEnd(text: string, start: number, limit: number): number {
  let position = start;
  while (position < limit) {
    const kind = MARKS[text.charCodeAt(position)] ?? NONE;
    if (kind === NONE) {
      position += 1;
      continue;
    }
    const closed = kind === LINE_END ? position + 1 : skipMarks(text, position + 1, limit);
    const next = skipSpace(text, closed, limit);
    if (endsAt(text, { kind, start, mark: position, closed, next })) return next;
    position = next;
  }
  return limit;
}

type Candidate = {
  readonly kind: number;
  readonly start: number;
  readonly mark: number;
  /** After the mark, further marks and what they close. */
  readonly closed: number;
  /** After the white space. */
  readonly next: number;
};

function endsAt(text: string, { kind, start, mark: position, closed, next }: Candidate): boolean {
  if (kind === LINE_END || kind === WIDE || next >= text.length) return true;
  if (hasLineEnd(text, closed, next)) return true;
  if (next === closed) return isHanAfterWideMark(text, position, closed);
  if (isSmall(text, next)) return false;
  if (text.charCodeAt(position) !== FULL_STOP) return true;
  return !isAbbreviation(text, start, position) && !isNumberSign(text, { start, mark: position, next });
}

function skipMarks(text: string, from: number, limit: number): number {
  let position = from;
  while (position < limit) {
    const code = text.charCodeAt(position);
    const kind = MARKS[code];
    if (kind !== WIDE && kind !== NARROW && !CLOSERS.has(code)) break;
    position += 1;
  }
  return position;
}

function skipSpace(text: string, from: number, limit: number): number {
  let position = from;
  while (position < limit && isSpaceCode(text.charCodeAt(position))) position += 1;
  return position;
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  for (let position = from; position < to; position += 1) {
    if (MARKS[text.charCodeAt(position)] === LINE_END) return true;
  }
  return false;
}

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（《]/u;

/** `!` and `?` typed half as wide in Chinese text. */
function isHanAfterWideMark(text: string, position: number, closed: number): boolean {
  const code = text.charCodeAt(position);
  return (code === 0x21 || code === 0x3f) && HAN_OR_KANA.test(text.charAt(closed));
}

const SMALL = /^\p{Ll}/u;
const isSmall = (text: string, position: number): boolean => {
  const code = text.charCodeAt(position);
  return code < 0x80 ? code >= 0x61 && code <= 0x7a : SMALL.test(text.slice(position, position + 2));
};

const LETTER_OR_STOP = /[\p{L}\p{M}.]/u;
const DIGITS = /^\s*\d+$/u;

function isAbbreviation(text: string, start: number, stop: number): boolean {
  let from = stop;
  const least = Math.max(start, stop - LONGEST_TITLE - 1);
  while (from > least && LETTER_OR_STOP.test(text.charAt(from - 1))) from -= 1;
  const word = text.slice(from, stop);
  if (word === '') return stop - start < 8 && DIGITS.test(text.slice(start, stop));
  const isInitial = word.length === 1 || word.charAt(word.length - 2) === '.';
  if (isInitial) return word !== 'm' && !/\.m$/iu.test(word);
  return TITLES.has(word.toLowerCase());
}

/** `No. 5`; but the members voted no. They wanted more. */
function isNumberSign(
  text: string,
  { start, mark: stop, next }: Pick<Candidate, 'start' | 'mark' | 'next'>,
): boolean {
  if (stop - start < 2 || !isDigitCode(text.charCodeAt(next))) return false;
  const from = stop - 2;
  if (text.slice(from, stop).toLowerCase() !== 'no') return false;
  return from === start || !LETTER_OR_STOP.test(text.charAt(from - 1));
}

const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** How many spaces, and how many closing marks, may follow the mark that ends a sentence. */
const LOOK_BACK = 32;

/** Whether a sentence ends right before `position`, white space in between left out: seen from its marks alone. */
export function isAfterSentence(text: string, position: number): boolean {
  let end = position;
  const leastSpace = Math.max(0, position - LOOK_BACK);
  while (end > leastSpace && isSpaceCode(text.charCodeAt(end - 1))) end -= 1;
  const isSpaced = end < position;
  const leastCloser = Math.max(0, end - LOOK_BACK);
  while (end > leastCloser && CLOSERS.has(text.charCodeAt(end - 1))) end -= 1;
  const kind = end > 0 ? (MARKS[text.charCodeAt(end - 1)] ?? NONE) : NONE;
  return kind === WIDE || (kind === NARROW && isSpaced);
}

const CLAUSE_MARKS = new Set(Array.from('，、；：', (one) => one.charCodeAt(0)));
const SPACED_CLAUSE_MARKS = new Set(Array.from(',;:–—', (one) => one.charCodeAt(0)));

/** The same for a part of a sentence. */
export function isAfterClause(text: string, position: number): boolean {
  const last = text.charCodeAt(position - 1);
  if (CLAUSE_MARKS.has(last)) return true;
  return last === 0x20 && position > 1 && SPACED_CLAUSE_MARKS.has(text.charCodeAt(position - 2));
}
