import type { Kept } from './keep-shared.ts';
import type { Matches } from './shortest-edit.ts';

/** The longest rising series of ids that occur once on both sides (Bram Cohen's patience diff). */
export function findAnchors(kept: Kept, count: number): Matches {
  const candidates = uniquePairs(kept, count);
  return longestRise(candidates).map(([b, a]) => [kept.beforeAt[b] ?? 0, kept.afterAt[a] ?? 0]);
}

type Pair = readonly [before: number, after: number];

/** In the order of the text before. */
function uniquePairs({ before, after }: Kept, count: number): readonly Pair[] {
  const times = new Int32Array(count);
  const places = new Int32Array(count);
  after.forEach((id, index) => {
    times[id] = (times[id] ?? 0) + 1;
    places[id] = index;
  });
  const timesBefore = new Int32Array(count);
  for (const id of before) timesBefore[id] = (timesBefore[id] ?? 0) + 1;
  const pairs: Pair[] = [];
  before.forEach((id, index) => {
    if (times[id] === 1 && timesBefore[id] === 1) pairs.push([index, places[id] ?? 0]);
  });
  return pairs;
}

/** Longest increasing subsequence of the second places, by piles and back pointers. */
function longestRise(pairs: readonly Pair[]): readonly Pair[] {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length);
  const placeOf = (index: number): number => pairs[index]?.[1] ?? 0;
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(tops[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? 0) : -1;
    tops[low] = index;
  });
  const rise: Pair[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) rise.push(pair);
  }
  return rise.reverse();
}
