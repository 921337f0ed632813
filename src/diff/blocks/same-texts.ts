import type { Block } from '../../domain/article/content.ts';
import { commonEnds, isSameBlock, type CommonEnds } from '../same-value.ts';
import type { Candidate } from './heaviest-sequence.ts';
import { weightOf, type Sides } from './sides.ts';

/**
 * `isSure`: alike beyond chance, so that it is a move where it can't have stayed. `isRare`: few blocks have the text, so that it may be one
 * where nothing better is found.
 */
export type TextCandidate = Candidate & { readonly isSure: boolean; readonly isRare: boolean };

/** So many pairs of a text that stands more than once on a side are all candidates; beyond, the first pairs with the first. */
const MOST_COMBINATIONS = 16;
/** A shorter text, or one that stands more than once, may be the same by chance: a line of stars, a "More soon.". */
const SHORTEST_SURE = 12;
/** Of two blocks with the same text the one with the same form stayed. */
const SAME_FORM = 1.1;

/** Blocks with the same text, and those that differ only by a small edit. */
export function sameTexts(sides: Sides): readonly TextCandidate[] {
  const exact = exactTexts(sides);
  const isTaken = {
    before: new Set(exact.map(({ before }) => before)),
    after: new Set(exact.map(({ after }) => after)),
  };
  return [...exact, ...nearTexts(sides, isTaken)];
}

/** A block without text is known by its kind and attributes. */
const identityOf = ({ kind, text, attributes }: Block): string =>
  text === '' ? `\u0000${kind}${JSON.stringify(attributes)}` : text;

function placesByIdentity(blocks: readonly Block[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  blocks.forEach((block, place) => {
    const identity = identityOf(block);
    const known = places.get(identity);
    if (known === undefined) places.set(identity, [place]);
    else known.push(place);
  });
  return places;
}

function exactTexts({ before, after }: Sides): readonly TextCandidate[] {
  const later = placesByIdentity(after);
  const candidates: TextCandidate[] = [];
  for (const [identity, olds] of placesByIdentity(before)) {
    const news = later.get(identity);
    if (news === undefined) continue;
    const isSure = olds.length === 1 && news.length === 1 && identity.length >= SHORTEST_SURE;
    const isRare = olds.length * news.length <= MOST_COMBINATIONS;
    const weight = weightOf(identity.length);
    eachCombination(olds, news, (old, fresh) => {
      const [one, other] = [before[old], after[fresh]];
      const isSame = one !== undefined && other !== undefined && isSameBlock(one, other);
      candidates.push({
        before: old,
        after: fresh,
        weight: isSame ? weight * SAME_FORM : weight,
        similarity: 1,
        isSure,
        isRare,
      });
    });
  }
  return candidates;
}

function eachCombination(
  olds: readonly number[],
  news: readonly number[],
  look: (old: number, fresh: number) => void,
): void {
  if (olds.length * news.length <= MOST_COMBINATIONS) {
    for (const old of olds) for (const fresh of news) look(old, fresh);
    return;
  }
  const count = Math.min(olds.length, news.length);
  for (let index = 0; index < count; index += 1) look(olds[index] ?? 0, news[index] ?? 0);
}

const END_LENGTH = 24;
const SHORTEST_NEAR = 32;
const LONGEST_EDIT = 64;
/** Share of the longer text that beginning and end have in common. */
const ENOUGH_COMMON = 0.7;
const SENTENCE_END = /[.!?…。！？\n]/u;

type Taken = { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> };

/** The same first or last characters, unique on both sides, and a small changed middle within a sentence. */
function nearTexts({ before, after }: Sides, taken: Taken): readonly TextCandidate[] {
  const heads = uniqueEnds(after, taken.after, (text) => text.slice(0, END_LENGTH));
  const tails = uniqueEnds(after, taken.after, (text) => text.slice(-END_LENGTH));
  if (heads.size + tails.size === 0) return [];
  const ownHeads = uniqueEnds(before, taken.before, (text) => text.slice(0, END_LENGTH));
  const ownTails = uniqueEnds(before, taken.before, (text) => text.slice(-END_LENGTH));
  const found = new Map<number, TextCandidate>();
  const look = (own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): void => {
    for (const [end, old] of own) {
      const fresh = other.get(end) ?? -1;
      if (old < 0 || fresh < 0 || found.has(old)) continue;
      const candidate = nearCandidate(before[old]?.text ?? '', after[fresh]?.text ?? '');
      if (candidate !== undefined) found.set(old, { before: old, after: fresh, ...candidate });
    }
  };
  look(ownHeads, heads);
  look(ownTails, tails);
  return [...found.values()];
}

/** -1: more than one block has it. */
function uniqueEnds(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
  endOf: (text: string) => string,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  blocks.forEach(({ text }, place) => {
    if (text.length < SHORTEST_NEAR || taken.has(place)) return;
    const end = endOf(text);
    places.set(end, places.has(end) ? -1 : place);
  });
  return places;
}

type Near = Omit<TextCandidate, 'before' | 'after'>;

function nearCandidate(old: string, fresh: string): Near | undefined {
  const { head, tail } = commonEnds(old, fresh);
  const longer = Math.max(old.length, fresh.length);
  if (longer - head - tail > LONGEST_EDIT || head + tail < longer * ENOUGH_COMMON) return undefined;
  const hasSentence = [old, fresh].some((text) => SENTENCE_END.test(text.slice(head, text.length - tail)));
  if (hasSentence) return undefined;
  const similarity = similarityByEnds(head + tail, old.length + fresh.length);
  return { weight: weightOf(longer) * similarity, similarity, isSure: true, isRare: true };
}

/** Twice the characters that both begin or end with, over all: what Dice's coefficient comes to for a small edit. */
const similarityByEnds = (common: number, both: number): number => (both === 0 ? 1 : (2 * common) / both);

export type SimilarEnds = { readonly ends: CommonEnds; readonly similarity: number };

/** Of two blocks that nothing else competes for; undefined: their ends don't tell. */
export function similarEnds(old: string, fresh: string): SimilarEnds | undefined {
  if (old.length === 0) return undefined;
  const ends = commonEnds(old, fresh);
  const similarity = similarityByEnds(ends.head + ends.tail, old.length + fresh.length);
  return similarity >= ENOUGH_COMMON ? { ends, similarity } : undefined;
}
