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

/** A term that no text has and nobody can type: a phrase is never found across two texts. */
const BETWEEN_TEXTS = '\ue000';

/**
 * The text as the full-text index holds it: terms in order with a space between, so that a phrase is found by adjacency; after them each
 * character that stands inside a longer run once, so that a single character is found too.
 */
export function toSearchTokens(texts: readonly string[]): string {
  const tokens = texts.map(tokensOf);
  const singles = new Set(tokens.flatMap((token) => token.singles));
  const terms = tokens.flatMap((token) => (token.terms === '' ? [] : [token.terms, BETWEEN_TEXTS]));
  return [...terms, ...[...singles].flatMap((single) => [single, BETWEEN_TEXTS])].join(' ');
}

type Tokens = { readonly terms: string; readonly singles: readonly string[] };

/** Most paragraphs of a revision stand in the one before: texts met lately are not cut again. */
const met = new Map<string, Tokens>();
const MET_AT_MOST = 4_000;

function tokensOf(text: string): Tokens {
  const known = met.get(text);
  if (known !== undefined) return known;
  const runs = runsOf(text);
  const singles = runs.map(charactersOf).flatMap((characters) => (characters.length > 1 ? characters : []));
  const tokens = { terms: runs.flatMap(termsOfRun).join(' '), singles: [...new Set(singles)] };
  if (met.size >= MET_AT_MOST) met.clear();
  met.set(text, tokens);
  return tokens;
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
