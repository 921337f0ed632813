import type { Block } from '../../domain/article/content.ts';
import { isLight, termsOf, termsOfValues } from './bag-terms.ts';

/** A block as a bag of weighted terms: `terms` rise, each as often as it occurs; `total` is the sum of their weights. */
export type Bag = { readonly block: Block; readonly terms: Uint32Array; readonly total: number };

const LIGHT_WEIGHT = 0.15;
const weightOfTerm = (term: number): number => (isLight(term) ? LIGHT_WEIGHT : 1);

export const toBag = (block: Block): Bag => toWeighed(block, sequenceOf(block));

/** In the order of the text. A block without text has its kind and attributes for terms. */
const sequenceOf = ({ kind, text, attributes }: Block): Uint32Array =>
  text === ''
    ? termsOfValues([kind, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)])
    : termsOf(text);

/** Sorts in place. */
function toWeighed(block: Block, terms: Uint32Array): Bag {
  terms.sort();
  let total = 0;
  for (const term of terms) total += weightOfTerm(term);
  return { block, terms, total };
}

/** Two or three neighbours as one. */
export function joinBags(bags: readonly [Bag, ...Bag[]]): Bag {
  const terms = new Uint32Array(bags.reduce((sum, bag) => sum + bag.terms.length, 0));
  let offset = 0;
  for (const bag of bags) {
    terms.set(bag.terms, offset);
    offset += bag.terms.length;
  }
  return toWeighed(bags[0].block, terms);
}

/** The weight of what both have. */
export function commonWeight({ terms: a }: Bag, { terms: b }: Bag): number {
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one = 0, other = 0] = [a[i], b[j]];
    if (one === other) common += weightOfTerm(one);
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return common;
}

const OTHER_KIND = 0.9;
const NO_TERMS = 0.5;

/** Dice's coefficient of the weights, 0 to 1; a little less where the kinds differ. Blocks without a term are half alike if of one kind. */
export function diceOf(one: Bag, other: Bag, common = commonWeight(one, other)): number {
  const total = one.total + other.total;
  const isOneKind = one.block.kind === other.block.kind;
  if (total === 0) return isOneKind ? NO_TERMS : 0;
  return ((2 * common) / total) * (isOneKind ? 1 : OTHER_KIND);
}

const SHARED = -1;

/**
 * Where in `whole` each of the parts stands on average, 0 to 1, told by the terms that no other part has; undefined for a part that has
 * none of its own there.
 */
export function meanPlaces(whole: Bag, parts: readonly Bag[]): readonly (number | undefined)[] {
  const owners = new Map<number, number>();
  parts.forEach(({ terms }, part) => {
    for (const term of terms) owners.set(term, (owners.get(term) ?? part) === part ? part : SHARED);
  });
  const sums = parts.map(() => ({ sum: 0, count: 0 }));
  const sequence = sequenceOf(whole.block);
  sequence.forEach((term, place) => {
    const own = sums[owners.get(term) ?? SHARED];
    if (own === undefined || isLight(term)) return;
    own.sum += place;
    own.count += 1;
  });
  return sums.map(({ sum, count }) => (count === 0 ? undefined : sum / count / sequence.length));
}
