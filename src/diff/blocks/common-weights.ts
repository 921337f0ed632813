import { commonWeight, type Bag } from './block-bag.ts';
import type { FindMatches, Gap } from './sides.ts';
import { leastCommon } from './thresholds.ts';

/**
 * Weights in common of each block before (row) with each after (column), 0 where that is too little to make them akin: of row and column
 * at `row * stride + column`. The last column of a row stays empty.
 */
export type CommonWeights = { readonly weights: Float64Array; readonly stride: number };

/** Up to so many pairs are compared term by term. */
const MOST_COMPARED = 1_000;

type Bags = { readonly before: readonly Bag[]; readonly after: readonly Bag[] };

/** Of the bags that stand at the places of a gap; undefined: no two of them have enough in common. */
export function commonWeights(bags: Bags, gap: Gap, findMatches: FindMatches): CommonWeights | undefined {
  const { before, after } = bags;
  const stride = after.length + 1;
  // Most small gaps need no table at all.
  let weights: Float64Array | undefined;
  const note: Note = (row, column, common) => {
    weights ??= new Float64Array(before.length * stride);
    weights[row * stride + column] = common;
  };
  if (before.length * after.length <= MOST_COMPARED) compareAll(bags, note);
  else findBest(gap, findMatches, note);
  return weights && { weights, stride };
}

type Note = (row: number, column: number, common: number) => void;

function compareAll({ before, after }: Bags, note: Note): void {
  for (const [row, one] of before.entries()) {
    for (const [column, other] of after.entries()) {
      const common = commonWeight(one, other);
      if (common > 0 && common >= leastCommon(one.total, other.total)) note(row, column, common);
    }
  }
}

function findBest({ before, after }: Gap, findMatches: FindMatches, note: Note): void {
  const columns = new Map(after.map((place, column) => [place, column]));
  const matchesOf = findMatches(after);
  for (const [row, old] of before.entries()) {
    const { places, commons } = matchesOf(old);
    for (const [rank, place] of places.entries()) {
      const column = columns.get(place);
      if (column !== undefined) note(row, column, commons[rank] ?? 0);
    }
  }
}
