import type { Partners } from './alignment.ts';
import { isMisaligned, type JudgedSide, type Means } from './judge.ts';
import type { Truth } from './truth.ts';

/**
 * Where a text came or went, an equal letter at its other end makes another place as good: `B. A.` into `B. B. A.` can
 * be a `B. ` before or after the first. Each engine, ours too, gets of all such places the one closest to the truth.
 */
export function slideToTruth(partners: Partners, truth: Truth, means: Means): void {
  const before = { partners: partners.ofBefore, truth: truth.before, other: truth.after };
  const after = { partners: partners.ofAfter, truth: truth.after, other: truth.before };
  slideGaps(before, after, means);
  slideGaps(after, before, means);
}

/** Slides each stretch without partners of `one` between two that are next to each other on the `other` side. */
function slideGaps(one: JudgedSide, other: JudgedSide, means: Means): void {
  for (let start = 0; start < one.partners.length; start += 1) {
    if (one.partners[start] !== -1) continue;
    let end = start;
    while (end < one.partners.length && one.partners[end] === -1) end += 1;
    const facing = facingPlace(one, other, { start, end });
    if (facing !== undefined) slideGap({ one, other, means }, { start, end, facing });
    start = end;
  }
}

type Stretch = { readonly start: number; readonly end: number };
/** `facing`: where on the other side the text would have to stand. */
type Gap = Stretch & { readonly facing: number };
type Sides = { readonly one: JudgedSide; readonly other: JudgedSide; readonly means: Means };

function facingPlace(one: JudgedSide, other: JudgedSide, { start, end }: Stretch): number | undefined {
  const previous = start === 0 ? -1 : (one.partners[start - 1] ?? -1);
  const next = end === one.partners.length ? other.partners.length : (one.partners[end] ?? -1);
  return next === previous + 1 ? next : undefined;
}

function slideGap(sides: Sides, gap: Gap): void {
  const left = bestShift(sides, gap, -1);
  const right = bestShift(sides, gap, 1);
  const [direction, best] = left.gain > right.gain ? ([-1, left] as const) : ([1, right] as const);
  for (let step = 0; step < best.steps; step += 1) apply(sides, shiftAt(gap, direction, step));
}

/** One letter's partner passes from one end of the gap to its other end. */
type Shift = { readonly loses: number; readonly gains: number; readonly partner: number };

function shiftAt({ start, end, facing }: Gap, direction: -1 | 1, step: number): Shift {
  if (direction === -1) return { loses: start - 1 - step, gains: end - 1 - step, partner: facing - 1 - step };
  return { loses: end + step, gains: start + step, partner: facing + step };
}

type Best = { readonly gain: number; readonly steps: number };

function bestShift(sides: Sides, gap: Gap, direction: -1 | 1): Best {
  let best: Best = { gain: 0, steps: 0 };
  for (let step = 0, gain = 0; ; step += 1) {
    const shift = shiftAt(gap, direction, step);
    if (!isPossible(sides, shift)) return best;
    gain += gainOf(sides, shift);
    if (gain > best.gain) best = { gain, steps: step + 1 };
  }
}

function isPossible({ one }: Sides, { loses, gains, partner }: Shift): boolean {
  const { partners, truth } = one;
  return (
    loses >= 0 &&
    loses < partners.length &&
    partners[loses] === partner &&
    truth.text.charCodeAt(loses) === truth.text.charCodeAt(gains)
  );
}

function gainOf({ one, other, means }: Sides, { loses, gains, partner }: Shift): number {
  const wrong = (side: JudgedSide, at: number, partnerAt: number): number =>
    isMisaligned(side, { at, partner: partnerAt }, means) ? 1 : 0;
  return (
    wrong(one, loses, partner) +
    wrong(one, gains, -1) +
    wrong(other, partner, loses) -
    wrong(one, loses, -1) -
    wrong(one, gains, partner) -
    wrong(other, partner, gains)
  );
}

function apply({ one, other }: Sides, { loses, gains, partner }: Shift): void {
  one.partners[loses] = -1;
  one.partners[gains] = partner;
  other.partners[partner] = gains;
}
