/**
 * One text told by another. Each step first takes so many letters of new text, then copies a stretch of the base.
 * Letters are UTF-16 units; no step cuts a surrogate pair in two.
 */
export type Step = { readonly fresh: number; readonly from: number; readonly length: number };
export type Delta = { readonly steps: readonly Step[]; readonly fresh: string };

/** The shortest stretch that is looked for. Shorter ones are left to the compression, which sees the base as well. */
const STRETCH = 16;
/** So many places of one stretch are compared; stories repeat their markup often. */
const MAX_PLACES = 8;

type Places = ReadonlyMap<string, readonly number[]>;

/**
 * Finds stretches of the base again by a table of its every 16th one, each grown in both directions as far as it goes
 * (as in rsync and xdelta; Tridgell and Mackerras, The rsync algorithm, 1996).
 */
export function diffTexts(base: string, target: string): Delta {
  const places = placesOf(base);
  const steps: Step[] = [];
  let fresh = '';
  let done = 0;
  let at = 0;
  while (at < target.length) {
    const copy = findCopy({ base, target, places }, at, done);
    if (copy === undefined) {
      at += 1;
      continue;
    }
    steps.push({ fresh: copy.at - done, from: copy.from, length: copy.length });
    fresh += target.slice(done, copy.at);
    at = done = copy.at + copy.length;
  }
  if (done < target.length) steps.push({ fresh: target.length - done, from: 0, length: 0 });
  return { steps, fresh: fresh + target.slice(done) };
}

function placesOf(base: string): Places {
  const places = new Map<string, number[]>();
  for (let at = 0; at + STRETCH <= base.length; at += STRETCH) {
    const stretch = base.slice(at, at + STRETCH);
    const known = places.get(stretch);
    if (known === undefined) places.set(stretch, [at]);
    else if (known.length < MAX_PLACES) known.push(at);
  }
  return places;
}

type Texts = { readonly base: string; readonly target: string; readonly places: Places };
type Copy = { readonly at: number; readonly from: number; readonly length: number };

/** The longest stretch of the base that stands at `at`, grown backwards to `done` at most. */
function findCopy({ base, target, places }: Texts, at: number, done: number): Copy | undefined {
  let best: Copy | undefined;
  for (const from of places.get(target.slice(at, at + STRETCH)) ?? []) {
    const back = sharedBefore(base, target, { from, at, done });
    const copy = { at: at - back, from: from - back, length: back + sharedAfter(base, target, { from, at }) };
    if (copy.length > (best?.length ?? 0)) best = copy;
  }
  const whole = best === undefined ? undefined : withoutHalves(target, best);
  return whole !== undefined && whole.length >= STRETCH / 2 ? whole : undefined;
}

function sharedBefore(
  base: string,
  target: string,
  { from, at, done }: { readonly from: number; readonly at: number; readonly done: number },
): number {
  let back = 0;
  while (back < from && at - back > done && base[from - back - 1] === target[at - back - 1]) back += 1;
  return back;
}

function sharedAfter(
  base: string,
  target: string,
  { from, at }: { readonly from: number; readonly at: number },
): number {
  let length = 0;
  // Past both ends the codes are NaN, which equals nothing.
  while (base.charCodeAt(from + length) === target.charCodeAt(at + length)) length += 1;
  return length;
}

function withoutHalves(target: string, { at, from, length }: Copy): Copy {
  const skip = isLowSurrogate(target.charCodeAt(at)) ? 1 : 0;
  const cut = isLowSurrogate(target.charCodeAt(at + length)) ? 1 : 0;
  return { at: at + skip, from: from + skip, length: length - skip - cut };
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** The text that the delta tells; `fresh` may begin before the delta's own part, at `freshAt`. */
export function applyDelta(base: string, { steps, fresh }: Delta, freshAt = 0): string {
  let text = '';
  let at = freshAt;
  for (const step of steps) {
    text += fresh.slice(at, at + step.fresh);
    at += step.fresh;
    text += base.slice(step.from, step.from + step.length);
  }
  return text;
}
