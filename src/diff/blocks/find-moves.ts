import { diceOf, type Bag } from './block-bag.ts';
import { createSearch } from './common-weights.ts';
import type { Pairing, Sides } from './sides.ts';

/** From this share of common terms on a block that vanished here and one that appeared elsewhere are one, moved and edited. */
const ENOUGH_TO_MOVE = 0.5;
/** Blocks paired where they stand are parted again only for a partner that is so much more like them. */
const BETTER_BY = 0.2;
/** With less text two blocks are alike by chance. */
const LEAST_WEIGHT = 4;

/** What blocks may be looked at, with how alike they are to whom they are paired with now. */
export type Loose = ReadonlyMap<number, number>;

/** Blocks that are each other's best partner, though something that stayed lies between them. */
export function findMoves(sides: Sides, before: Loose, after: Loose): readonly Pairing[] {
  const olds = [...before.keys()].filter((place) => sides.bagBefore(place).total >= LEAST_WEIGHT);
  const news = [...after.keys()].filter((place) => sides.bagAfter(place).total >= LEAST_WEIGHT);
  if (olds.length * news.length === 0) return [];
  const forth = bestPartners(olds.map(sides.bagBefore), news.map(sides.bagAfter));
  const back = bestPartners(news.map(sides.bagAfter), olds.map(sides.bagBefore));
  return forth.flatMap((best, row) => {
    if (best === undefined || back[best.place]?.place !== row) return [];
    const [old = 0, fresh = 0] = [olds[row], news[best.place]];
    const known = Math.max(before.get(old) ?? 0, after.get(fresh) ?? 0);
    const isBetter = best.similarity >= Math.max(ENOUGH_TO_MOVE, known === 0 ? 0 : known + BETTER_BY);
    return isBetter ? [{ before: [old], after: [fresh], similarity: best.similarity }] : [];
  });
}

type Partner = { readonly place: number; readonly similarity: number };

function bestPartners(bags: readonly Bag[], others: readonly Bag[]): readonly (Partner | undefined)[] {
  const search = createSearch(others);
  return bags.map((bag) => {
    let best: Partner | undefined;
    for (const [place, common] of search(bag)) {
      const other = others[place];
      const similarity = other === undefined ? 0 : diceOf(bag, other, common);
      if (similarity > (best?.similarity ?? 0)) best = { place, similarity };
    }
    return best;
  });
}
