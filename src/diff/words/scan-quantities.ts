import type { Range } from '../story-diff.ts';
import { isNumberWord, isScaleWord, SCALES } from './number-words.ts';
import { isNumeral } from './scan-number.ts';
import { scanTokens } from './scan-tokens.ts';
import { TOKEN } from './tokens.ts';
import { UNIT_WORDS, unitMeant } from './units.ts';

/** A number with all that says how much it is: −5, 零下3, 六成一, 50多, 3 million euros. Offsets are those of the text. */
export type Quantity = {
  readonly start: number;
  readonly end: number;
  /** As it is written, without scale and unit. */
  readonly number: string;
  /** As it is written with its scale: 3 million. */
  readonly scaled: string;
  /** As it is written with scale and unit. */
  readonly whole: string;
  /** The same for words that mean the same; empty: none. */
  readonly scale: string;
  readonly unit: string;
};

/**
 * `sure`: digits, and Chinese numerals that can be nothing else. `every`: also number words, and single numerals as in 兩人; for a text that is
 * known to be about numbers, since 一起 holds one too.
 */
export type NumberKinds = 'sure' | 'every';

/** The quantities of a stretch of text, in order. */
export function scanQuantities(text: string, range: Range, kinds: NumberKinds): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const number of numbersWithin(text, range, kinds)) {
    const last = found.at(-1)?.end ?? 0;
    if (number[0] >= last && !text.startsWith(BELOW_ZERO, number[0]))
      found.push(toQuantity(text, number, [last, range[1]]));
  }
  return found;
}

function numbersWithin(text: string, range: Range, kinds: NumberKinds): readonly Range[] {
  const tokens = scanTokens(text, range);
  return tokens.starts.flatMap((start, index) => {
    const end = tokens.ends[index] ?? start;
    const kind = tokens.kinds[index];
    if (kind === TOKEN.number) return [[start, end] as const];
    if (kinds === 'sure') return [];
    if (kind === TOKEN.run) return numeralsWithin(text, [start, end]);
    const isNumber = kind === TOKEN.word && isNumberWord(text.slice(start, end).toLowerCase());
    return isNumber ? [[start, wordsEnd(text, end)] as const] : [];
  });
}

function numeralsWithin(text: string, [from, to]: Range): readonly Range[] {
  const found: Range[] = [];
  for (let start = from; start < to; start += 1) {
    let end = start;
    while (end < to && isNumeral(text.charCodeAt(end))) end += 1;
    if (end === start) continue;
    found.push([start, end]);
    start = end;
  }
  return found;
}

const NEXT_WORD = /-(\p{L}+)/uy;

/** Twenty-one is one number. */
function wordsEnd(text: string, end: number): number {
  NEXT_WORD.lastIndex = end;
  const [joined, word = ''] = NEXT_WORD.exec(text) ?? [];
  const isNumber = isNumberWord(word.toLowerCase()) && !isScaleWord(word.toLowerCase());
  return joined !== undefined && isNumber ? end + joined.length : end;
}

/** Its first character is a numeral too. */
const BELOW_ZERO = '零下';

/** A sign, and words that make another number of what follows: 第三 is an order, 周三 a day. */
const BEFORE = /(?:(?<![\p{L}\p{N}])[-−+±.]|零下|第|星期|禮拜|礼拜|[周週數数幾几])$/u;
const LONGEST_BEFORE = 3;
const SHARE = '成';
const HALF = '半';
const ABOUT = /[多餘余]/u;

const spelled = (words: readonly string[]): string =>
  words.map((word) => (/\p{Script=Latin}$/u.test(word) ? `${word}(?![\\p{L}\\p{N}])` : word)).join('|');
const SCALE = `(?:[ \\u00a0-](?:${spelled(SCALES.flatMap((scale) => [scale, `${scale}s`]))}))*`;
const AFTER = new RegExp(`(${SCALE})([ \\u00a0]?(?:${spelled(UNIT_WORDS)}))?`, 'uy');

function toQuantity(text: string, [start, end]: Range, [least, most]: Range): Quantity {
  const ahead = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
  const from = Math.max(least, start - (BEFORE.exec(ahead)?.[0].length ?? 0));
  const to = Math.min(most, numberEnd(text, end));
  AFTER.lastIndex = to;
  const [after = '', scale = '', unit = ''] = AFTER.exec(text) ?? [];
  return {
    start: from,
    end: to + after.length,
    number: text.slice(from, to),
    scaled: text.slice(from, to + scale.length),
    whole: text.slice(from, to + after.length),
    scale: scale.replace(/s?$/u, '').trim().toLowerCase(),
    unit: unitMeant(unit.trim()),
  };
}

/** A share in tenths goes on after its sign (六成一, 三成半), and 多 makes any number more. */
function numberEnd(text: string, end: number): number {
  let position = end;
  if (text.startsWith(SHARE, position)) {
    position += 1;
    if (text.startsWith(HALF, position)) position += 1;
    else while (isNumeral(text.charCodeAt(position))) position += 1;
  }
  return ABOUT.test(text.charAt(position)) ? position + 1 : position;
}
