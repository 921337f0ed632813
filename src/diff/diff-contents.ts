import type { Content } from '../domain/article/content.ts';
import { diffBlocks } from './diff-blocks.ts';
import { diffTexts } from './diff-texts.ts';
import { statisticsOf } from './diff-statistics.ts';
import type { ContentField, FieldChange, StoryDiff } from './story-diff.ts';

/** Every field of a content but its blocks, in reading order: the compiler refuses one that is missing here. */
export const CONTENT_FIELDS = Object.keys({
  headline: 0,
  alternativeHeadlines: 0,
  summary: 0,
  bylines: 0,
  section: 0,
  tags: 0,
  media: 0,
  related: 0,
  kind: 0,
  language: 0,
  url: 0,
  altIds: 0,
  relations: 0,
  custom: 0,
} satisfies Record<ContentField, 0>) as ContentField[];

export const ALGORITHM = `blocks-and-words-2 icu-${process.versions['icu'] ?? 'none'}`;

/** What differs between two texts of a story. Equal inputs give equal diffs: no clock, no chance. */
export function diffContents(before: Content, after: Content): StoryDiff {
  const fields = CONTENT_FIELDS.filter((field) => isFieldChanged(before, after, field)).map((field) =>
    toFieldChange(before, after, field),
  );
  const blocks = diffBlocks(before.blocks, after.blocks);
  const changes = { fields: fields.map(({ change }) => change), blocks: blocks.changes, sentenceMoves: [] };
  return {
    algorithm: ALGORITHM,
    ...changes,
    statistics: statisticsOf(changes),
    capped: blocks.capped || fields.some(({ capped }) => capped),
  };
}

const isFieldChanged = (before: Content, after: Content, field: ContentField): boolean =>
  JSON.stringify(before[field]) !== JSON.stringify(after[field]);

/** The names of everything that differs, `blocks` among them: cheap, without looking at words. */
export function changedFields(before: Content, after: Content): readonly (keyof Content)[] {
  const fields = CONTENT_FIELDS.filter((field) => isFieldChanged(before, after, field));
  return JSON.stringify(before.blocks) === JSON.stringify(after.blocks) ? fields : [...fields, 'blocks'];
}

type FieldDiff = { readonly change: FieldChange; readonly capped: boolean };

function toFieldChange(before: Content, after: Content, field: ContentField): FieldDiff {
  const [old, fresh] = [before[field], after[field]];
  const isText = typeof old === 'string' && typeof fresh === 'string';
  const { spans, capped } = isText ? diffTexts(old, fresh) : { spans: undefined, capped: false };
  const change = {
    field,
    ...(old === undefined ? {} : { before: old }),
    ...(fresh === undefined ? {} : { after: fresh }),
    ...(spans === undefined ? {} : { spans }),
  } as FieldChange;
  return { change, capped };
}
