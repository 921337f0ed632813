import { toNormalContent, type Block, type Content } from '../domain/article/content.ts';
import type { BlockChange, FieldChange, Span, StoryDiff } from './story-diff.ts';

/** The text does not belong to the diff. */
export class DiffMismatchError extends Error {
  constructor(what: string) {
    super(`The diff doesn't fit this text: ${what}`);
    this.name = 'DiffMismatchError';
  }
}

/**
 * The text after, from the text before (both in normal form, as every stored content is).
 * Throws a DiffMismatchError when the diff was made from another text.
 */
export function applyDiff(before: Content, diff: StoryDiff): Content {
  const blocks = diff.blocks.flatMap((change) => applyBlock(before.blocks, change));
  return toNormalContent(diff.fields.reduce(withField, { ...before, blocks }));
}

const withField = (content: Content, { field, after }: FieldChange): Content => ({
  ...content,
  [field]: after,
});

function applyBlock(blocks: readonly Block[], change: BlockChange): readonly Block[] {
  if (change.kind === 'equal') return change.before.map(({ index }) => blockAt(blocks, index));
  if (change.kind !== 'changed' || change.spans === undefined) return change.after.map(carriedBlock);
  const { index } = firstOf(change.before);
  const after = carriedBlock(firstOf(change.after));
  return [{ ...after, text: applySpans(blockAt(blocks, index).text, change.spans) }];
}

function blockAt(blocks: readonly Block[], index: number): Block {
  const block = blocks[index];
  if (block === undefined) throw new DiffMismatchError(`it has no block ${String(index)}`);
  return block;
}

function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new DiffMismatchError('a change has no block on one side');
  return first;
}

function carriedBlock({ index, block }: BlockChange['after'][number]): Block {
  if (block === undefined) throw new DiffMismatchError(`block ${String(index)} is missing from the diff`);
  return block;
}

/** The text after, from the text before and its spans. */
export function applySpans(before: string, spans: readonly Span[]): string {
  const end = spans.at(-1)?.before[1] ?? 0;
  if (end !== before.length) throw new DiffMismatchError('a text has another length');
  return spans
    .map((span) => (span.op === 'equal' ? before.slice(...span.before) : (span.afterText ?? '')))
    .join('');
}

const REVERSED_OP = { equal: 'equal', insert: 'delete', delete: 'insert', replace: 'replace' } as const;
const REVERSED_KIND = {
  equal: 'equal',
  changed: 'changed',
  inserted: 'deleted',
  deleted: 'inserted',
  split: 'merged',
  merged: 'split',
} as const;

/** The diff from the text after to the text before. */
export function reverseDiff(diff: StoryDiff): StoryDiff {
  const { statistics } = diff;
  return {
    ...diff,
    fields: diff.fields.map(reverseField),
    blocks: diff.blocks.map(reverseBlock),
    statistics: {
      ...statistics,
      blocksInserted: statistics.blocksDeleted,
      blocksDeleted: statistics.blocksInserted,
      wordsInserted: statistics.wordsDeleted,
      wordsDeleted: statistics.wordsInserted,
    },
  };
}

function reverseField({ field, before, after, spans }: FieldChange): FieldChange {
  return {
    field,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
    ...(spans === undefined ? {} : { spans: spans.map(reverseSpan) }),
  } as FieldChange;
}

function reverseSpan({ op, before, after, beforeText, afterText, ...rest }: Span): Span {
  const swapped = { ...rest, op: REVERSED_OP[op], before: after, after: before };
  return op === 'equal' ? swapped : { ...swapped, beforeText: afterText, afterText: beforeText };
}

function reverseBlock(change: BlockChange): BlockChange {
  const { kind, before, after, spans, marks, attributes, ...rest } = change;
  return {
    ...rest,
    kind: REVERSED_KIND[kind],
    before: after,
    after: before,
    ...(spans === undefined ? {} : { spans: spans.map(reverseSpan) }),
    ...(marks === undefined ? {} : { marks: { before: marks.after, after: marks.before } }),
    ...(attributes === undefined
      ? {}
      : {
          attributes: attributes.map(({ key, before: old, after: fresh }) => ({
            key,
            before: fresh,
            after: old,
          })),
        }),
  };
}
