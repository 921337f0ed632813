import { isEnglishWord } from './english-words.ts';

/** White space, and format characters that can't be seen. Those that turn the order of others show, and are none. */
const BLANK = '(?:(?![\\u202a-\\u202e\\u2066-\\u2069])[\\s\\p{Cf}])';

/** A letter or digit of a script that writes spaces between words: there a space parts or joins words. */
const SPACED =
  '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])[\\p{L}\\p{N}])';

const ALL_BLANK = new RegExp(`^${BLANK}*$`, 'u');
const BLANKS = new RegExp(`${BLANK}+`, 'gu');
const BLANKS_AND_MARKS = new RegExp(`(?:${BLANK}|\\p{P})+`, 'gu');
const SPACED_BEFORE = new RegExp(`${SPACED}\\p{M}*$`, 'u');
const SPACED_AFTER = new RegExp(`^${SPACED}`, 'u');
/** A letter with its marks and, where it is two code units, both. */
const LONGEST_LETTER = 8;

export const isBlank = (text: string): boolean => ALL_BLANK.test(text);

/** Letters and digits of ASCII, and Han: as most edits are. Such a text has neither white space nor marks. */
function isBare(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
    if (!isLetter && !(unit >= 0x30 && unit <= 0x39) && !(unit >= 0x4e00 && unit <= 0x9fff)) return false;
  }
  return true;
}

/** Without white space but one between words: of such a text, what is left says whether words were parted or joined. */
export const withoutSpace = (text: string): string =>
  isBare(text)
    ? text
    : text.replace(BLANKS, (run, at: number) =>
        hasSpace(run) && isBetweenWords(text, at, at + run.length) ? ' ' : '',
      );

const hasSpace = (run: string): boolean => /\s/u.test(run);

const isBetweenWords = (text: string, start: number, end: number): boolean =>
  start > 0 &&
  end < text.length &&
  SPACED_BEFORE.test(text.slice(Math.max(0, start - LONGEST_LETTER), start)) &&
  SPACED_AFTER.test(text.slice(end, end + 2));

/**
 * What kind of change it is when the words are the same but for case, and only marks and white space differ otherwise;
 * undefined: it is more. A hyphen may as well be a space or nothing (long-term, co-operate), but not in what was done again
 * (re-signed). A question mark is more than a mark.
 */
export function changeOfForm(before: string, after: string): 'punctuation' | 'quote' | 'case' | undefined {
  const [old, fresh] = [wordsOf(before, ''), wordsOf(after, '')];
  if (old === fresh || arePartedAlike(before, after)) return changeOfMarks(before, after);
  if (old.toLowerCase() !== fresh.toLowerCase()) return undefined;
  return isAcronymChange(before, after) ? undefined : 'case';
}

const HYPHEN = /\p{Pd}/u;

const arePartedAlike = (before: string, after: string): boolean =>
  (HYPHEN.test(before) || HYPHEN.test(after)) && wordsOf(before, ' ') === wordsOf(after, ' ');

function changeOfMarks(before: string, after: string): 'punctuation' | 'quote' {
  if (!QUOTES.test(before) && !QUOTES.test(after)) return 'punctuation';
  const isSameIn = (quoted: (text: string) => string): boolean => quoted(before) === quoted(after);
  return isSameIn(withQuotes) || isSameIn(withDoubleQuotes) ? 'punctuation' : 'quote';
}

/** What is no white space and no punctuation: currency signs and the like say something. */
function wordsOf(text: string, hyphen: string): string {
  if (isBare(text)) return text;
  return text.replace(BLANKS_AND_MARKS, (run, at: number) => {
    const question = /[?？؟]/u.test(run) ? '?' : '';
    if (!isBetweenWords(text, at, at + run.length)) return question;
    if (hasSpace(run)) return ` ${question}`;
    if (!/^\p{Pd}$/u.test(run)) return question;
    return AGAIN.test(text.slice(0, at)) ? '-' : hyphen;
  });
}

const AGAIN = /(?:^|[^\p{L}\p{M}])re$/iu;

const QUOTES = /[“”„‟"＂「」『』﹁﹂«»]/u;
const DOUBLE_QUOTES = new RegExp(QUOTES, 'gu');
const SINGLE_QUOTES = /[‘’‚‛'＇‹›]/gu;

/** Stands for any quotation mark: another kind of it is another style. Of private use, and so no mark itself. */
const QUOTE = '\ue000';

const withQuotes = (text: string): string => withDoubleQuotes(text.replace(SINGLE_QUOTES, QUOTE));

/** Single ones may be apostrophes. */
const withDoubleQuotes = (text: string): string =>
  text.replace(DOUBLE_QUOTES, QUOTE).replace(BLANKS_AND_MARKS, '');

/** us and US, who and WHO: a word of its own each, and no matter of style as Nato and NATO are. */
function isAcronymChange(before: string, after: string): boolean {
  const [capital, small] = /^\p{Lu}/u.test(before) ? [before, after] : [after, before];
  return /^\p{Lu}{2,}$/u.test(capital) && /^\p{Ll}+$/u.test(small) && isEnglishWord(small);
}
