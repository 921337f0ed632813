import type { Block } from '../domain/article/content.ts';
import type { BlockChange, BlockRef, SentenceMove } from './story-diff.ts';

export type PlacedChanges = {
  readonly blocks: readonly BlockChange[];
  readonly sentenceMoves: readonly SentenceMove[];
  /** The blocks of both texts. */
  readonly texts: { readonly before: readonly Block[]; readonly after: readonly Block[] };
};

/**
 * Whether something stands where it says something else: below another heading, after another list item, under another image. Every block
 * is asked and not the moved ones alone, since of two that changed places a diff calls either one moved.
 */
export function isMaterialPlace({ blocks, sentenceMoves, texts }: PlacedChanges): boolean {
  if (sentenceMoves.length === 0 && blocks.every(({ moveId }) => moveId === undefined)) return false;
  const before = placesOf(texts.before, blocks, 'before');
  const after = placesOf(texts.after, blocks, 'after');
  return (
    blocks.some((change) => isElsewhere(change, before, after)) ||
    sentenceMoves.some((move) => isSentenceElsewhere(move, before, after))
  );
}

const NOWHERE = -1;

/** A block is known by the place of its change in the list: the same on both sides, also where it was edited. */
type Places = {
  readonly blocks: readonly Block[];
  /** By block: the change that it stands in. */
  readonly changes: readonly number[];
  /** By block: the change of the heading that it belongs under; of a heading, of the one above it that is of a higher rank. */
  readonly sections: readonly number[];
  /** By block: the change of what a caption or list item stands under. */
  readonly companions: readonly number[];
};

function placesOf(blocks: readonly Block[], list: readonly BlockChange[], side: 'before' | 'after'): Places {
  const changes = blocks.map(() => NOWHERE);
  list.forEach((change, at) => {
    for (const { index } of change[side]) changes[index] = at;
  });
  return {
    blocks,
    changes,
    sections: sectionsOf(blocks, changes),
    companions: blocks.map((block, index) => changes[companionOf(blocks, block, index)] ?? NOWHERE),
  };
}

function sectionsOf(blocks: readonly Block[], changes: readonly number[]): readonly number[] {
  /** The headings above, each of a lower rank than the one before it. */
  const open: { readonly rank: number; readonly change: number }[] = [];
  return blocks.map((block, index) => {
    if (block.kind !== 'heading') return open.at(-1)?.change ?? NOWHERE;
    const rank = rankOf(block);
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const above = open.at(-1)?.change ?? NOWHERE;
    open.push({ rank, change: changes[index] ?? NOWHERE });
    return above;
  });
}

/** Headings that state no level are all of one rank. */
function rankOf({ attributes }: Block): number {
  const level = Number(attributes['level'] ?? '');
  return Number.isFinite(level) ? level : 0;
}

/** The index of what the block stands under and belongs to; -1: to nothing. */
function companionOf(blocks: readonly Block[], { kind }: Block, index: number): number {
  const above = blocks[index - 1];
  if (kind === 'caption') return pictureAbove(blocks, index);
  return kind === 'listItem' && above !== undefined && isLeadIn(above) ? index - 1 : NOWHERE;
}

function pictureAbove(blocks: readonly Block[], index: number): number {
  let at = index - 1;
  while (blocks[at]?.kind === 'caption') at -= 1;
  const kind = blocks[at]?.kind;
  return kind === 'image' || kind === 'embed' ? at : NOWHERE;
}

/** How a sentence ends. What ends otherwise (“Convicted:”) introduces the list below it. */
const SENTENCE_END = /[.!?…。！？][\p{Pe}\p{Pf}"']*\s*$/u;

/** Another item says which place in the list it is, a line like “Convicted” what the list is of. */
const isLeadIn = ({ kind, text }: Block): boolean =>
  kind === 'listItem' || (kind === 'paragraph' && text !== '' && !SENTENCE_END.test(text));

function isElsewhere({ before: olds, after: news }: BlockChange, before: Places, after: Places): boolean {
  const [old, fresh] = [olds[0]?.index, news[0]?.index];
  if (old === undefined || fresh === undefined) return false;
  if (before.companions[old] !== after.companions[fresh]) return true;
  const section = before.sections[old];
  const isOther = ({ sections }: Places, refs: readonly BlockRef[]): boolean =>
    refs.some(({ index }) => sections[index] !== section);
  return isOther(before, olds) || isOther(after, news);
}

/** Sentences of one section of plain text may stand in any of its paragraphs; a list item, quote or caption is of its own. */
function isSentenceElsewhere(
  { before: from, after: to }: SentenceMove,
  before: Places,
  after: Places,
): boolean {
  if (before.sections[from.block] !== after.sections[to.block]) return true;
  if (before.changes[from.block] === after.changes[to.block]) return false;
  return before.blocks[from.block]?.kind !== 'paragraph' || after.blocks[to.block]?.kind !== 'paragraph';
}
