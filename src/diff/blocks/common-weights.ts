import { commonWeight, type Bag } from './block-bag.ts';
import type { FindMatches, Gap } from './sides.ts';

/** Weights in common of each block before (row) with each after (column); 0 where they have nothing worth a look in common. */
export type CommonWeights = (row: number, column: number) => number;

/** Up to so many pairs are compared term by term. */
const MOST_COMPARED = 2_500;

type Bags = { readonly before: readonly Bag[]; readonly after: readonly Bag[] };

/** Of the bags that stand at the places of a gap. */
export function commonWeights({ before, after }: Bags, gap: Gap, findMatches: FindMatches): CommonWeights {
  const width = after.length;
  const table = new Float64Array(before.length * width);
  if (before.length * width <= MOST_COMPARED)
    before.forEach((one, row) => {
      after.forEach((other, column) => {
        table[row * width + column] = commonWeight(one, other);
      });
    });
  else {
    const columns = new Map(gap.after.map((place, column) => [place, column]));
    const matchesOf = findMatches(gap.after);
    gap.before.forEach((before, row) => {
      const { places, commons } = matchesOf(before);
      places.forEach((place, rank) => {
        const column = columns.get(place);
        if (column !== undefined) table[row * width + column] = commons[rank] ?? 0;
      });
    });
  }
  return (row, column) => table[row * width + column] ?? 0;
}
