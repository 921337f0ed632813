import { createRandom } from '../../support/create-random.ts';

/** Every choice of the generator comes from here: the same seed gives the same stories, edits and ids. */
export type Draw = {
  /** In [0, 1). */
  readonly random: () => number;
  /** A whole number in [0, end). */
  readonly below: (end: number) => number;
  readonly pick: <Item>(from: readonly Item[]) => Item;
  /** A number never given before. */
  readonly nextId: () => number;
  /** The first of as many ids in a row. */
  readonly nextIds: (count: number) => number;
};

export function createDraw(seed: number): Draw {
  const random = createRandom(seed);
  const below = (end: number): number => Math.floor(random() * end);
  let next = 1;
  const nextIds = (count: number): number => {
    next += count;
    return next - count;
  };
  return {
    random,
    below,
    pick: (from) => {
      const item = from[below(from.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    nextId: () => nextIds(1),
    nextIds,
  };
}
