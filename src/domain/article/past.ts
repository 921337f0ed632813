import type { Instant } from '../../shared/clock.ts';
import type { PublicAct, PublicState } from './article.ts';
import { applyAct, contentElsewhere, isTextAct, type Acts } from './public-history.ts';

/** What readers saw at one moment, and between which bounds that is known. */
export type PastState = {
  readonly state: PublicState;
  /** When the next act ended it; absent: it is still so. */
  readonly until?: Instant | undefined;
  /** The next act was observed: it can't have been before this. */
  readonly untilNotBefore?: Instant | undefined;
  /** The moment lies where the next act may have been in effect already. */
  readonly uncertain: boolean;
};

/** What readers saw at the instant; an act's start counts as in effect. undefined: nothing yet. O(n) in the story's acts. */
export function findPast(acts: Acts, at: Instant): PastState | undefined {
  let state: PublicState | null = null;
  let next: PublicAct | undefined;
  for (let index = 0; index < acts.length && next === undefined; index += 1) {
    const act = acts.items[index];
    if (act === undefined) break;
    if (act.effectiveAt <= at) state = applyAct(state, act, contentElsewhere(act));
    else next = act;
  }
  if (state === null) return undefined;
  if (next === undefined) return { state, uncertain: false };
  const untilNotBefore = next.notBefore;
  return {
    state,
    until: next.effectiveAt,
    untilNotBefore,
    uncertain: untilNotBefore !== undefined && untilNotBefore <= at,
  };
}

/** Numbers of the revisions that readers had seen by then, the highest first. */
export function revisionsSeen(acts: Acts, at: Instant): readonly number[] {
  const seen = acts.items
    .slice(0, acts.length)
    .flatMap((act) => (act.effectiveAt <= at && isTextAct(act) ? [act.change.revision] : []));
  return [...new Set(seen)].sort((a, b) => b - a);
}
