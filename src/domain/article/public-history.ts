import { appendTo, lastOf, logOf, toArray, type AppendLog } from '../../shared/append-log.ts';
import type { Instant } from '../../shared/clock.ts';
import type {
  HeldContent,
  PublicAct,
  PublicChange,
  PublicState,
  PublicTextChange,
  PublicTimes,
} from './article.ts';
import type { EventId } from './events.ts';

export type Acts = AppendLog<PublicAct>;
export type TextAct = PublicAct<PublicTextChange>;

/** Public order: by effect, and in the order of recording where effects coincide. */
export const isBefore = (a: PublicAct, b: PublicAct): boolean =>
  a.effectiveAt < b.effectiveAt || (a.effectiveAt === b.effectiveAt && a.streamVersion < b.streamVersion);

export const isTextAct = (act: PublicAct): act is TextAct => act.change.kind === 'text';

/** Puts the act at its place in public order. O(1) at the end, where nearly all go. */
export function insertAct(acts: Acts, act: PublicAct): Acts {
  const last = lastOf(acts);
  if (last === undefined || isBefore(last, act)) return appendTo(acts, act);
  const items = toArray(acts);
  items.splice(placeOf(items, act), 0, act);
  return logOf(items);
}

function placeOf(items: readonly PublicAct[], act: PublicAct): number {
  const after = items.findIndex((item) => isBefore(act, item));
  return after === -1 ? items.length : after;
}

export const findAct = (acts: Acts, eventId: EventId): PublicAct | undefined =>
  findLastAct(acts, (act) => act.eventId === eventId);

/** The first act in public order that fits. */
export function findFirstAct(acts: Acts, fits: (act: PublicAct) => boolean): PublicAct | undefined {
  for (let index = 0; index < acts.length; index += 1) {
    const act = acts.items[index];
    if (act !== undefined && fits(act)) return act;
  }
  return undefined;
}

/** The last act in public order that fits, searched from the newest. */
export function findLastAct(acts: Acts, fits: (act: PublicAct) => boolean): PublicAct | undefined {
  for (let index = acts.length - 1; index >= 0; index -= 1) {
    const act = acts.items[index];
    if (act !== undefined && fits(act)) return act;
  }
  return undefined;
}

/** The same acts with one of them given another time, text or revision, put where it then belongs. */
export function replaceAct(acts: Acts, eventId: EventId, change: (act: PublicAct) => PublicAct): Acts {
  const items = toArray(acts);
  const index = items.findIndex((act) => act.eventId === eventId);
  const found = items[index];
  if (found === undefined) return acts;
  items.splice(index, 1);
  return insertAct(logOf(items), change(found));
}

const UNKNOWN_TIMES: PublicTimes = { publishedAt: null, updatedAt: null };

/** What readers see after one more act in public order. Before any text there is nothing to see, whatever else was acted. */
export function applyAct(
  state: PublicState | null,
  act: PublicAct,
  content: HeldContent,
): PublicState | null {
  const { change, effectiveAt } = act;
  switch (change.kind) {
    case 'text':
      return applyText(state, act as TextAct, content);
    case 'status':
      return state && { ...state, status: change.status, effectiveAt };
    case 'times':
      return state && { ...state, ...applyTimes(state, change), effectiveAt };
  }
}

function applyTimes(
  state: PublicState,
  change: Extract<PublicChange, { kind: 'times' }>,
): Pick<PublicState, 'publishedAt' | 'updatedAt' | 'carried'> {
  const amend = (times: PublicTimes): PublicTimes => ({
    publishedAt: change.publishedAt ?? times.publishedAt,
    updatedAt: change.updatedAt ?? times.updatedAt,
  });
  return { ...amend(state), carried: amend(state.carried) };
}

function applyText(state: PublicState | null, act: TextAct, content: HeldContent): PublicState {
  const carried = state?.carried ?? UNKNOWN_TIMES;
  const { publishedAt, updatedAt, timesAreItsOwn } = act.change;
  const shown: PublicTimes = {
    publishedAt: publishedAt ?? carried.publishedAt,
    updatedAt: updatedAt ?? carried.updatedAt,
  };
  return {
    status: state?.status ?? 'published',
    text: act,
    content,
    ...shown,
    carried: timesAreItsOwn ? carried : shown,
    effectiveAt: act.effectiveAt,
  };
}

const ELSEWHERE: HeldContent = { state: 'elsewhere' };

export const contentElsewhere = (act: PublicAct): HeldContent =>
  isTextAct(act) && act.change.hash === null ? { state: 'unobserved' } : ELSEWHERE;

/** What readers saw at an instant (its start counts as in effect); contents are `elsewhere`. null: nothing yet. Folds all acts up to it: O(n). */
export function stateAt(acts: Acts, instant: Instant): PublicState | null {
  let state: PublicState | null = null;
  for (let index = 0; index < acts.length; index += 1) {
    const act = acts.items[index];
    if (act === undefined || act.effectiveAt > instant) break;
    state = applyAct(state, act, contentElsewhere(act));
  }
  return state;
}

/** What readers see once every act has taken effect. */
export function finalState(acts: Acts): PublicState | null {
  const last = lastOf(acts);
  return last === undefined ? null : stateAt(acts, last.effectiveAt);
}
