import type { CommonEnds } from '../same-value.ts';
import type { Range } from '../story-diff.ts';
import type { Tokens } from './tokens.ts';

/** A text with the tokens of that part of it which is aligned. */
export type Side = { readonly text: string; readonly range: Range; readonly tokens: Tokens };

export type TokenPair = {
  readonly before: Side;
  readonly after: Side;
  /** Of the two texts. */
  readonly ends: CommonEnds;
};

/** Where the white space before a token begins; for the index after the last token, before the end of the range. */
export const gapStart = ({ range, tokens }: Side, index: number): number =>
  index === 0 ? range[0] : (tokens.ends[index - 1] ?? range[1]);

/** Where the token begins; for the index after the last, the end of the range. */
export const tokenStart = ({ range, tokens }: Side, index: number): number =>
  index < tokens.starts.length ? (tokens.starts[index] ?? range[1]) : range[1];
