import { commonWeight, type Bag } from './block-bag.ts';
import type { FindMatches, Gap } from './sides.ts';
import { leastCommon } from './thresholds.ts';

/** Of each block before (row) the weights that it has in common with blocks after, by their columns; without those too little to be akin. */
export type CommonWeights = readonly ReadonlyMap<number, number>[];

const NOTHING: ReadonlyMap<number, number> = new Map();

/** Up to so many pairs are compared term by term. */
const MOST_COMPARED = 1_000;

type Bags = { readonly before: readonly Bag[]; readonly after: readonly Bag[] };

/** Of the bags that stand at the places of a gap. */
export function commonWeights(bags: Bags, gap: Gap, findMatches: FindMatches): CommonWeights {
  const isSmall = bags.before.length * bags.after.length <= MOST_COMPARED;
  return isSmall ? bags.before.map((bag) => compareWith(bag, bags.after)) : findBest(gap, findMatches);
}

function compareWith(bag: Bag, others: readonly Bag[]): ReadonlyMap<number, number> {
  let row: Map<number, number> | undefined;
  others.forEach((other, column) => {
    const common = commonWeight(bag, other);
    if (common > 0 && common >= leastCommon(bag.total, other.total))
      row = (row ?? new Map<number, number>()).set(column, common);
  });
  return row ?? NOTHING;
}

function findBest({ before, after }: Gap, findMatches: FindMatches): CommonWeights {
  const columns = new Map(after.map((place, column) => [place, column]));
  const matchesOf = findMatches(after);
  return before.map((old) => {
    const { places, commons } = matchesOf(old);
    if (places.length === 0) return NOTHING;
    const row = new Map<number, number>();
    places.forEach((place, rank) => {
      const column = columns.get(place);
      if (column !== undefined) row.set(column, commons[rank] ?? 0);
    });
    return row;
  });
}
