/** What a token is. White space is no token: it lies in the gap before one. */
export const TOKEN = {
  word: 1,
  /** Digits or Chinese numerals, with the marks and letters that belong to them: 1,200.50 · 10:30 · 42% · 19th · 一百二十. */
  number: 2,
  /** A word of a script without spaces, cut by a dictionary. */
  cut: 3,
  /** Of the glossary. */
  term: 4,
  /** An address, of the web or of mail. */
  url: 5,
  emoji: 6,
  punctuation: 7,
  lineFeed: 8,
  /** A run of a script without spaces, not cut yet. */
  run: 9,
} as const;

/** Tokens of a text in order, as three columns: where each begins, where it ends, what it is. */
export type Tokens = {
  readonly starts: number[];
  readonly ends: number[];
  readonly kinds: number[];
};

export const createTokens = (): Tokens => ({ starts: [], ends: [], kinds: [] });

export function pushToken(tokens: Tokens, kind: number, [start, end]: readonly [number, number]): void {
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.kinds.push(kind);
}
