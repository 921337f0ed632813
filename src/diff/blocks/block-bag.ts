import type { Block } from '../../domain/article/content.ts';
import { isLight, termsOf, termsOfValues } from './bag-terms.ts';

/** A block as a bag of weighted terms. `terms` are distinct and rise; `total` is the sum of `weights`. */
export type Bag = {
  readonly kind: Block['kind'];
  readonly sequence: Uint32Array;
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
  readonly total: number;
};

const LIGHT_WEIGHT = 0.15;

export function toBag({ kind, text, attributes }: Block): Bag {
  const sequence =
    text === ''
      ? termsOfValues([kind, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)])
      : termsOf(text);
  return { kind, sequence, ...weigh(sequence) };
}

function weigh(sequence: Uint32Array): Pick<Bag, 'terms' | 'weights' | 'total'> {
  const sorted = sequence.slice().sort();
  const weights = new Float64Array(sorted.length);
  let [count, total] = [0, 0];
  for (const term of sorted) {
    const weight = isLight(term) ? LIGHT_WEIGHT : 1;
    if (count > 0 && sorted[count - 1] === term) count -= 1;
    // Sorted in place: what is distinct moves to the front.
    sorted[count] = term;
    weights[count] = (weights[count] ?? 0) + weight;
    count += 1;
    total += weight;
  }
  return { terms: sorted.slice(0, count), weights: weights.slice(0, count), total };
}

/** Two or three neighbours as one. */
export function joinBags(bags: readonly Bag[]): Bag {
  const sequence = new Uint32Array(bags.reduce((sum, bag) => sum + bag.sequence.length, 0));
  let offset = 0;
  for (const bag of bags) {
    sequence.set(bag.sequence, offset);
    offset += bag.sequence.length;
  }
  return { kind: bags[0]?.kind ?? 'paragraph', sequence, ...weigh(sequence) };
}

/** The weight of what both have. */
export function commonWeight(one: Bag, other: Bag): number {
  const [a, b] = [one.terms, other.terms];
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common += Math.min(one.weights[i] ?? 0, other.weights[j] ?? 0);
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common;
}

const OTHER_KIND = 0.9;
const NO_TERMS = 0.5;

/** Dice's coefficient of the weights, 0 to 1; a little less where the kinds differ. Blocks without a term are half alike if of one kind. */
export function diceOf(one: Bag, other: Bag, common = commonWeight(one, other)): number {
  const total = one.total + other.total;
  if (total === 0) return one.kind === other.kind ? NO_TERMS : 0;
  return ((2 * common) / total) * (one.kind === other.kind ? 1 : OTHER_KIND);
}

/**
 * Where in `whole` each of the parts stands on average, 0 to 1, told by the terms that no other part has; undefined for a part that has
 * none of its own there.
 */
export function meanPlaces(whole: Bag, parts: readonly Bag[]): readonly (number | undefined)[] {
  const owners = new Map<number, number>();
  parts.forEach(({ terms }, part) => {
    for (const term of terms) owners.set(term, owners.has(term) ? SHARED : part);
  });
  const sums = parts.map(() => ({ sum: 0, count: 0 }));
  whole.sequence.forEach((term, place) => {
    const own = sums[owners.get(term) ?? SHARED];
    if (own === undefined || isLight(term)) return;
    own.sum += place;
    own.count += 1;
  });
  return sums.map(({ sum, count }) => (count === 0 ? undefined : sum / count / whole.sequence.length));
}

const SHARED = -1;
