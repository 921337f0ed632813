import type { Block, Content, LanguageTag } from '../../domain/article/content.ts';
import type { BlockChange, BlockRef, SentenceMove, StoryDiff } from '../story-diff.ts';
import { ENGLISH } from './english.ts';
import type { BlockPlace, Phrases } from './phrases.ts';

export type Side = 'before' | 'after';

/** Counted in characters of text. What is longer is left out, and its place says so: a browser lays out a page of some megabytes for seconds. */
export type RenderBounds = {
  /** A stretch of equal blocks. */
  readonly stretch: number;
  /** Equal words inside a block. */
  readonly equalWords: number;
  /** Words of a block that came or went. */
  readonly changedWords: number;
};

/**
 * `idPrefix`: begins every id, so that several diffs fit one page. `fold`: equal blocks of the inline view are folded, as side by side always
 * does. `fields: 'apart'`: the page shows the fields elsewhere. `bounds`: absent: everything is shown.
 */
export type RenderOptions = {
  readonly phrases?: Phrases;
  readonly idPrefix?: string;
  readonly fold?: 'stretches' | undefined;
  readonly fields?: 'apart' | undefined;
  readonly bounds?: RenderBounds | undefined;
};

/** One text of the two, as far as renderings ask. */
export type SideView = {
  readonly blocks: readonly Block[];
  readonly language: LanguageTag;
  /** By the block's index: its number among those of its kind, from 1. */
  readonly numbers: readonly number[];
};

/** A diff with what every rendering looks up in it. */
export type DiffView = {
  readonly diff: StoryDiff;
  readonly phrases: Phrases;
  readonly options: Pick<RenderOptions, 'fold' | 'fields' | 'bounds'>;
  readonly before: SideView;
  readonly after: SideView;
  /** By moveId; `number` counts from 1 in the order of the diff. */
  readonly sentenceMoves: ReadonlyMap<string, SentenceMove & { readonly number: number }>;
  /** By moveId: the block's place on each side. */
  readonly id: (what: string) => string;
};

/** `before` is the text that the diff was made from. */
export function toDiffView(diff: StoryDiff, before: Content, options: RenderOptions = {}): DiffView {
  const { phrases = ENGLISH, idPrefix = 'diff' } = options;
  const language = diff.fields.find((change) => change.field === 'language')?.after ?? before.language;
  return {
    diff,
    phrases,
    options,
    before: toSideView(before.blocks, before.language),
    after: toSideView(blocksAfter(diff, before.blocks), language),
    sentenceMoves: new Map(
      diff.sentenceMoves.map((move, index) => [move.moveId, { ...move, number: index + 1 }]),
    ),
    id: (what) => `${idPrefix}-${what}`,
  };
}

function blocksAfter({ blocks }: StoryDiff, old: readonly Block[]): readonly Block[] {
  const after: Block[] = [];
  for (const change of blocks) {
    for (const ref of change.after) {
      const block = ref.block ?? old[change.before[0]?.index ?? -1];
      if (block !== undefined) after[ref.index] = block;
    }
  }
  return after;
}

function toSideView(blocks: readonly Block[], language: LanguageTag): SideView {
  const counts = new Map<string, number>();
  const numbers = blocks.map(({ kind }) => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return number;
  });
  return { blocks, language, numbers };
}

export const refsOf = (change: BlockChange, side: Side): readonly BlockRef[] => change[side];

/** The blocks of a change on one side, also those of an equal one. */
export const blocksOf = (view: DiffView, change: BlockChange, side: Side): readonly Block[] =>
  refsOf(change, side).flatMap(({ index }) => view[side].blocks[index] ?? []);

/** Where a block of the text after stands in the page; of the text before: where it stood. */
const targetOf = (view: DiffView, side: Side, index: number): string =>
  view.id(`${side === 'after' ? 'to' : 'from'}-${String(index + 1)}`);

export const placeOf = (view: DiffView, side: Side, index: number): BlockPlace => ({
  ...nameOf(view[side], index),
  target: targetOf(view, side, index),
  ...(index > 0 ? { follows: nameOf(view[side], index - 1) } : {}),
});

const nameOf = ({ blocks, numbers }: SideView, index: number): Pick<BlockPlace, 'kind' | 'number'> => ({
  kind: blocks[index]?.kind ?? 'paragraph',
  number: numbers[index] ?? index + 1,
});

export const placesOf = (view: DiffView, change: BlockChange, side: Side): readonly BlockPlace[] =>
  refsOf(change, side).map(({ index }) => placeOf(view, side, index));

export const firstPlace = (view: DiffView, change: BlockChange, side: Side): BlockPlace =>
  placeOf(view, side, refsOf(change, side)[0]?.index ?? 0);
