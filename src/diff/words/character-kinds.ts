/** What a character is to the scanner of words. */
export const CHARACTER = {
  space: 1,
  /** LF: stands between two joined blocks, and between the lines of one. */
  lineFeed: 2,
  /** Of a script that writes spaces between words, Hangul among them. */
  letter: 3,
  digit: 4,
  /** Han and kana: cut into words by a dictionary. */
  han: 5,
  /** Thai, Lao, Khmer, Myanmar: the same, with other dictionaries. */
  thai: 6,
  /** Combining marks, joiners and other format characters: never parted from what they follow. */
  extend: 7,
  pictograph: 8,
  /** Two of them are a flag. */
  regional: 9,
  /** Everything else, lone surrogates and controls among it. */
  other: 10,
} as const;

/** By code point, learnt when first seen: asking Unicode for all of them would take longer than a program's start should. */
const kinds = new Uint8Array(0x11_0000);

const RULES: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [CHARACTER.lineFeed, /\n/u],
  [CHARACTER.space, /[\p{White_Space}\ufeff]/u],
  [CHARACTER.extend, /[\p{M}\p{Cf}\p{Emoji_Modifier}]/u],
  [CHARACTER.digit, /\p{Nd}/u],
  [CHARACTER.han, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ーｰ]/u],
  [CHARACTER.thai, /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u],
  [CHARACTER.regional, /\p{Regional_Indicator}/u],
  [CHARACTER.pictograph, /\p{Extended_Pictographic}/u],
  [CHARACTER.letter, /[\p{L}\p{N}]/u],
];

function learn(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  const kind = RULES.find(([, pattern]) => pattern.test(character))?.[0] ?? CHARACTER.other;
  kinds[codePoint] = kind;
  return kind;
}

export function kindOf(codePoint: number): number {
  const known = kinds[codePoint] ?? 0;
  return known === 0 ? learn(codePoint) : known;
}

/** The code point at an index, a lone surrogate as itself. */
export function codePointAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit < 0xd800 || unit > 0xdbff ? unit : (text.codePointAt(index) ?? unit);
}

export const kindAt = (text: string, index: number): number => kindOf(codePointAt(text, index));

/** How many code units a code point takes. */
export const widthOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** The index after the joiners and marks that begin at `index`. */
export function skipExtends(text: string, index: number, end: number): number {
  let position = index;
  while (position < end) {
    const codePoint = codePointAt(text, position);
    if (kindOf(codePoint) !== CHARACTER.extend) break;
    position += widthOf(codePoint);
  }
  return position;
}
