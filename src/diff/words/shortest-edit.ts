import { diffArrays } from 'diff';

import type { Kept } from './keep-shared.ts';
import { spend, type WorkBudget } from './work-budget.ts';

/** Places of equal ids, rising on both sides. */
export type Matches = readonly (readonly [before: number, after: number])[];

/**
 * The matches of a shortest edit; undefined when it is longer than `longest`, or than the budget allows.
 * The work of an edit of length d over n ids is about n + d².
 */
export function shortestEdit(kept: Kept, longest: number, budget: WorkBudget): Matches | undefined {
  const size = kept.before.length + kept.after.length;
  const affordable = Math.floor(Math.sqrt(Math.max(0, budget.left - size)));
  const maxEditLength = Math.min(size, longest, affordable);
  const changes = diffArrays(kept.before, kept.after, { maxEditLength });
  const length = changes === undefined ? maxEditLength : editLength(changes);
  spend(budget, Math.min(budget.left, size + length * length));
  return changes === undefined ? undefined : matchesOf(changes, kept);
}

type ArrayChange = { readonly added: boolean; readonly removed: boolean; readonly count: number };

const editLength = (changes: readonly ArrayChange[]): number =>
  changes.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0);

function matchesOf(changes: readonly ArrayChange[], { beforeAt, afterAt }: Kept): Matches {
  const matches: [number, number][] = [];
  let [b, a] = [0, 0];
  for (const { added, removed, count } of changes) {
    if (added) a += count;
    else if (removed) b += count;
    else {
      for (let index = 0; index < count; index += 1)
        matches.push([beforeAt[b + index] ?? 0, afterAt[a + index] ?? 0]);
      b += count;
      a += count;
    }
  }
  return matches;
}
