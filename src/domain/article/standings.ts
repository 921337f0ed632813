import type { Instant } from '../../shared/clock.ts';
import type { PublicAct, PublicState } from './article.ts';
import { applyAct, contentElsewhere, type Acts } from './public-history.ts';

/** A time without a break in which readers saw texts that all have something in common. */
export type Standing = {
  /** Of the texts in public order. */
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly from: Instant;
  /** It was there at `from`, and may have been from this time on. */
  readonly fromNotBefore?: Instant | undefined;
  /** Absent: it stands now. */
  readonly until?: Instant | undefined;
  /** It was there at this time still, and may have gone any time after. */
  readonly untilNotBefore?: Instant | undefined;
  /** From `from` until `until`; absent while it stands. */
  readonly visibleMs?: number | undefined;
  /** One of its ends was not seen when it happened. */
  readonly uncertain: boolean;
};

type Open = Pick<Standing, 'firstRevision' | 'lastRevision' | 'from' | 'fromNotBefore'>;

/**
 * When readers saw one of these revisions, oldest first. While a story is withheld, retracted or gone they see none; what was replaced at
 * the very instant it took effect was never seen. O(n) in the story's acts.
 */
export function listStandings(acts: Acts, revisions: ReadonlySet<number>): readonly Standing[] {
  const standings: Standing[] = [];
  let state: PublicState | null = null;
  let open: Open | undefined;
  for (let index = 0; index < acts.length; index += 1) {
    const act: PublicAct | undefined = acts.items[index];
    if (act === undefined) break;
    const before: PublicState | null = state;
    state = applyAct(state, act, contentElsewhere(act));
    const shown = shownRevision(state, revisions);
    if (open !== undefined && shown === undefined) {
      if (open.from < act.effectiveAt) standings.push(close(open, act));
      open = undefined;
    } else if (shown !== undefined) {
      open = open === undefined ? begin(act, before, shown) : { ...open, lastRevision: shown };
    }
  }
  return open === undefined ? standings : [...standings, standing(open, {})];
}

function shownRevision(state: PublicState | null, revisions: ReadonlySet<number>): number | undefined {
  if (state?.status !== 'published') return undefined;
  const { revision } = state.text.change;
  return revisions.has(revision) ? revision : undefined;
}

/** After a text that nobody observed it may have stood as long as that one was in effect. */
function begin(act: PublicAct, before: PublicState | null, revision: number): Open {
  const isUnobserved = act.change.kind === 'text' && before?.content.state === 'unobserved';
  const fromNotBefore = act.notBefore ?? (isUnobserved ? before.effectiveAt : undefined);
  return { firstRevision: revision, lastRevision: revision, from: act.effectiveAt, fromNotBefore };
}

const close = (open: Open, { effectiveAt, notBefore }: PublicAct): Standing =>
  standing(open, {
    until: effectiveAt,
    untilNotBefore: notBefore,
    visibleMs: Date.parse(effectiveAt) - Date.parse(open.from),
  });

function standing(open: Open, end: Pick<Standing, 'until' | 'untilNotBefore' | 'visibleMs'>): Standing {
  const { fromNotBefore, ...begun } = open;
  const { untilNotBefore, ...ended } = end;
  return {
    ...begun,
    ...(fromNotBefore === undefined ? {} : { fromNotBefore }),
    ...ended,
    ...(untilNotBefore === undefined ? {} : { untilNotBefore }),
    uncertain: fromNotBefore !== undefined || untilNotBefore !== undefined,
  };
}
