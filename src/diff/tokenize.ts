/** Written without spaces between words: cut by the dictionary of ICU. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const HAN_NUMBER = '[〇零一二三四五六七八九十百千萬万億亿兆兩两]{2,}';
const WORD_CHARACTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])`;

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<url>https?://[!-~]+)`,
    String.raw`(?<number>\p{Nd}+(?:[.,:/]\p{Nd}+)*[%％‰]?(?!${WORD_CHARACTER}))`,
    `(?<han>${HAN_NUMBER})`,
    `(?<run>(?:(?!${HAN_NUMBER})[${UNSPACED}])+)`,
    `(?<word>${WORD_CHARACTER}+(?:['’]${WORD_CHARACTER}+)*)`,
    String.raw`\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|[\ufe0f\p{Emoji_Modifier}])*`,
    String.raw`[\s\S]`,
  ].join('|'),
  'gu',
);

/** Intl.Segmenter on Node 20 is quadratic in the length of its string. */
const LONGEST_RUN = 200;
const CACHED_RUNS = 5_000;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const segmentsByRun = new Map<string, readonly string[]>();

/** Cuts a text into words, whole numbers, URLs, punctuation marks and white space. Exact: the tokens joined are the text. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (match.groups?.['run'] === undefined) tokens.push(match[0]);
    else tokens.push(...segmentRun(match[0]));
  }
  return tokens;
}

function segmentRun(run: string): readonly string[] {
  if (run.length <= LONGEST_RUN) return segmentCached(run);
  const characters = Array.from(run);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += LONGEST_RUN) {
    pieces.push(...segmentCached(characters.slice(start, start + LONGEST_RUN).join('')));
  }
  return pieces;
}

function segmentCached(run: string): readonly string[] {
  const known = segmentsByRun.get(run);
  if (known !== undefined) return known;
  const segments = Array.from(segmenter.segment(run), ({ segment }) => segment);
  if (segmentsByRun.size >= CACHED_RUNS) segmentsByRun.clear();
  segmentsByRun.set(run, segments);
  return segments;
}

const WORD = /[\p{L}\p{N}]/u;
const isWord = (token: string): boolean => WORD.test(token);
export const isSpace = (token: string): boolean => /^\s+$/u.test(token);

/** Digits or Chinese numerals: a change from one to another is the most material there is. */
export const isNumber = (token: string): boolean =>
  /^\p{Nd}[\p{Nd}.,:/]*[%％‰]?$/u.test(token) ||
  /^[〇零一二三四五六七八九十百千萬万億亿兆兩两]+$/u.test(token);

export const countWords = (text: string): number => tokenize(text).filter(isWord).length;
