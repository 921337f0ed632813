import type { Instant } from '../../shared/clock.ts';
import type { PublicAct, PublicState, PublicStatus } from './article.ts';
import type { EffectiveBasis } from './events.ts';
import { applyAct, contentElsewhere, type Acts } from './public-history.ts';

/** A time without a break in which readers saw one thing: one revision's text, or a story without its text. */
export type Shown = {
  readonly status: PublicStatus;
  /** The text in effect, whether or not the status lets readers see it. */
  readonly revision: number;
  /** false: nobody kept the text. */
  readonly isObserved: boolean;
  readonly from: Instant;
  /** How `from` is known. */
  readonly basis: EffectiveBasis;
  /** It was there at `from`, and may have been from this time on. */
  readonly notBefore?: Instant | undefined;
  /** Absent: it is so now. */
  readonly until?: Instant | undefined;
  /** It was there at this time still, and may have gone any time after. */
  readonly untilNotBefore?: Instant | undefined;
};

/** All that readers saw of a story, oldest first; each begins where the one before ends. What was replaced at the very instant it took effect was never seen. O(n) in the story's acts. */
export function listShown(acts: Acts): readonly Shown[] {
  const shown: Shown[] = [];
  let state: PublicState | null = null;
  for (let index = 0; index < acts.length; index += 1) {
    const act: PublicAct | undefined = acts.items[index];
    if (act === undefined) break;
    state = applyAct(state, act, contentElsewhere(act));
    if (state !== null) follow(shown, act, state);
  }
  return shown;
}

function follow(shown: Shown[], act: PublicAct, state: PublicState): void {
  const next = begin(act, state);
  const last = shown.at(-1);
  if (last !== undefined && isSame(last, next)) return;
  if (last?.from === act.effectiveAt) {
    shown.pop();
    return resume(shown, next);
  }
  close(shown, act);
  shown.push(next);
}

/** What stood before a moment that passed at once goes on where it is the same. */
function resume(shown: Shown[], next: Shown): void {
  const before = shown.at(-1);
  if (before === undefined || !isSame(before, next)) {
    shown.push(next);
    return;
  }
  const { until: _until, untilNotBefore: _notBefore, ...open } = before;
  shown[shown.length - 1] = open;
}

function close(shown: Shown[], { effectiveAt, notBefore }: PublicAct): void {
  const last = shown.at(-1);
  if (last === undefined) return;
  shown[shown.length - 1] = {
    ...last,
    until: effectiveAt,
    ...(notBefore === undefined ? {} : { untilNotBefore: notBefore }),
  };
}

const begin = (act: PublicAct, { status, text, content }: PublicState): Shown => ({
  status,
  revision: text.change.revision,
  isObserved: content.state !== 'unobserved',
  from: act.effectiveAt,
  basis: act.effectiveBasis,
  ...(act.notBefore === undefined ? {} : { notBefore: act.notBefore }),
});

const isSame = (a: Shown, b: Shown): boolean => a.status === b.status && a.revision === b.revision;
