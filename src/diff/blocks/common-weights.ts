import { commonWeight, weightOfTerm, type Bag } from './block-bag.ts';

/** Weights in common of each block before (row) with each after (column); 0 where they have nothing worth a look in common. */
export type CommonWeights = (row: number, column: number) => number;

/** Up to so many pairs are compared term by term. */
const MOST_COMPARED = 2_500;
/** A term that more blocks have tells nothing about which belongs to which. */
const MOST_HOLDERS = 32;
const MOST_CANDIDATES = 8;

export function commonWeights(before: readonly Bag[], after: readonly Bag[]): CommonWeights {
  const width = after.length;
  if (before.length * width <= MOST_COMPARED) {
    const table = new Float64Array(before.length * width);
    before.forEach((one, row) => {
      after.forEach((other, column) => {
        table[row * width + column] = commonWeight(one, other);
      });
    });
    return (row, column) => table[row * width + column] ?? 0;
  }
  const rows = before.map(createSearch(after));
  return (row, column) => rows[row]?.get(column) ?? 0;
}

const weightBetween = (one: Bag | undefined, other: Bag | undefined): number =>
  one === undefined || other === undefined ? 0 : commonWeight(one, other);

const NOBODY: readonly number[] = [];

/** The best candidates of a bag among `bags`, by an inverted index of the terms that few of them have. */
export function createSearch(bags: readonly Bag[]): (bag: Bag) => ReadonlyMap<number, number> {
  const holders = holdersByTerm(bags);
  const scores = new Float64Array(bags.length);
  return (bag) => {
    const touched: number[] = [];
    for (const term of bag.terms) {
      for (const holder of holders.get(term) ?? NOBODY) {
        if (scores[holder] === 0) touched.push(holder);
        scores[holder] = (scores[holder] ?? 0) + weightOfTerm(term);
      }
    }
    const shared = (place: number): number => (scores[place] ?? 0) / (1 + (bags[place]?.total ?? 0));
    touched.sort((one, other) => shared(other) - shared(one) || one - other);
    const found = touched
      .slice(0, MOST_CANDIDATES)
      .map((place) => [place, weightBetween(bag, bags[place])] as const);
    for (const place of touched) scores[place] = 0;
    return new Map(found);
  };
}

function holdersByTerm(bags: readonly Bag[]): ReadonlyMap<number, readonly number[]> {
  const holders = new Map<number, number[]>();
  bags.forEach(({ terms }, place) => {
    let last = -1;
    for (const term of terms) {
      if (term === last) continue;
      last = term;
      const known = holders.get(term);
      if (known === undefined) holders.set(term, [place]);
      else if (known.length <= MOST_HOLDERS) known.push(place);
    }
  });
  for (const [term, places] of holders) if (places.length > MOST_HOLDERS) holders.delete(term);
  return holders;
}
