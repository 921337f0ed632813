import { diceOf } from './block-bag.ts';
import type { MatchesOf, Pairing, Sides } from './sides.ts';

/** From this share of common terms on a block that vanished here and one that appeared elsewhere are one, moved and edited. */
const ENOUGH_TO_MOVE = 0.5;
/** Blocks paired where they stand are parted again only for a partner that is so much more like them. */
const BETTER_BY = 0.2;
/** With less text two blocks are alike by chance. */
const LEAST_WEIGHT = 4;

export const NOT_LOOSE = -1;

/** By place how alike a block is to whom it is paired with now, 0 where to nobody; NOT_LOOSE where it isn't to be looked at. */
export type LooseBlocks = { readonly before: Float64Array; readonly after: Float64Array };

/** Blocks that are each other's best partner, though something that stayed lies between them. */
export function findMoves(
  sides: Sides,
  { before, after }: LooseBlocks,
  matchesOf: MatchesOf,
): readonly Pairing[] {
  if (before.every(isFixed) || after.every(isFixed)) return [];
  const forth = new Map<number, Partner>();
  const back = new Map<number, Partner>();
  for (let old = 0; old < before.length; old += 1) {
    if (isFixed(before[old] ?? NOT_LOOSE)) continue;
    const bag = sides.bagBefore(old);
    if (bag.total < LEAST_WEIGHT) continue;
    const { places, commons } = matchesOf(old);
    for (const [rank, fresh] of places.entries()) {
      const other = sides.bagAfter(fresh);
      if (isFixed(after[fresh] ?? NOT_LOOSE) || other.total < LEAST_WEIGHT) continue;
      const similarity = diceOf(bag, other, commons[rank]);
      if (similarity > (forth.get(old)?.similarity ?? 0)) forth.set(old, { place: fresh, similarity });
      if (similarity > (back.get(fresh)?.similarity ?? 0)) back.set(fresh, { place: old, similarity });
    }
  }
  return [...forth].flatMap(([old, { place: fresh, similarity }]) => {
    if (back.get(fresh)?.place !== old) return [];
    const known = Math.max(before[old] ?? 0, after[fresh] ?? 0);
    const isBetter = similarity >= Math.max(ENOUGH_TO_MOVE, known === 0 ? 0 : known + BETTER_BY);
    return isBetter ? [{ before: [old], after: [fresh], similarity }] : [];
  });
}

const isFixed = (similarity: number): boolean => similarity === NOT_LOOSE;

type Partner = { readonly place: number; readonly similarity: number };
