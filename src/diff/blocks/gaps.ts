import type { Gap } from './sides.ts';

type Anchor = { readonly before: number; readonly after: number };

/** What lies before, between and after the anchors (which rise on both sides), of the places that `within` holds. */
export function gapsBetween(anchors: readonly Anchor[], within: Gap): readonly Gap[] {
  const gaps: Gap[] = [];
  let [b, a] = [0, 0];
  const end = { before: Infinity, after: Infinity };
  for (const anchor of [...anchors, end]) {
    const [from, start] = [b, a];
    while (b < within.before.length && (within.before[b] ?? 0) < anchor.before) b += 1;
    while (a < within.after.length && (within.after[a] ?? 0) < anchor.after) a += 1;
    if (b > from || a > start)
      gaps.push({ before: within.before.slice(from, b), after: within.after.slice(start, a) });
    if (within.before[b] === anchor.before) b += 1;
    if (within.after[a] === anchor.after) a += 1;
  }
  return gaps;
}
