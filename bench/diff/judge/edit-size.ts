import { diffArrays } from 'diff';

import type { Partners, TwoTexts } from './alignment.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Tokens of both texts of which at least one character goes or comes, and the fewest with which it can be done. */
export type EditSize = { readonly shown: number; readonly fewest: number };

export function editSize({ ofBefore, ofAfter }: Partners, texts: TwoTexts): EditSize {
  const [before, after] = [tokensOf(texts.before), tokensOf(texts.after)];
  const changes = diffArrays(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const fewest = changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  return { shown: countChanged(before, ofBefore) + countChanged(after, ofAfter), fewest };
}

const countChanged = (tokens: readonly Token[], partners: Int32Array): number =>
  tokens.filter(({ start, text }) => partners.subarray(start, start + text.length).includes(-1)).length;
