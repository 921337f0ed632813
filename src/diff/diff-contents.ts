import type { Content } from '../domain/article/content.ts';
import { diffBlocks } from './blocks/diff-blocks.ts';
import type { DiffWords } from './blocks/to-block-change.ts';
import { statisticsOf } from './diff-statistics.ts';
import { diffTexts } from './diff-texts.ts';
import { changedContentFields, diffFields } from './fields/diff-fields.ts';
import { isSameBlock } from './same-value.ts';
import type { StoryDiff } from './story-diff.ts';
import { builtInGlossary, type Glossary } from './words/glossary.ts';
import { createWorkBudget } from './words/work-budget.ts';

export type DiffOptions = {
  /** Names and terms that stay whole; without it, those built in. */
  readonly glossary?: Glossary | undefined;
};

const ALGORITHM = `blocks-and-words-11 icu-${process.versions['icu'] ?? 'none'}`;

/** What makes the diffs: with another algorithm, ICU or glossary they differ. */
export function algorithmOf({ glossary }: DiffOptions): string {
  const isBuiltIn = glossary === undefined || glossary.digest === builtInGlossary().digest;
  return isBuiltIn ? ALGORITHM : `${ALGORITHM} glossary-${glossary.digest}`;
}

/** What differs between two texts of a story, both in normal form. Equal inputs give equal diffs: no clock, no chance. */
export function diffContents(before: Content, after: Content, options: DiffOptions = {}): StoryDiff {
  const { glossary } = options;
  const budget = createWorkBudget();
  const diffWords: DiffWords = (old, fresh, ends) => diffTexts(old, fresh, { glossary, budget, ends });
  const fields = diffFields(before, after, diffWords);
  const { changes: blocks, sentenceMoves, capped } = diffBlocks(before.blocks, after.blocks, diffWords);
  const changes = { fields: fields.changes, blocks, sentenceMoves };
  return {
    algorithm: algorithmOf(options),
    ...changes,
    statistics: statisticsOf({ ...changes, texts: { before: before.blocks, after: after.blocks } }),
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
