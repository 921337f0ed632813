import type { Block } from '../../domain/article/content.ts';
import { toBag, type Bag } from './block-bag.ts';
import type { Candidate } from './heaviest-sequence.ts';
import { createSearch, type Matches, type Search } from './term-index.ts';

/** The blocks of two texts between their equal ends; all places count in these lists. */
export type Sides = {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  /** Made when first asked for: most blocks never need one. */
  readonly bagBefore: (place: number) => Bag;
  readonly bagAfter: (place: number) => Bag;
};

export function createSides(before: readonly Block[], after: readonly Block[]): Sides {
  return { before, after, bagBefore: bagsOf(before), bagAfter: bagsOf(after) };
}

/** The blocks after that a block before has most in common with, of those at some places. */
export type MatchesOf = (before: number) => Matches;

/** `among`: some of the free places, when the others are out of question. */
export type FindMatches = (among?: readonly number[]) => MatchesOf;

/** The index of all free places, which most questions are about, and its answers are made once, when first asked for. */
export function createMatches({ bagBefore, bagAfter }: Sides, free: readonly number[]): FindMatches {
  let search: Search | undefined;
  const known: (Matches | undefined)[] = [];
  const ofAll: MatchesOf = (place) =>
    (known[place] ??= (search ??= createSearch(free, bagAfter))(bagBefore(place)));
  return (among = free) => {
    if (among.length * 2 > free.length) return ofAll;
    const ownSearch = createSearch(among, bagAfter);
    return (place) => ownSearch(bagBefore(place));
  };
}

const NO_BLOCK: Block = { kind: 'paragraph', text: '', marks: [], attributes: {} };

function bagsOf(blocks: readonly Block[]): (place: number) => Bag {
  const bags: (Bag | undefined)[] = [];
  return (place) => (bags[place] ??= toBag(blocks[place] ?? NO_BLOCK));
}

/**
 * One block that became another, one that became several (split), or several that became one (merge). Places rise; between parts may
 * stand blocks that moved.
 */
export type Pairing = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** 0 to 1. */
  readonly similarity: number;
};

export const toPairing = ({ before, after, similarity }: Candidate): Pairing => ({
  before: [before],
  after: [after],
  similarity,
});

/** Blocks of both sides that nothing has paired yet, between two pairs that stay. */
export type Gap = { readonly before: readonly number[]; readonly after: readonly number[] };

/** 1 at each place of one side that stands in one of the pairings. */
export function takenPlaces(
  count: number,
  pairings: readonly Pairing[],
  side: 'before' | 'after',
): Uint8Array {
  const isTaken = new Uint8Array(count);
  for (const pairing of pairings) for (const place of pairing[side]) isTaken[place] = 1;
  return isTaken;
}

/** The places of one side that stand in none of the pairings, rising. */
export function placesOutside(
  count: number,
  pairings: readonly Pairing[],
  side: 'before' | 'after',
): readonly number[] {
  const isTaken = takenPlaces(count, pairings, side);
  const places: number[] = [];
  for (let place = 0; place < count; place += 1) if (isTaken[place] === 0) places.push(place);
  return places;
}

/**
 * What a block counts when it is asked who moved: more when it is longer, but less than its length, so that one long paragraph that
 * passed three short ones is still the one that moved.
 */
export const weightOf = (length: number): number => Math.cbrt(0.1 + length);
