/**
 * What a whole story diff may still spend. One unit is about one step of the innermost loop; it is counted and never
 * timed, so that equal inputs give equal diffs on every machine.
 */
export type WorkBudget = { left: number };

/** About a second of work on a slow core. Half a megabyte in one paragraph, half of it written anew, needs nearly all of it. */
const UNITS = 4_500_000;

export const createWorkBudget = (units: number = UNITS): WorkBudget => ({ left: units });

/** Takes the units from the budget; false when they aren't there, and then nothing is taken. */
export function spend(budget: WorkBudget, units: number): boolean {
  if (budget.left < units) return false;
  budget.left -= units;
  return true;
}
