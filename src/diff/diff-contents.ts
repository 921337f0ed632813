import type { Content } from '../domain/article/content.ts';
import { diffBlocks } from './blocks/diff-blocks.ts';
import { statisticsOf } from './diff-statistics.ts';
import { diffTexts } from './diff-texts.ts';
import { changedContentFields, diffFields } from './fields/diff-fields.ts';
import { isSameBlock } from './same-value.ts';
import type { StoryDiff } from './story-diff.ts';

export { CONTENT_FIELDS } from './fields/diff-fields.ts';

export const ALGORITHM = `blocks-and-words-3 icu-${process.versions['icu'] ?? 'none'}`;

/** What differs between two texts of a story, both in normal form. Equal inputs give equal diffs: no clock, no chance. */
export function diffContents(before: Content, after: Content): StoryDiff {
  const fields = diffFields(before, after, diffTexts);
  const { changes: blocks, sentenceMoves, capped } = diffBlocks(before.blocks, after.blocks, diffTexts);
  const changes = { fields: fields.changes, blocks, sentenceMoves };
  return {
    algorithm: ALGORITHM,
    ...changes,
    statistics: statisticsOf(changes),
    capped: capped || fields.capped,
  };
}

/** The names of everything that differs, `blocks` among them: cheap, without looking at words. */
export function changedFields(before: Content, after: Content): readonly (keyof Content)[] {
  const fields = changedContentFields(before, after);
  return hasSameBlocks(before, after) ? fields : [...fields, 'blocks'];
}

const hasSameBlocks = ({ blocks: old }: Content, { blocks: fresh }: Content): boolean =>
  old.length === fresh.length &&
  old.every((block, index) => {
    const other = fresh[index];
    return other !== undefined && isSameBlock(block, other);
  });
