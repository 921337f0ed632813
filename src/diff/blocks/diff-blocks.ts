import type { Block } from '../../domain/article/content.ts';
import { isSameBlock } from '../same-value.ts';
import type { BlockChange, SentenceMove, SentencePlace } from '../story-diff.ts';
import { toDrafts, type BlockDraft } from './block-draft.ts';
import { editedInPlace } from './edited-in-place.ts';
import { inTextOrder } from './in-text-order.ts';
import type { LooseSentence } from './loose-sentences.ts';
import { pairBlocks } from './pair-blocks.ts';
import { findSentenceMoves } from './sentence-moves.ts';
import { toBlockChange, type DiffWords } from './to-block-change.ts';

export type BlocksDiff = {
  readonly changes: readonly BlockChange[];
  readonly sentenceMoves: readonly SentenceMove[];
  readonly capped: boolean;
};

/** What became of each block: equal ends aside, which belong together, then which sentences moved, then their words and marks. */
export function diffBlocks(
  before: readonly Block[],
  after: readonly Block[],
  diffWords: DiffWords,
): BlocksDiff {
  const edited = editedInPlace(before, after);
  if (edited !== undefined) {
    const told = diffDrafts({ before, after }, edited, diffWords);
    return { ...told, changes: amongEqual(after.length, told.changes) };
  }
  const head = equalHead(before, after);
  const tail = equalTail(before, after, head);
  const middle = { before: cut(before, head, tail), after: cut(after, head, tail), head };
  const { pairings, capped } = pairBlocks(middle.before, middle.after);
  const told = diffDrafts({ before, after }, toDrafts(middle, pairings).toSorted(byText), diffWords);
  return {
    changes: [
      ...equalRun(head, 0, 0),
      ...inTextOrder(told.changes),
      ...equalRun(tail, before.length - tail, after.length - tail),
    ],
    sentenceMoves: told.sentenceMoves,
    capped: capped || told.capped,
  };
}

type Texts = { readonly before: readonly Block[]; readonly after: readonly Block[] };

/** The changes in the order of the drafts. */
function diffDrafts(
  { before, after }: Texts,
  drafts: readonly BlockDraft[],
  diffWords: DiffWords,
): BlocksDiff {
  const nextId = createIds();
  const ids = drafts.map(({ isMoved }) => (isMoved ? nextId() : undefined));
  const { moves, cutsOf } = findSentenceMoves(drafts, nextId);
  let capped = false;
  const changes = drafts.map((draft, index) => {
    const blocks = { before: blocksAt(before, draft.before), after: blocksAt(after, draft.after) };
    const result = toBlockChange({ draft, ...blocks, cuts: cutsOf(index), moveId: ids[index] }, diffWords);
    capped ||= result.capped;
    return result.change;
  });
  const sentenceMoves = moves.map(({ moveId, gone, come }) => ({
    moveId,
    before: placeOf(before, drafts[gone.draft]?.before ?? [], gone),
    after: placeOf(after, drafts[come.draft]?.after ?? [], come),
    text: come.text,
  }));
  return { changes, sentenceMoves, capped };
}

const equalChange = (before: number, after: number): BlockChange => ({
  kind: 'equal',
  before: [{ index: before }],
  after: [{ index: after }],
});

/** Of a block that stayed at its place, the same in all diffs: most of what a diff is made of. */
const STAYED: readonly BlockChange[] = Array.from({ length: 256 }, (_, place) => equalChange(place, place));

/** The changes of those blocks that were edited where they stood, and all others between them. */
function amongEqual(count: number, edited: readonly BlockChange[]): readonly BlockChange[] {
  const changes: BlockChange[] = [];
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    const change = edited[next];
    if (change?.after[0]?.index === place) {
      changes.push(change);
      next += 1;
    } else changes.push(STAYED[place] ?? equalChange(place, place));
  }
  return changes;
}

function equalHead(before: readonly Block[], after: readonly Block[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && isSame(before[count], after[count])) count += 1;
  return count;
}

function equalTail(before: readonly Block[], after: readonly Block[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let count = 0;
  while (count < most && isSame(before[before.length - 1 - count], after[after.length - 1 - count]))
    count += 1;
  return count;
}

const isSame = (one: Block | undefined, other: Block | undefined): boolean =>
  one !== undefined && other !== undefined && isSameBlock(one, other);

const cut = (blocks: readonly Block[], head: number, tail: number): readonly Block[] =>
  head + tail === 0 ? blocks : blocks.slice(head, blocks.length - tail);

function equalRun(count: number, before: number, after: number): readonly BlockChange[] {
  const run: BlockChange[] = [];
  for (let place = 0; place < count; place += 1) run.push(equalChange(before + place, after + place));
  return run;
}

const NO_BLOCKS: readonly Block[] = [];

function blocksAt(blocks: readonly Block[], places: readonly number[]): readonly Block[] {
  if (places.length === 0) return NO_BLOCKS;
  const found: Block[] = [];
  for (const place of places) {
    const block = blocks[place];
    if (block !== undefined) found.push(block);
  }
  return found;
}

/** Moves are numbered as they stand in the text after; what was deleted comes last. */
const byText = (one: BlockDraft, other: BlockDraft): number =>
  (one.after[0] ?? Infinity) - (other.after[0] ?? Infinity) || (one.before[0] ?? 0) - (other.before[0] ?? 0);

function createIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `move-${String(count)}`;
  };
}

/** From the texts of several blocks joined to the one block that holds the sentence: none reaches over a line end. */
function placeOf(
  blocks: readonly Block[],
  places: readonly number[],
  { range }: LooseSentence,
): SentencePlace {
  let offset = 0;
  for (const block of places) {
    const length = blocks[block]?.text.length ?? 0;
    if (range[0] <= offset + length) return { block, range: [range[0] - offset, range[1] - offset] };
    offset += length + 1;
  }
  throw new RangeError('a sentence lies outside the blocks that it was found in');
}
