import type { Content } from '../domain/article/content.ts';
import { diffBlocks } from './diff-blocks.ts';
import { diffTexts } from './diff-texts.ts';
import type {
  BlockChange,
  ContentField,
  DiffStatistics,
  FieldChange,
  Span,
  StoryDiff,
} from './story-diff.ts';
import { countWords } from './tokenize.ts';

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

export const ALGORITHM = `blocks-and-words-1 icu-${process.versions['icu'] ?? 'none'}`;

/** What differs between two texts of a story. Equal inputs give equal diffs: no clock, no chance. */
export function diffContents(before: Content, after: Content): StoryDiff {
  const fields = CONTENT_FIELDS.filter((field) => isFieldChanged(before, after, field)).map((field) =>
    toFieldChange(before, after, field),
  );
  const blocks = diffBlocks(before.blocks, after.blocks);
  return {
    algorithm: ALGORITHM,
    fields: fields.map(({ change }) => change),
    blocks: blocks.changes,
    sentenceMoves: [],
    statistics: statisticsOf(fields.length, blocks.changes),
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

const countKind = (blocks: readonly BlockChange[], kind: BlockChange['kind']): number =>
  blocks.filter((change) => change.kind === kind && change.moveId === undefined).length;

function statisticsOf(fieldsChanged: number, blocks: readonly BlockChange[]): DiffStatistics {
  const spans = blocks.flatMap(wordSpans);
  const sum = (pick: (span: WordSpan) => string | undefined): number =>
    spans.reduce((total, span) => total + countWords(pick(span) ?? ''), 0);
  return {
    fieldsChanged,
    blocksEqual: countKind(blocks, 'equal'),
    blocksChanged: countKind(blocks, 'changed'),
    blocksInserted: countKind(blocks, 'inserted'),
    blocksDeleted: countKind(blocks, 'deleted'),
    blocksMoved: blocks.filter(({ kind, moveId }) => kind === 'inserted' && moveId !== undefined).length,
    wordsInserted: sum((span) => span.afterText),
    wordsDeleted: sum((span) => span.beforeText),
  };
}

type WordSpan = Pick<Span, 'beforeText' | 'afterText'>;

function wordSpans(change: BlockChange): readonly WordSpan[] {
  if (change.kind === 'equal' || change.moveId !== undefined) return [];
  if (change.spans !== undefined) return change.spans.filter((span) => span.op !== 'equal');
  return [{ beforeText: change.before[0]?.block?.text, afterText: change.after[0]?.block?.text }];
}
