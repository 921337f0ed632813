import type { BlockRef } from './story-diff.ts';

/** What the offsets of a change's spans count in: the texts of its blocks on one side, joined with one LF. */
export const joinedText = (refs: readonly BlockRef[]): string =>
  refs.map(({ block }) => block?.text ?? '').join('\n');
