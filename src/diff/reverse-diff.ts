import { inTextOrder } from './blocks/in-text-order.ts';
import type {
  BlockChange,
  DiffStatistics,
  FieldChange,
  ItemChange,
  MarkChange,
  PartChange,
  Span,
  StoryDiff,
} from './story-diff.ts';

const REVERSED_OP = { equal: 'equal', insert: 'delete', delete: 'insert', replace: 'replace' } as const;
const REVERSED_CHANGE = { added: 'removed', removed: 'added', changed: 'changed' } as const;
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
  return {
    ...diff,
    fields: diff.fields.map(reverseField),
    blocks: inTextOrder(diff.blocks.map(reverseBlock)),
    sentenceMoves: diff.sentenceMoves.map((move) => ({ ...move, before: move.after, after: move.before })),
    statistics: reverseStatistics(diff.statistics),
  };
}

const reverseStatistics = (statistics: DiffStatistics): DiffStatistics => ({
  ...statistics,
  blocksInserted: statistics.blocksDeleted,
  blocksDeleted: statistics.blocksInserted,
  blocksSplit: statistics.blocksMerged,
  blocksMerged: statistics.blocksSplit,
  wordsInserted: statistics.wordsDeleted,
  wordsDeleted: statistics.wordsInserted,
});

/** Absent stays absent, so that a diff reversed twice is the diff to the byte. */
type Sides = { readonly before?: unknown; readonly after?: unknown };

function swapSides<Value extends Sides>({ before, after, ...rest }: Value): Omit<Value, 'before' | 'after'> {
  return {
    ...rest,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  };
}

function reverseField(change: FieldChange): FieldChange {
  const { spans, items } = change;
  return {
    ...swapSides(change),
    ...(spans === undefined ? {} : { spans: spans.map(reverseSpan) }),
    ...(items === undefined ? {} : { items: reverseItems(items) }),
  };
}

/** Removed items stand first, as the engine lists them. */
function reverseItems(items: readonly ItemChange[]): readonly ItemChange[] {
  const reversed = items.map(reverseItem);
  return [
    ...reversed.filter(({ op }) => op === 'removed'),
    ...reversed.filter(({ op }) => op === 'added'),
    ...reversed.filter(({ op }) => op === 'changed'),
  ];
}

const reverseItem = (item: ItemChange): ItemChange => ({
  ...swapSides(item),
  op: REVERSED_CHANGE[item.op],
  ...(item.parts === undefined ? {} : { parts: item.parts.map(reversePart) }),
});

const reversePart = (change: PartChange): PartChange => ({
  ...(swapSides(change) as PartChange),
  ...(change.spans === undefined ? {} : { spans: change.spans.map(reverseSpan) }),
});

function reverseSpan({ op, before, after, beforeText, afterText, ...rest }: Span): Span {
  const swapped = { ...rest, op: REVERSED_OP[op], before: after, after: before };
  return op === 'equal' ? swapped : { ...swapped, beforeText: afterText, afterText: beforeText };
}

function reverseMark({ beforeHref, afterHref, ...change }: MarkChange): MarkChange {
  return {
    ...(swapSides(change) as MarkChange),
    op: REVERSED_CHANGE[change.op],
    ...(afterHref === undefined ? {} : { beforeHref: afterHref }),
    ...(beforeHref === undefined ? {} : { afterHref: beforeHref }),
  };
}

function reverseBlock(change: BlockChange): BlockChange {
  const { kind, before, after, spans, marks, attributes, ...rest } = change;
  return {
    ...rest,
    kind: REVERSED_KIND[kind],
    before: after,
    after: before,
    ...(spans === undefined ? {} : { spans: spans.map(reverseSpan) }),
    ...(marks === undefined ? {} : { marks: marks.map(reverseMark) }),
    ...(attributes === undefined
      ? {}
      : { attributes: attributes.map((value) => ({ ...swapSides(value), key: value.key })) }),
  };
}
