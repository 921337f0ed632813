import { diceOf } from './block-bag.ts';
import { gapsBetween } from './gaps.ts';
import { heaviestSequence, type Candidate } from './heaviest-sequence.ts';
import { MOST_CELLS, pairGap, splitSimilarity } from './pair-gap.ts';
import { similarEnds } from './same-texts.ts';
import { toPairing, type FindMatches, type Gap, type Pairing, type Sides } from './sides.ts';
import { ENOUGH_TO_PAIR } from './thresholds.ts';

export type GapPairs = { readonly pairings: readonly Pairing[]; readonly capped: boolean };

const isLarge = ({ before, after }: Gap): boolean => (before.length + 1) * (after.length + 1) > MOST_CELLS;

/** The pairs of a gap of any size. A large one is cut at the best pairs first, and `capped` when that leaves it large. */
export function pairAnyGap(sides: Sides, gap: Gap, findMatches: FindMatches): GapPairs {
  const ends = endsOfTwo(sides, gap);
  if (ends !== undefined) return { pairings: [ends], capped: false };
  if (!isLarge(gap)) return { pairings: pairGap(sides, gap, findMatches), capped: false };
  const anchors = heaviestSequence(bestPairs(sides, gap, findMatches));
  const rest = gapsBetween(anchors, gap);
  const small = rest.filter((part) => !isLarge(part)).flatMap((part) => pairGap(sides, part, findMatches));
  const pairings = [...anchors.map(toPairing), ...small].sort(
    (one, other) => (one.before[0] ?? 0) - (other.before[0] ?? 0),
  );
  return { pairings: withNeighbours(sides, pairings, gap), capped: anchors.length > 0 && rest.some(isLarge) };
}

/** Two blocks alone are compared by their ends first, which costs less than their words. */
function endsOfTwo({ before, after }: Sides, gap: Gap): Pairing | undefined {
  const [old, fresh] = [gap.before[0], gap.after[0]];
  if (gap.before.length * gap.after.length !== 1 || old === undefined || fresh === undefined)
    return undefined;
  const similar = similarEnds(before[old]?.text ?? '', after[fresh]?.text ?? '');
  return similar && { before: [old], after: [fresh], similarity: similar.similarity };
}

/** Of each block before the block after that has most in common with it. */
function bestPairs(sides: Sides, gap: Gap, findMatches: FindMatches): readonly Candidate[] {
  const isInGap = new Set(gap.after);
  const matchesOf = findMatches(gap.after);
  return gap.before.flatMap((before) => {
    const bag = sides.bagBefore(before);
    let best: Candidate | undefined;
    const { places, commons } = matchesOf(before);
    for (const [rank, after] of places.entries()) {
      if (!isInGap.has(after)) continue;
      const other = sides.bagAfter(after);
      const similarity = diceOf(bag, other, commons[rank]);
      const weight = similarity * (bag.total + other.total + 1);
      if (similarity >= ENOUGH_TO_PAIR && weight > (best?.weight ?? 0))
        best = { before, after, weight, similarity };
    }
    return best ?? [];
  });
}

/** A block paired alone may have been split or merged: its neighbours that nothing took are looked at. */
function withNeighbours(sides: Sides, pairings: readonly Pairing[], gap: Gap): readonly Pairing[] {
  const free = {
    before: withoutTaken(
      gap.before,
      pairings.flatMap(({ before }) => before),
    ),
    after: withoutTaken(
      gap.after,
      pairings.flatMap(({ after }) => after),
    ),
  };
  return pairings.map((pairing) => asMerge(sides, asSplit(sides, pairing, free.after), free.before));
}

const withoutTaken = (places: readonly number[], taken: readonly number[]): Set<number> => {
  const free = new Set(places);
  for (const place of taken) free.delete(place);
  return free;
};

function asSplit(sides: Sides, pairing: Pairing, free: Set<number>): Pairing {
  const [[old = 0], [fresh = 0]] = [pairing.before, pairing.after];
  if (pairing.before.length + pairing.after.length > 2) return pairing;
  for (const after of runsWith(fresh, free)) {
    const similarity = splitSimilarity(sides.bagBefore(old), after.map(sides.bagAfter));
    if (similarity === undefined || similarity <= pairing.similarity) continue;
    for (const place of after) free.delete(place);
    return { before: [old], after, similarity };
  }
  return pairing;
}

function asMerge(sides: Sides, pairing: Pairing, free: Set<number>): Pairing {
  const [[old = 0], [fresh = 0]] = [pairing.before, pairing.after];
  if (pairing.before.length + pairing.after.length > 2) return pairing;
  for (const before of runsWith(old, free)) {
    const similarity = splitSimilarity(sides.bagAfter(fresh), before.map(sides.bagBefore));
    if (similarity === undefined || similarity <= pairing.similarity) continue;
    for (const place of before) free.delete(place);
    return { before, after: [fresh], similarity };
  }
  return pairing;
}

/** Three or two neighbours, of which one is `place` and the others are free. */
const runsWith = (place: number, free: ReadonlySet<number>): readonly (readonly number[])[] =>
  [
    [place - 2, place - 1, place],
    [place - 1, place, place + 1],
    [place, place + 1, place + 2],
    [place - 1, place],
    [place, place + 1],
  ].filter((run) => run.every((at) => at === place || free.has(at)));
