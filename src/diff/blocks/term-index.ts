import { isLight } from './bag-terms.ts';
import { commonWeight, type Bag } from './block-bag.ts';
import { leastCommon } from './thresholds.ts';

/** Blocks by their places with the weight that each has in common with the one asked for, the best for their size first. */
export type Matches = { readonly places: readonly number[]; readonly commons: readonly number[] };

export type Search = (bag: Bag) => Matches;

/** A term that more bags have tells nothing about which belongs to which. */
const MOST_HOLDERS = 16;
const MOST_MATCHES = 8;

/** An inverted index of the terms that few of the blocks at these places have. */
export function createSearch(places: readonly number[], bagAt: (place: number) => Bag): Search {
  const bags = places.map(bagAt);
  const scoreboard = createScoreboard(bags);
  return (bag) => {
    const best = highest(scoreboard.akinTo(bag), scoreboard.scores);
    scoreboard.clear();
    return {
      places: best.map((index) => places[index] ?? 0),
      commons: best.map((index) => weightBetween(bag, bags[index])),
    };
  };
}

type Scoreboard = {
  /** Those of the blocks that may be a pair with the bag, or part and whole; until `clear`. */
  readonly akinTo: (bag: Bag) => Int32Array;
  /** Of each of them: how many terms it shares, for its size. */
  readonly scores: Float64Array;
  readonly clear: () => void;
};

function createScoreboard(bags: readonly Bag[]): Scoreboard {
  const { slotOf, starts, holders, unknown } = toPostings(bags);
  const scores = new Float64Array(bags.length);
  const touched = new Int32Array(bags.length);
  let count = 0;

  /** Scores the holders of the bag's terms; gives the weight of its light and frequent ones, which any block may have. */
  const score = (bag: Bag): number => {
    let seen = 0;
    for (const term of bag.terms) {
      if (isLight(term)) continue;
      const slot = slotOf(term);
      const [start, end] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
      if (start < end || slot === unknown) seen += 1;
      for (let at = start; at < end; at += 1) {
        const holder = holders[at] ?? 0;
        const known = scores[holder] ?? 0;
        if (known === 0) touched[count++] = holder;
        scores[holder] = known + 1;
      }
    }
    return bag.total - seen;
  };
  return {
    scores,
    akinTo: (bag) => {
      const unseen = score(bag);
      const scored = count;
      count = 0;
      for (let rank = 0; rank < scored; rank += 1) {
        const index = touched[rank] ?? 0;
        const [common, total] = [scores[index] ?? 0, bags[index]?.total ?? 0];
        const isAkin = common + unseen >= leastCommon(bag.total, total);
        scores[index] = isAkin ? common / (1 + total) : 0;
        if (isAkin) touched[count++] = index;
      }
      return touched.subarray(0, count);
    },
    clear: () => {
      for (let rank = 0; rank < count; rank += 1) scores[touched[rank] ?? 0] = 0;
      count = 0;
    },
  };
}

const weightBetween = (one: Bag, other: Bag | undefined): number =>
  other === undefined ? 0 : commonWeight(one, other);

/** The indexes with the highest values, highest first; of equal ones the first in the text. */
function highest(indexes: Int32Array, values: Float64Array): readonly number[] {
  const best: number[] = [];
  for (const index of indexes) {
    const value = values[index] ?? 0;
    let rank = best.length;
    for (; rank > 0; rank -= 1) {
      const other = best[rank - 1] ?? 0;
      const otherValue = values[other] ?? 0;
      if (value < otherValue || (value === otherValue && index > other)) break;
      if (rank < MOST_MATCHES) best[rank] = other;
    }
    if (rank < MOST_MATCHES) best[rank] = index;
  }
  return best;
}

/** The holders of a term stand from `starts[slot]` to `starts[slot + 1]`; a term that nobody or everybody has leads to an empty slot. */
type Postings = {
  readonly slotOf: (term: number) => number;
  /** The slot of terms that nobody has. */
  readonly unknown: number;
  readonly starts: Int32Array;
  readonly holders: Int32Array;
};

function toPostings(bags: readonly Bag[]): Postings {
  const { slotOf, insert, size } = createTermTable(bags.reduce((sum, { terms }) => sum + terms.length, 0));
  const counts = new Int32Array(size + 2);
  eachHolder(bags, (term) => {
    const slot = insert(term);
    counts[slot] = (counts[slot] ?? 0) + 1;
  });
  const starts = new Int32Array(size + 3);
  for (let slot = 0; slot < size + 2; slot += 1) {
    const count = counts[slot] ?? 0;
    starts[slot + 1] = (starts[slot] ?? 0) + (count > MOST_HOLDERS || slot >= size ? 0 : count);
  }
  const holders = new Int32Array(starts[size] ?? 0);
  const filled = counts.fill(0);
  eachHolder(bags, (term, place) => {
    const slot = slotOf(term);
    const index = (starts[slot] ?? 0) + (filled[slot] ?? 0);
    if (index >= (starts[slot + 1] ?? 0)) return;
    holders[index] = place;
    filled[slot] = (filled[slot] ?? 0) + 1;
  });
  return { slotOf, unknown: size, starts, holders };
}

/** Each term of each bag once; light ones tell nothing either. */
function eachHolder(bags: readonly Bag[], look: (term: number, place: number) => void): void {
  bags.forEach(({ terms }, place) => {
    let last = -1;
    for (const term of terms) {
      if (term !== last && !isLight(term)) look(term, place);
      last = term;
    }
  });
}

type TermTable = {
  /** A slot for each term, below `size`; `size` itself, which stays empty, for unknown ones, and the one after it for those without room. */
  readonly slotOf: (term: number) => number;
  readonly insert: (term: number) => number;
  readonly size: number;
};

/** A longer search means that somebody has made up terms which fall on one slot; those are passed over, as frequent ones are. */
const MOST_PROBES = 32;

/** Terms are hashes already: an open-addressing table of them needs no other. */
function createTermTable(most: number): TermTable {
  const bits = Math.ceil(Math.log2(most * 2 + 2));
  const size = 2 ** bits;
  const terms = new Uint32Array(size);
  const isTaken = new Uint8Array(size);
  const find = (term: number): number => {
    let slot = Math.imul(term, 0x9e3779b1) >>> (32 - bits);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      if (isTaken[slot] !== 1 || terms[slot] === term) return slot;
      slot = (slot + 1) & (size - 1);
    }
    return size + 1;
  };
  return {
    slotOf: (term) => {
      const slot = find(term);
      return slot > size || isTaken[slot] === 1 ? slot : size;
    },
    insert: (term) => {
      const slot = find(term);
      if (slot > size) return slot;
      terms[slot] = term;
      isTaken[slot] = 1;
      return slot;
    },
    size,
  };
}
