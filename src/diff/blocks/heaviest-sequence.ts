/** A possible pair of a place before and a place after. */
export type Candidate = {
  readonly before: number;
  readonly after: number;
  /** More than 0. */
  readonly weight: number;
  readonly similarity: number;
};

/**
 * The heaviest choice of candidates that rises on both sides (heaviest increasing subsequence, by a Fenwick tree of maxima): these stayed
 * where they were. O(n log n). Ties go to the earlier candidate.
 */
export function heaviestSequence<Item extends Candidate>(candidates: readonly Item[]): readonly Item[] {
  // Of one before, the later after first: none of them may follow another.
  const items = [...candidates].sort((one, other) => one.before - other.before || other.after - one.after);
  const width = items.reduce((most, { after }) => Math.max(most, after + 2), 0);
  const tree = new Int32Array(width + 1).fill(-1);
  const sums = new Float64Array(items.length);
  const previous = new Int32Array(items.length).fill(-1);
  const sumOf = (index: number): number => (index < 0 ? 0 : (sums[index] ?? 0));
  let last = -1;
  items.forEach(({ after, weight }, index) => {
    const best = heaviestBelow(tree, after, sumOf);
    sums[index] = sumOf(best) + weight;
    previous[index] = best;
    raise({ tree, place: after + 1, index }, sumOf);
    if (sumOf(index) > sumOf(last)) last = index;
  });
  const chosen: Item[] = [];
  for (let index = last; index >= 0; index = previous[index] ?? -1) {
    const item = items[index];
    if (item !== undefined) chosen.push(item);
  }
  return chosen.reverse();
}

type SumOf = (index: number) => number;

function heaviestBelow(tree: Int32Array, after: number, sumOf: SumOf): number {
  let best = -1;
  for (let place = after; place > 0; place -= place & -place) {
    const index = tree[place] ?? -1;
    if (sumOf(index) > sumOf(best)) best = index;
  }
  return best;
}

type Raised = { readonly tree: Int32Array; readonly place: number; readonly index: number };

function raise({ tree, place, index }: Raised, sumOf: SumOf): void {
  for (let at = place; at < tree.length; at += at & -at) {
    if (sumOf(index) > sumOf(tree[at] ?? -1)) tree[at] = index;
  }
}
