/** Two lists of integers below `count`. */
export type Ids = {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly count: number;
};

/** By index, the ends outside. */
export type Stretch = { readonly b0: number; readonly b1: number; readonly a0: number; readonly a1: number };

/** The ids of a stretch that its other side has too, with their places. */
export type Kept = {
  readonly before: number[];
  readonly after: number[];
  readonly beforeAt: number[];
  readonly afterAt: number[];
};

const BEFORE = 1;
const BOTH = 3;

/** `marks` is all zeros, one for each id, and is so again afterwards. What no side shares can't be aligned. */
export function keepShared({ before, after }: Ids, { b0, b1, a0, a1 }: Stretch, marks: Uint8Array): Kept {
  const kept: Kept = { before: [], after: [], beforeAt: [], afterAt: [] };
  for (let index = b0; index < b1; index += 1) marks[before[index] ?? 0] = BEFORE;
  for (let index = a0; index < a1; index += 1) {
    const id = after[index] ?? 0;
    if (marks[id] === 0) continue;
    marks[id] = BOTH;
    kept.after.push(id);
    kept.afterAt.push(index);
  }
  for (let index = b0; index < b1; index += 1) {
    const id = before[index] ?? 0;
    if (marks[id] !== BOTH) continue;
    kept.before.push(id);
    kept.beforeAt.push(index);
  }
  for (let index = b0; index < b1; index += 1) marks[before[index] ?? 0] = 0;
  return kept;
}
