/** From this share of common terms on (Dice) two blocks are one block changed: measured on edited stories with known provenance. */
export const ENOUGH_TO_PAIR = 0.28;
/** From here on a block and the neighbours it became are a split. */
export const ENOUGH_TO_SPLIT = 0.7;
/** So much of each part must stand in the whole. */
export const ENOUGH_OF_PART = 0.7;

/** The weight that blocks of these weights have in common if they are a pair, or a whole and its part: with less they are nothing to each other. */
export const leastCommon = (one: number, other: number): number =>
  Math.min((ENOUGH_TO_PAIR / 2) * (one + other), ENOUGH_OF_PART * Math.min(one, other));
