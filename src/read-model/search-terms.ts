/** Scripts written without spaces between words, or (Hangul) with endings joined to them: found by pairs of characters. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
/** Thai is the first of those scripts: what lies below needs no closer look. */
const FIRST_UNSPACED = 0x0e00;

const runsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(RUN) ?? [];

/** The characters of a run written without spaces; of a word none. */
const charactersOf = (run: string): readonly string[] =>
  run.charCodeAt(0) < FIRST_UNSPACED || !IS_UNSPACED.test(run) ? [] : Array.from(run);

/** A run's terms, adjacent in order: the word itself, or each two neighbouring characters. */
function termsOfRun(run: string): readonly string[] {
  const characters = charactersOf(run);
  if (characters.length < 2) return [run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/**
 * The text as the full-text index holds it: terms in order with a space between, so that a phrase is found by adjacency; after them each
 * character that stands inside a longer run once, so that a single character is found too.
 */
export function toSearchTokens(texts: readonly string[]): string {
  const runs = texts.flatMap(runsOf);
  const singles = new Set(
    runs.map(charactersOf).flatMap((characters) => (characters.length > 1 ? characters : [])),
  );
  return [...runs.flatMap(termsOfRun), ...singles].join(' ');
}

/**
 * What a reader typed, as phrases that must all be found: each run of characters is one, and what stands between straight or typographic
 * double quotation marks is one. Empty: nothing to search for.
 */
export function toSearchPhrases(query: string): readonly string[] {
  const pieces = query.split(/["“”„«»「」『』]/u);
  const phrases = pieces.flatMap((piece, index) =>
    index % 2 === 1
      ? [runsOf(piece).flatMap(termsOfRun).join(' ')]
      : runsOf(piece).map((run) => termsOfRun(run).join(' ')),
  );
  return phrases.filter((phrase) => phrase !== '');
}
