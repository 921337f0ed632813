import type { Block } from '../../domain/article/content.ts';
import { classOfMark, mostMaterial } from '../change-classes.ts';
import { isBorder } from '../joined-text.ts';
import type { TextDiff } from '../diff-texts.ts';
import { diffMarks, joinedMarks } from '../marks/diff-marks.ts';
import { isSameValue, ownValue, type CommonEnds } from '../same-value.ts';
import type { AttributeChange, BlockChange, BlockRef, ChangeClass, Span } from '../story-diff.ts';
import type { BlockDraft } from './block-draft.ts';
import type { DraftCuts } from './sentence-moves.ts';
import { spansAroundCuts, withoutCuts } from './spans-around-cuts.ts';

export type Drafted = {
  readonly draft: BlockDraft;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly cuts: DraftCuts;
  readonly moveId: string | undefined;
};

/** Compares two texts word by word. `ends`: theirs, where they are known. */
export type DiffWords = (before: string, after: string, ends?: CommonEnds) => TextDiff;

export type BlockResult = { readonly change: BlockChange; readonly capped: boolean };

export function toBlockChange(drafted: Drafted, diffWords: DiffWords): BlockResult {
  const { draft, before, after } = drafted;
  if (draft.before.length === 0 || draft.after.length === 0) return toWholeChange(drafted);
  const [old, fresh] = [before[0], after[0]];
  const isPair = before.length === 1 && after.length === 1;
  if (isPair && old !== undefined && fresh !== undefined && isSameForm(old, fresh) && hasSameText(draft))
    return { change: toEqualChange(drafted), capped: false };
  return toPairChange(drafted, diffWords);
}

const hasSameText = ({ beforeText, afterText }: BlockDraft): boolean => beforeText === afterText;

const isSameForm = (one: Block, other: Block): boolean =>
  one.kind === other.kind &&
  one.language === other.language &&
  isSameValue(one.marks, other.marks) &&
  isSameValue(one.attributes, other.attributes);

const withMove = (moveId: string | undefined): Pick<BlockChange, 'moveId'> =>
  moveId === undefined ? {} : { moveId };

const toEqualChange = ({ draft, moveId }: Drafted): BlockChange => ({
  kind: 'equal',
  before: draft.before.map((index) => ({ index })),
  after: draft.after.map((index) => ({ index })),
  ...withMove(moveId),
});

const NO_REFS: readonly BlockRef[] = [];

const refsTo = (indices: readonly number[], blocks: readonly Block[]): readonly BlockRef[] =>
  indices.length === 0 ? NO_REFS : indices.map((index, at) => ({ index, block: blocks[at] }));

/** Inserted or deleted as a whole; in parts where a sentence of it moved. */
function toWholeChange({ draft, before, after, cuts }: Drafted): BlockResult {
  const kind = draft.before.length === 0 ? 'inserted' : 'deleted';
  const refs = { before: refsTo(draft.before, before), after: refsTo(draft.after, after) };
  const hasCuts = cuts.before.length + cuts.after.length > 0;
  const isWhiteSpace = before.every(isBlank) && after.every(isBlank);
  // A text of nothing but short lines makes two hundred thousand of these: nothing is copied that needn't be.
  if (!hasCuts && !isWhiteSpace) return { change: { kind, ...refs }, capped: false };
  const change: BlockChange = {
    kind,
    ...refs,
    ...(hasCuts ? { spans: wholeSpans(draft, cuts) } : {}),
    ...(isWhiteSpace ? { class: 'whitespace' } : {}),
  };
  return { change, capped: false };
}

const isBlank = ({ text, attributes }: Block): boolean => text.trim() === '' && isSameValue(attributes, {});

function wholeSpans({ beforeText, afterText }: BlockDraft, cuts: DraftCuts): readonly Span[] {
  const texts = { before: beforeText, after: afterText };
  const [old, fresh] = [withoutCuts(beforeText, cuts.before), withoutCuts(afterText, cuts.after)];
  const op = old === '' ? 'insert' : 'delete';
  const rest: readonly Span[] =
    old + fresh === '' ? [] : [{ op, before: [0, old.length], after: [0, fresh.length] }];
  return spansAroundCuts(rest, texts, cuts);
}

function toPairChange({ draft, before, after, cuts, moveId }: Drafted, diffWords: DiffWords): BlockResult {
  const texts = { before: draft.beforeText, after: draft.afterText };
  const hasCuts = cuts.before.length + cuts.after.length > 0;
  const words = hasCuts
    ? diffWords(withoutCuts(texts.before, cuts.before), withoutCuts(texts.after, cuts.after))
    : diffWords(texts.before, texts.after, draft.ends);
  const spans = hasCuts ? spansAroundCuts(words.spans, texts, cuts) : words.spans;
  const marks = diffMarks(
    { text: texts.before, marks: joinedMarks(before) },
    { text: texts.after, marks: joinedMarks(after) },
    spans,
  );
  const attributes = before.length + after.length > 2 ? [] : attributeChanges(before[0], after[0]);
  const kind = kindOf(draft);
  const name = attributes.length > 0 ? undefined : classOf(kind, spans, marks.map(classOfMark));
  const change: BlockChange = {
    kind,
    before: refsTo(draft.before, before),
    after: refsTo(draft.after, after),
    ...withMove(moveId),
    similarity: rounded(hasSameText(draft) ? 1 : draft.similarity),
    spans,
    ...(marks.length > 0 ? { marks } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(name === undefined ? {} : { class: name }),
  };
  return { change, capped: words.capped };
}

function kindOf({ before, after }: BlockDraft): BlockChange['kind'] {
  if (after.length > 1) return 'split';
  return before.length > 1 ? 'merged' : 'changed';
}

/** Four digits tell enough, and the same on every machine. */
const rounded = (similarity: number): number => Math.round(similarity * 10_000) / 10_000;

function classOf(
  kind: BlockChange['kind'],
  spans: readonly Span[],
  ofMarks: readonly ChangeClass[],
): ChangeClass | undefined {
  const edits = spans.filter(
    (span) => span.op !== 'equal' && span.moveId === undefined && !isBorder(kind, span),
  );
  return mostMaterial([...edits.map((span) => span.class), ...ofMarks]);
}

function attributeChanges(before: Block | undefined, after: Block | undefined): readonly AttributeChange[] {
  const [old, fresh] = [before?.attributes ?? {}, after?.attributes ?? {}];
  if (isSameValue(old, fresh)) return [];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
  return keys.flatMap((key): readonly AttributeChange[] => {
    const [one, other] = [ownValue(old, key), ownValue(fresh, key)];
    if (one === other) return [];
    return [
      {
        key,
        ...(one === undefined ? {} : { before: one }),
        ...(other === undefined ? {} : { after: other }),
      },
    ];
  });
}
