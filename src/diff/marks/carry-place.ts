import type { Range, Span } from '../story-diff.ts';

/**
 * Where a range of one side lies on the other. Words that were edited at its ends may count to it or not: `least` holds the range without
 * them, `most` with them (`most[0] ≤ least[0]`, `least[1] ≤ most[1]`). `most` is empty when all its words are gone.
 */
export type Carried = { readonly least: Range; readonly most: Range };

export type Carrier = { readonly carry: (range: Range) => Carried };

type Side = 'before' | 'after';

/** `from`: the side that the ranges count in. The spans must tile both texts. */
export function createCarrier(spans: readonly Span[], from: Side): Carrier {
  return {
    carry: ([start, end]) => {
      const [first, last] = [reachOf(spans, from, start), reachOf(spans, from, end)];
      return { least: [first[1], last[0]], most: [first[0], last[1]] };
    },
  };
}

/** The places on the other side that a place may have become: one within equal text, a stretch at an edit. */
function reachOf(spans: readonly Span[], from: Side, place: number): Range {
  const to = from === 'before' ? 'after' : 'before';
  let [least, most] = [Infinity, 0];
  for (let index = firstTouching(spans, from, place); index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span[from][0] > place) break;
    const isEqual = span.op === 'equal';
    const shifted = span[to][0] + place - span[from][0];
    least = Math.min(least, isEqual ? shifted : span[to][0]);
    most = Math.max(most, isEqual ? shifted : span[to][1]);
  }
  return [Math.min(least, most), most];
}

/** By halves: the first span that ends at the place or after it. */
function firstTouching(spans: readonly Span[], from: Side, place: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[from][1] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
