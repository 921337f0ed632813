import type { Range } from '../story-diff.ts';
import type { Tokens } from './tokens.ts';

/** A text with the tokens of that part of it which is aligned. */
export type Side = { readonly text: string; readonly range: Range; readonly tokens: Tokens };

export type TokenPair = { readonly before: Side; readonly after: Side };

/** Where the white space before a token begins; for the index after the last token, before the end of the range. */
export const gapStart = ({ range, tokens }: Side, index: number): number =>
  index === 0 ? range[0] : (tokens.ends[index - 1] ?? range[1]);

/** Where the token begins; for the index after the last, the end of the range. */
export const tokenStart = ({ range, tokens }: Side, index: number): number =>
  index < tokens.starts.length ? (tokens.starts[index] ?? range[1]) : range[1];

/** Numbers texts in the order in which they come: equal ones get equal numbers, from 0 up. */
export type Interner = {
  /** Of the tokens from an index on. */
  ids(side: Side, from?: number): number[];
  count(): number;
};

export function createInterner(): Interner {
  const known = new Map<string, number>();
  const idOf = (text: string): number => {
    const id = known.get(text);
    if (id !== undefined) return id;
    known.set(text, known.size);
    return known.size - 1;
  };
  return {
    ids: ({ text, tokens: { starts, ends } }, from = 0) => {
      const ids: number[] = [];
      for (let index = from; index < starts.length; index += 1)
        ids.push(idOf(text.slice(starts[index], ends[index])));
      return ids;
    },
    count: () => known.size,
  };
}
