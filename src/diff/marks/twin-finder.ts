import type { Mark } from '../../domain/article/content.ts';
import type { Range } from '../story-diff.ts';
import type { Carried } from './carry-place.ts';

export type Twin = { readonly mark: Mark; readonly isSame: boolean };

export type TwinFinder = {
  /** The mark after that a mark before became, given once. Ask in order of the marks' starts. */
  take(mark: Mark, carried: Carried): Twin | undefined;
  /** What was taken for no mark. */
  left(): readonly Mark[];
};

/** More marks of one type over the same words than this are no work of an editor, and aren't searched through. */
const MOST_LOOKED_AT = 256;

/** The marks after are all of one type, in order of start and end. */
export function createTwinFinder(marks: readonly Mark[]): TwinFinder {
  const free = createFreePlaces(marks.length);
  const taken = new Set<Mark>();
  let first = 0;
  return {
    take(mark, carried) {
      while ((marks[first]?.end ?? Infinity) < carried.least[0]) first += 1;
      const finder = { marks, free, first };
      const place = findSame(finder, mark, carried) ?? findOverlap(finder, carried);
      const found = place === undefined ? undefined : marks[place.place];
      if (place === undefined || found === undefined) return undefined;
      free.remove(place.place);
      taken.add(found);
      return { mark: found, isSame: place.isSame };
    },
    left: () => marks.filter((mark) => !taken.has(mark)),
  };
}

type Finder = {
  readonly marks: readonly Mark[];
  readonly free: FreePlaces;
  /** Those before it ended before these words. */
  readonly first: number;
};
type Found = { readonly place: number; readonly isSame: boolean };

/** A mark on the same words, with another target only if there is none with the same. */
function findSame(
  { marks, free, first }: Finder,
  { href }: Mark,
  { least, most }: Carried,
): Found | undefined {
  let best: number | undefined;
  let place = free.from(Math.max(first, firstOf(marks, [most[0], least[1]])));
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1, place = free.from(place + 1)) {
    const other = marks[place];
    if (other === undefined || other.start > least[0]) break;
    if (other.end < least[1] || other.end > most[1]) continue;
    if (other.href === href) return { place, isSame: true };
    best ??= place;
  }
  return best === undefined ? undefined : { place: best, isSame: true };
}

/** The first mark that shares words. What ends before these words shares none with a later mark's either, and isn't looked at again. */
function findOverlap({ marks, free, first }: Finder, { most: [start, end] }: Carried): Found | undefined {
  let place = free.from(first);
  for (let looked = 0; looked < MOST_LOOKED_AT; place = free.from(place + 1)) {
    const other = marks[place];
    if (other === undefined || other.start >= end) return undefined;
    if (other.end > start) return { place, isSame: false };
    if (other.end < start) free.remove(place);
    else looked += 1;
  }
  return undefined;
}

/** By halves: the first mark that begins and ends there or later. */
function firstOf(marks: readonly Mark[], [start, end]: Range): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const mark = marks[middle];
    const isEarlier = mark !== undefined && (mark.start - start || mark.end - end) < 0;
    if (isEarlier) low = middle + 1;
    else high = middle;
  }
  return low;
}

type FreePlaces = ReturnType<typeof createFreePlaces>;

/** Places of which some are removed. Each points to itself, or past itself towards the next free one; the ways are shortened as they are gone. */
function createFreePlaces(count: number) {
  const next = new Int32Array(count + 1);
  for (let place = 0; place <= count; place += 1) next[place] = place;
  const nextOf = (place: number): number => next[place] ?? count;
  return {
    /** The first free place from there on; the count where there is none. */
    from(place: number): number {
      let at = Math.min(place, count);
      while (nextOf(at) !== at) {
        next[at] = nextOf(nextOf(at));
        at = nextOf(at);
      }
      return at;
    },
    remove(place: number): void {
      next[place] = place + 1;
    },
  };
}
