import { describe, expect, it } from '@jest/globals';

import type { Bag } from '../../../src/diff/blocks/block-bag.ts';
import { createSearch } from '../../../src/diff/blocks/term-index.ts';

const MULTIPLIER = 0x9e3779b1;

/** By Newton's method: each step doubles the bits that are right. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let step = 0; step < 5; step += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

/** Terms that all fall on the first slot of any table of up to 2^20 slots. None is light. */
const crowded = Array.from(
  { length: 2_000 },
  (_, index) => Math.imul(index * 2, inverseOf(MULTIPLIER)) >>> 0,
).filter((term) => term % 2 === 0);

const bagOf = (terms: readonly number[]): Bag => ({
  block: { kind: 'paragraph', text: '', marks: [], attributes: {} },
  terms: Uint32Array.from(terms).sort(),
  total: terms.length,
});

describe('createSearch', () => {
  it('finds the block that shares most, also among terms made up to share a slot', () => {
    const own = [0x40000002, 0x80000004, 0xc0000006, 0x60000008];
    const bags = [bagOf(crowded), bagOf(own), bagOf(own.slice(0, 2))];
    const search = createSearch([10, 11, 12], (place) => bags[place - 10] ?? bagOf([]));
    expect(search(bagOf(own))).toEqual({ places: [11, 12], commons: [4, 2] });
    const { places } = search(bagOf(crowded.slice(0, 1_900)));
    expect(places.every((place) => place === 10)).toBe(true);
  });

  it('leaves out blocks with too little in common to be a pair, or part and whole', () => {
    const many = Array.from({ length: 20 }, (_, index) => (index + 1) * 2);
    const bags = [bagOf([2, ...many.map((term) => term + 1_000)]), bagOf([2, 4])];
    const search = createSearch([0, 1], (place) => bags[place] ?? bagOf([]));
    expect(search(bagOf(many)).places).toEqual([1]);
  });
});
