import type { BlockChange, BlockRef, Span } from './story-diff.ts';

/** What the offsets of a change's spans count in: the texts of its blocks on one side, joined with one LF. */
export const joinedText = (refs: readonly BlockRef[]): string =>
  refs.map(({ block }) => block?.text ?? '').join('\n');

/** The line end between two joined blocks that a split or merge made or took away, with the white space at it: no edit of the words. */
export const isBorder = (kind: BlockChange['kind'], { op, beforeText = '', afterText = '' }: Span): boolean =>
  (kind === 'split' || kind === 'merged') &&
  op !== 'equal' &&
  (beforeText.includes('\n') || afterText.includes('\n')) &&
  (beforeText + afterText).trim() === '';
