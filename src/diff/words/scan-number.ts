import { CHARACTER, codePointAt, kindAt, kindOf, widthOf } from './character-kinds.ts';

const DIGIT_NUMERAL = 1;
/** Ten, hundred, ten thousand …: also after digits, as in 3萬. */
const UNIT_NUMERAL = 2;

/** The zero is often typed as a circle (U+25CB). A circle that begins something is no numeral: it hides a name, or marks an item. */
const DIGITS = '〇○零一二三四五六七八九兩两廿卅';
const UNITS = '十百千萬万億亿兆';

/** By code unit. */
const numerals = new Uint8Array(0x1_0000);
for (const numeral of DIGITS) numerals[numeral.charCodeAt(0)] = DIGIT_NUMERAL;
for (const numeral of UNITS) numerals[numeral.charCodeAt(0)] = UNIT_NUMERAL;

export const isNumeral = (unit: number): boolean => (numerals[unit] ?? 0) > 0;

/** Whether a text holds a digit or numeral anywhere: without one it holds no number. */
export function isNumeric(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (isNumeral(text.charCodeAt(index))) return true;
  return hasDigit(text);
}

const DIGIT = /\p{Nd}/u;
/** Digits that aren't those of ASCII begin here, and none stands between the punctuation and the last Han character. */
const OTHER_DIGITS = 0x660;
const FIRST_PUNCTUATION = 0x2000;
const LAST_HAN = 0x9fff;

/** Whether a text holds a digit of any script. */
export function hasDigit(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x30 && unit <= 0x39) return true;
    if (unit >= OTHER_DIGITS && (unit < FIRST_PUNCTUATION || unit > LAST_HAN)) return DIGIT.test(text);
  }
  return false;
}

const SEPARATORS = new Set(Array.from(".,:/'’．：", (mark) => mark.charCodeAt(0)));
const SUFFIXES = new Set(Array.from('%％‰', (mark) => mark.charCodeAt(0)));

/**
 * Where the number that begins with a digit ends: digits, marks between digits, letters right after them (19th, 5G),
 * Chinese units (3萬5千), a percent sign.
 */
export function numberEnd(text: string, start: number, to: number): number {
  let position = start;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf(codePoint);
    if (isPart(codePoint, kind)) position += widthOf(codePoint);
    else if (isBetweenDigits(text, position, to)) position += 1;
    else break;
  }
  return position < to && SUFFIXES.has(text.charCodeAt(position)) ? position + 1 : position;
}

const isPart = (codePoint: number, kind: number): boolean =>
  kind === CHARACTER.digit ||
  kind === CHARACTER.letter ||
  kind === CHARACTER.extend ||
  (kind === CHARACTER.han && numerals[codePoint] === UNIT_NUMERAL);

const isBetweenDigits = (text: string, position: number, to: number): boolean =>
  SEPARATORS.has(text.charCodeAt(position)) &&
  position + 1 < to &&
  kindAt(text, position + 1) === CHARACTER.digit &&
  kindAt(text, position - 1) === CHARACTER.digit;

const SHARES = ['分之', '點', '点', '又'];

/**
 * Where the number in Chinese numerals that begins at `start` ends (一百二十, 百分之四十二, 三點五), `start` itself when
 * there is none. One numeral alone is none but before an hour's sign: most of them stand in words (一起, 十分, 一點).
 */
export function numeralEnd(text: string, start: number, to: number): number {
  let position = skipNumerals(text, start, to);
  if (position === start) return start;
  for (;;) {
    const joint = SHARES.find((share) => text.startsWith(share, position));
    if (joint === undefined) break;
    const next = skipNumerals(text, position + joint.length, to);
    if (next <= position + joint.length) break;
    position = next;
  }
  const afterClock = clockEnd(text, position, to);
  const isAlone = position === start + 1;
  if (!isAlone || (afterClock > position && !text.startsWith(A_LITTLE, start))) return afterClock;
  return afterClock > position + 1 ? afterClock : start;
}

const A_LITTLE = '一點';

/** An hour keeps its sign, and the half hour: 十一點, 十點半. */
function clockEnd(text: string, position: number, to: number): number {
  const sign = text.charAt(position);
  if (position >= to || (sign !== '點' && sign !== '点')) return position;
  return position + 1 < to && text.charAt(position + 1) === '半' ? position + 2 : position + 1;
}

function skipNumerals(text: string, start: number, to: number): number {
  let position = start;
  while (position < to && isNumeral(text.charCodeAt(position))) position += 1;
  return position;
}
