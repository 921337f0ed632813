import { classOfMark, isMaterial } from './change-classes.ts';
import { isBorder } from './joined-text.ts';
import { isMaterialPlace, type PlacedChanges } from './place-change.ts';
import type {
  BlockChange,
  BlockRef,
  ChangeClass,
  DiffStatistics,
  FieldChange,
  PartChange,
  Span,
  Verdict,
} from './story-diff.ts';
import { countWords } from './words/count-words.ts';

export type Changes = PlacedChanges & { readonly fields: readonly FieldChange[] };

export function statisticsOf(changes: Changes): DiffStatistics {
  const { fields, blocks, sentenceMoves } = changes;
  // Most blocks are equal and count nowhere else.
  const told = blocks.filter((change) => !isUntouched(change));
  const kinds = { equal: 0, changed: 0, inserted: 0, deleted: 0, split: 0, merged: 0 };
  let moved = 0;
  for (const { kind, moveId } of told) {
    kinds[kind] += 1;
    if (moveId !== undefined) moved += 1;
  }
  const words = wordsOf(told);
  return {
    verdict: verdictOf(changes, told),
    fieldsChanged: fields.length,
    blocksEqual: blocks.length - told.length,
    blocksChanged: kinds.changed,
    blocksInserted: kinds.inserted,
    blocksDeleted: kinds.deleted,
    blocksMoved: moved,
    blocksSplit: kinds.split,
    blocksMerged: kinds.merged,
    sentencesMoved: sentenceMoves.length,
    wordsInserted: words.inserted,
    wordsDeleted: words.deleted,
    classes: classesOf(fields, told),
  };
}

const isUntouched = ({ kind, moveId }: BlockChange): boolean => kind === 'equal' && moveId === undefined;

const isEdit = (span: Span): boolean => span.op !== 'equal' && span.moveId === undefined;

function wordsOf(blocks: readonly BlockChange[]): { readonly inserted: number; readonly deleted: number } {
  let [inserted, deleted] = [0, 0];
  for (const change of blocks) {
    if (change.kind === 'equal') continue;
    if (change.spans === undefined) {
      for (const { block } of change.after) inserted += countWords(block?.text ?? '');
      for (const { block } of change.before) deleted += countWords(block?.text ?? '');
    }
    for (const span of change.spans ?? []) {
      if (!isEdit(span)) continue;
      inserted += countWords(span.afterText ?? '');
      deleted += countWords(span.beforeText ?? '');
    }
  }
  return { inserted, deleted };
}

const spansOfField = ({ spans = [], items = [] }: FieldChange): readonly Span[] => [
  ...spans,
  ...items.flatMap(({ parts = [] }) => parts.flatMap((part) => part.spans ?? [])),
];

function classesOf(
  fields: readonly FieldChange[],
  blocks: readonly BlockChange[],
): DiffStatistics['classes'] {
  const counts: Partial<Record<ChangeClass, number>> = {};
  const count = (name: ChangeClass | undefined): void => {
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const field of fields) for (const span of spansOfField(field)) if (isEdit(span)) count(span.class);
  for (const { kind, spans = [], marks = [] } of blocks) {
    for (const span of spans) if (isEdit(span) && !isBorder(kind, span)) count(span.class);
    for (const mark of marks) count(classOfMark(mark));
  }
  return counts;
}

/** `told`: the changes of blocks but for those that nothing touched. */
function verdictOf(changes: Changes, told: readonly BlockChange[]): Verdict {
  const { fields, sentenceMoves } = changes;
  if (fields.length + sentenceMoves.length + told.length === 0) return 'none';
  const isForm = fields.every(isCosmeticField) && told.every(isCosmeticBlock) && !isMaterialPlace(changes);
  return isForm ? 'cosmetic' : 'substantive';
}

/** A value that changed, an item that came or went, another order: nothing says that readers learn nothing by it. */
function isCosmeticField({ spans, items = [] }: FieldChange): boolean {
  if (spans !== undefined) return areCosmetic(spans);
  const isCosmeticPart = ({ spans: ofPart }: PartChange): boolean =>
    ofPart !== undefined && areCosmetic(ofPart);
  return items.length > 0 && items.every(({ parts }) => parts?.every(isCosmeticPart) === true);
}

const areCosmetic = (spans: readonly Span[]): boolean =>
  spans.every((span) => !isEdit(span) || !isMaterial(span.class));

function isCosmeticBlock(change: BlockChange): boolean {
  const { kind, spans = [], marks = [], attributes = [] } = change;
  if (kind === 'equal') return true;
  const isWhole = change.spans === undefined;
  if (isWhole && (kind === 'inserted' || kind === 'deleted')) return !isMaterial(change.class);
  return (
    attributes.length === 0 &&
    !hasOtherForm(change) &&
    areCosmetic(spans.filter((span) => !isBorder(kind, span))) &&
    marks.every((mark) => !isMaterial(classOfMark(mark)))
  );
}

/** Another kind or language of the block is no matter of words, and unknown is material. */
function hasOtherForm({ before, after }: BlockChange): boolean {
  if (before.length * after.length === 0) return false;
  const first = before[0]?.block;
  const isOther = ({ block }: BlockRef): boolean =>
    block?.kind !== first?.kind || block?.language !== first?.language;
  return before.some(isOther) || after.some(isOther);
}
