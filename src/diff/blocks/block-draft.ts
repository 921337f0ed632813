import type { Block } from '../../domain/article/content.ts';
import type { PlacedPairing } from './pair-blocks.ts';

/** A change before its words are looked at. `places` count in the whole texts; texts are those of the blocks joined with one LF. */
export type BlockDraft = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly isMoved: boolean;
  readonly similarity: number;
  readonly beforeText: string;
  readonly afterText: string;
};

export type Texts = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly head: number;
};

/** Every block between the equal ends in one draft: the pairs, and what stands in none. `head`: how many equal blocks come before. */
export function toDrafts(texts: Texts, pairings: readonly PlacedPairing[]): readonly BlockDraft[] {
  const taken = {
    before: new Set(pairings.flatMap(({ before }) => before)),
    after: new Set(pairings.flatMap(({ after }) => after)),
  };
  const alone = { isMoved: false, similarity: 0 };
  const deleted = placesOf(texts.before, taken.before).map((place) => ({
    ...alone,
    before: [place],
    after: [],
  }));
  const inserted = placesOf(texts.after, taken.after).map((place) => ({
    ...alone,
    before: [],
    after: [place],
  }));
  return [...pairings, ...deleted, ...inserted].map((pairing) => toDraft(texts, pairing));
}

const placesOf = (blocks: readonly Block[], taken: ReadonlySet<number>): readonly number[] =>
  blocks.flatMap((_, place) => (taken.has(place) ? [] : [place]));

function toDraft({ before, after, head }: Texts, pairing: PlacedPairing): BlockDraft {
  const joined = (blocks: readonly Block[], places: readonly number[]): string =>
    places.map((place) => blocks[place]?.text ?? '').join('\n');
  return {
    ...pairing,
    before: pairing.before.map((place) => place + head),
    after: pairing.after.map((place) => place + head),
    beforeText: joined(before, pairing.before),
    afterText: joined(after, pairing.after),
  };
}
