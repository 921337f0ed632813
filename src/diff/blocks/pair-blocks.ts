import type { Block } from '../../domain/article/content.ts';
import { findMoves, NOT_LOOSE, type LooseBlocks } from './find-moves.ts';
import { gapsBetween } from './gaps.ts';
import { heaviestSequence } from './heaviest-sequence.ts';
import { pairAnyGap } from './pair-large-gap.ts';
import { sameTexts, type TextCandidate } from './same-texts.ts';
import {
  createMatches,
  createSides,
  type FindMatches,
  type Gap,
  placesOutside,
  takenPlaces,
  toPairing,
  weightOf,
  type Pairing,
  type Sides,
} from './sides.ts';

export type BlockPairs = { readonly pairings: readonly PlacedPairing[]; readonly capped: boolean };

/** `isMoved`: it stands elsewhere among the others now. */
export type PlacedPairing = Pairing & { readonly isMoved: boolean };

/** Which blocks of two texts, without their equal ends, belong together; what stands in no pairing was deleted or inserted. */
export function pairBlocks(before: readonly Block[], after: readonly Block[]): BlockPairs {
  if (before.length * after.length === 0) return { pairings: [], capped: false };
  const sides = createSides(before, after);
  const candidates = sameTexts(sides);
  const first = pairSameTexts(sides, candidates);
  const round = pairAround(sides, candidates, first);
  const second = reconsidered(first, round.pairings);
  return second === undefined ? round : pairAround(sides, candidates, second);
}

/** All pairs, given which of the same texts stayed. */
function pairAround(
  sides: Sides,
  candidates: readonly TextCandidate[],
  { stayed, moved }: Split,
): BlockPairs {
  const findMatches = createMatches(sides, placesOutside(sides.after.length, [...stayed, ...moved], 'after'));
  const first = pairGaps(sides, { stayed, moved }, findMatches);
  const edited = findMoves(sides, looseBlocks(sides, [...stayed, ...moved], first.pairings), findMatches());
  // What moved away no longer stands between the parts of a split or merge.
  const rest =
    edited.length === 0 ? first : pairGaps(sides, { stayed, moved: [...moved, ...edited] }, findMatches);
  const pairings = [...stayed, ...moved, ...edited, ...rest.pairings];
  return {
    pairings: placed(sides, [...pairings, ...leftOver(sides, candidates, pairings)]),
    capped: rest.capped,
  };
}

/** Seen with all pairs another of the same texts may be the one that moved; undefined: none is. */
function reconsidered({ stayed, moved }: Split, pairings: readonly PlacedPairing[]): Split | undefined {
  const own = new Map([...stayed, ...moved].map((pairing) => [pairing.before[0], pairing]));
  const isMoved = new Set(pairings.filter((pairing) => pairing.isMoved).map(({ before }) => before[0]));
  if (stayed.every(({ before }) => !isMoved.has(before[0]))) return undefined;
  const all = [...own.values()].sort((one, other) => (one.before[0] ?? 0) - (other.before[0] ?? 0));
  return {
    stayed: all.filter(({ before }) => !isMoved.has(before[0])),
    moved: all.filter(({ before }) => isMoved.has(before[0])),
  };
}

/** The same text, however short, that nothing else has claimed on either side; but nobody moves a blank line or a line of stars. */
function leftOver(
  sides: Sides,
  candidates: readonly TextCandidate[],
  pairings: readonly Pairing[],
): readonly Pairing[] {
  const olds = takenPlaces(sides.before.length, pairings, 'before');
  const news = takenPlaces(sides.after.length, pairings, 'after');
  if (!olds.includes(0) || !news.includes(0)) return [];
  const isBlank = ({ text, attributes }: Block): boolean =>
    text.trim() === '' && Object.keys(attributes).length === 0;
  const found: Pairing[] = [];
  for (const candidate of candidates) {
    const block = sides.before[candidate.before];
    if (!candidate.isRare || olds[candidate.before] === 1 || news[candidate.after] === 1) continue;
    if (block === undefined || isBlank(block)) continue;
    olds[candidate.before] = 1;
    news[candidate.after] = 1;
    found.push(toPairing(candidate));
  }
  return found;
}

type Split = { readonly stayed: readonly Pairing[]; readonly moved: readonly Pairing[] };

/** The heaviest sequence of the same texts stayed; sure ones outside it moved. */
function pairSameTexts(sides: Sides, candidates: readonly TextCandidate[]): Split {
  const stayed = heaviestSequence(candidates).map(toPairing);
  const olds = takenPlaces(sides.before.length, stayed, 'before');
  const news = takenPlaces(sides.after.length, stayed, 'after');
  const moved: Pairing[] = [];
  for (const candidate of candidates) {
    const { before, after, isSure } = candidate;
    if (!isSure || olds[before] === 1 || news[after] === 1) continue;
    olds[before] = 1;
    news[after] = 1;
    moved.push(toPairing(candidate));
  }
  return { stayed, moved };
}

function pairGaps(sides: Sides, { stayed, moved }: Split, findMatches: FindMatches) {
  const free: Gap = {
    before: placesOutside(sides.before.length, moved, 'before'),
    after: placesOutside(sides.after.length, moved, 'after'),
  };
  const anchors = stayed.map(({ before, after }) => ({ before: before[0] ?? 0, after: after[0] ?? 0 }));
  const parts = gapsBetween(anchors, free).map((gap) => pairAnyGap(sides, gap, findMatches));
  return {
    pairings: parts.flatMap(({ pairings }) => pairings),
    capped: parts.some(({ capped }) => capped),
  };
}

/** Pairs less alike than this are parted for a better partner elsewhere. */
const FIRM = 0.5;

/** Unpaired blocks and those in weak pairs, with how alike the pair is. */
function looseBlocks(sides: Sides, firm: readonly Pairing[], inGaps: readonly Pairing[]): LooseBlocks {
  const isFirm = ({ before, after, similarity }: Pairing): boolean =>
    before.length + after.length > 2 || similarity >= FIRM;
  const weak = inGaps.filter((pairing) => !isFirm(pairing));
  const firmInGaps = inGaps.filter(isFirm);
  const similarityOf = (side: 'before' | 'after'): Float64Array => {
    const loose = new Float64Array(sides[side].length);
    for (const pairings of [firm, firmInGaps])
      for (const pairing of pairings) for (const place of pairing[side]) loose[place] = NOT_LOOSE;
    for (const pairing of weak) loose[pairing[side][0] ?? 0] = pairing.similarity;
    return loose;
  };
  return { before: similarityOf('before'), after: similarityOf('after') };
}

/** Where the pairs cross, the heaviest sequence stayed and the others moved. */
function placed(sides: Sides, pairings: readonly Pairing[]): readonly PlacedPairing[] {
  const ordered = [...pairings].sort((one, other) => (one.after[0] ?? 0) - (other.after[0] ?? 0));
  if (isRising(ordered)) return ordered.map(staying);
  const lengthOf = (places: readonly number[]): number =>
    places.reduce((sum, place) => sum + (sides.after[place]?.text.length ?? 0), 0);
  const candidates = ordered.map((pairing) => ({
    pairing,
    before: pairing.before[0] ?? 0,
    after: pairing.after[0] ?? 0,
    weight: weightOf(lengthOf(pairing.after)) * (0.5 + pairing.similarity / 2),
    similarity: pairing.similarity,
  }));
  const stayed = new Set(heaviestSequence(candidates).map(({ pairing }) => pairing));
  return ordered.map((pairing) => ({ ...pairing, isMoved: !stayed.has(pairing) }));
}

const isRising = (pairings: readonly Pairing[]): boolean =>
  pairings.every(
    ({ before }, index) => index === 0 || (before[0] ?? 0) > (pairings[index - 1]?.before[0] ?? 0),
  );

const staying = ({ before, after, similarity }: Pairing): PlacedPairing => ({
  before,
  after,
  similarity,
  isMoved: false,
});
