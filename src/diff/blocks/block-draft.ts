import type { Block } from '../../domain/article/content.ts';
import type { CommonEnds } from '../same-value.ts';
import type { PlacedPairing } from './pair-blocks.ts';
import { placesOutside } from './sides.ts';

/** A change before its words are looked at. `places` count in the whole texts; texts are those of the blocks joined with one LF. */
export type BlockDraft = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isMoved: boolean;
  readonly similarity: number;
  readonly beforeText: string;
  readonly afterText: string;
  /** Of the two texts, where they have been looked at already. */
  readonly ends?: CommonEnds | undefined;
};

export type Texts = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly head: number;
};

const NONE: readonly number[] = [];

/** Every block between the equal ends in one draft: the pairs, and what stands in none. `head`: how many equal blocks come before. */
export function toDrafts(texts: Texts, pairings: readonly PlacedPairing[]): readonly BlockDraft[] {
  const drafts = pairings.map((pairing) => toDraft(texts, pairing));
  const push = (place: number, side: 'before' | 'after'): void => {
    const text = texts[side][place]?.text ?? '';
    const isBefore = side === 'before';
    drafts.push({
      before: isBefore ? [place + texts.head] : NONE,
      after: isBefore ? NONE : [place + texts.head],
      isMoved: false,
      similarity: 0,
      beforeText: isBefore ? text : '',
      afterText: isBefore ? '' : text,
    });
  };
  for (const place of placesOutside(texts.before.length, pairings, 'before')) push(place, 'before');
  for (const place of placesOutside(texts.after.length, pairings, 'after')) push(place, 'after');
  return drafts;
}

const toDraft = ({ before, after, head }: Texts, pairing: PlacedPairing): BlockDraft => ({
  before: pairing.before.map((place) => place + head),
  after: pairing.after.map((place) => place + head),
  isMoved: pairing.isMoved,
  similarity: pairing.similarity,
  beforeText: joinedAt(before, pairing.before),
  afterText: joinedAt(after, pairing.after),
});

function joinedAt(blocks: readonly Block[], places: readonly number[]): string {
  const [first, second] = places;
  if (second === undefined) return first === undefined ? '' : (blocks[first]?.text ?? '');
  return places.map((place) => blocks[place]?.text ?? '').join('\n');
}
