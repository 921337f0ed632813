import type { Edit, EditSide, EditSides } from './edit.ts';
import { isNumberWord } from './number-words.ts';
import { isQuantityChange } from './quantity-change.ts';
import { hasDigit, isNumeral, isNumeric } from './scan-number.ts';
import { TOKEN } from './tokens.ts';

/** Numbers and words of a side, from which on the other words count more than the number. */
const MOST_WORDS = 8;

/**
 * Whether the edit changes a number: digits of any width, Chinese numerals, English number words, or what belongs to one of
 * them. Beside other words that change too it counts only in a short edit; a sentence that comes in with a number in it is
 * wording.
 */
export const isNumberChange = (edit: Edit, sides: EditSides): boolean =>
  // The last one takes the most work.
  isSignChange(edit) || hasOtherNumbers(edit, sides) || isQuantityChange(edit);

function hasOtherNumbers({ beforeText, afterText }: Edit, sides: EditSides): boolean {
  const hasDigits = hasDigit(beforeText) || hasDigit(afterText);
  const isWordNumber = (word: string): boolean => isNumberWord(word) || (hasDigits && hasDigit(word));
  if (!hasDigits && !holdsNumber(sides.old) && !holdsNumber(sides.fresh))
    return isNumeralSwap(beforeText, afterText);
  const [old, fresh] = [partsOf(sides.old, isWordNumber), partsOf(sides.fresh, isWordNumber)];
  if (isSameList(old.numbers, fresh.numbers)) return isNumeralSwap(beforeText, afterText);
  if (isSameList(old.others, fresh.others)) return true;
  const isReplacement = old.numbers.length * fresh.numbers.length > 0;
  return isReplacement && Math.max(sizeOf(old), sizeOf(fresh)) <= MOST_WORDS;
}

/** Of a side without digits: whether it has a Chinese number or a number word. */
const holdsNumber = ({ text, tokens: { starts, ends, kinds } }: EditSide): boolean =>
  kinds.some(
    (kind, index) =>
      kind === TOKEN.number ||
      (kind === TOKEN.word && isNumberWord(text.slice(starts[index], ends[index]).toLowerCase())),
  );

/** Numbers of digits as written, words without regard to case. */
type Parts = { readonly numbers: readonly string[]; readonly others: readonly string[] };

const sizeOf = ({ numbers, others }: Parts): number => numbers.length + others.length;

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const LETTER = /[\p{L}\p{N}\p{S}]/u;

/** `isNumber`: of a word in small letters: number words, and words with digits in them such as G20. */
function partsOf({ text, tokens }: EditSide, isNumber: (word: string) => boolean): Parts {
  const { starts, ends, kinds } = tokens;
  const numbers: string[] = [];
  const others: string[] = [];
  for (let index = 0; index < starts.length; index += 1) {
    const kind = kinds[index];
    const token = text.slice(starts[index], ends[index]);
    if (kind === TOKEN.number) numbers.push(token);
    else if (kind === TOKEN.word) {
      const word = token.toLowerCase();
      if (isNumber(word)) numbers.push(word);
      else others.push(word);
    } else if (kind === TOKEN.run || LETTER.test(token)) others.push(token.toLowerCase());
  }
  return { numbers, others };
}

/** 三人 and 四人 are words of their own to the dictionary: what differs in them is numerals alone. */
function isNumeralSwap(before: string, after: string): boolean {
  if (!isNumeric(before) && !isNumeric(after)) return false;
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [old, fresh] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  return old.length + fresh.length > 0 && areNumerals(old) && areNumerals(fresh);
}

function areNumerals(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isNumeral(text.charCodeAt(index))) return false;
  return true;
}

const SIGNS: Readonly<Record<string, string>> = { '-': '-', '−': '-', '+': '+', '±': '±', '.': '.' };
const DASH = /^\p{Pd}$/u;

/** A minus sign or a decimal point that comes or goes right before a digit, or the dash of a range. */
function isSignChange({ before, after, place, beforeText, afterText }: Edit): boolean {
  // A sign or dash is one character; nearly all edits end here.
  if (beforeText.length > 1 && afterText.length > 1) return false;
  if (hasDigit(beforeText) || hasDigit(afterText)) return false;
  const [old, fresh] = [
    { text: before, start: place.b0, end: place.b1 },
    { text: after, start: place.a0, end: place.a1 },
  ];
  return signOf(old) !== signOf(fresh) || isRange(old) !== isRange(fresh);
}

type Cut = { readonly text: string; readonly start: number; readonly end: number };

function signOf({ text, start, end }: Cut): string {
  const sign = SIGNS[text.slice(start, end)];
  const isAtNumber = hasDigit(text.charAt(end)) && !/[\p{L}\p{N}]/u.test(text.charAt(start - 1));
  return sign !== undefined && isAtNumber ? sign : '';
}

/** A dash between two digits. */
const isRange = ({ text, start, end }: Cut): boolean =>
  DASH.test(text.slice(start, end)) && hasDigit(text.charAt(start - 1)) && hasDigit(text.charAt(end));
