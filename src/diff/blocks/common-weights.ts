import { commonWeight, type Bag } from './block-bag.ts';
import type { FindMatches, Gap } from './sides.ts';

/**
 * Weights in common of each block before (row) with each after (column), 0 where they have nothing worth a look in common: of row and column
 * at `row * stride + column`. The last column of a row stays empty.
 */
export type CommonWeights = { readonly weights: Float64Array; readonly stride: number };

/** Up to so many pairs are compared term by term. */
const MOST_COMPARED = 2_500;

type Bags = { readonly before: readonly Bag[]; readonly after: readonly Bag[] };

/** Of the bags that stand at the places of a gap. */
export function commonWeights({ before, after }: Bags, gap: Gap, findMatches: FindMatches): CommonWeights {
  const stride = after.length + 1;
  const weights = new Float64Array(before.length * stride);
  if (before.length * after.length <= MOST_COMPARED)
    before.forEach((one, row) => {
      after.forEach((other, column) => {
        weights[row * stride + column] = commonWeight(one, other);
      });
    });
  else {
    const columns = new Map(gap.after.map((place, column) => [place, column]));
    const matchesOf = findMatches(gap.after);
    gap.before.forEach((before, row) => {
      const { places, commons } = matchesOf(before);
      places.forEach((place, rank) => {
        const column = columns.get(place);
        if (column !== undefined) weights[row * stride + column] = commons[rank] ?? 0;
      });
    });
  }
  return { weights, stride };
}
