import { lastOf } from '../../shared/append-log.ts';
import type { Article, PublicState, PublicTimes } from './article.ts';
import { endOfStatedSpan, type EditorialTime } from './editorial-time.ts';
import type { StoredEvent } from './events.ts';
import { applyAct, isTextAct, type Acts, type TextAct } from './public-history.ts';

/**
 * Whether readers got another text without a word: `yes`, `undetermined` while the change may lie inside the precision of
 * the stated time, else `no`.
 */
export type Silence = 'yes' | 'no' | 'undetermined';

/** What a public text means where it stands in public order. */
export type TextPlace = PublicTimes & {
  readonly act: TextAct;
  /** The text before it in public order, observed or not; undefined: it is the first. */
  readonly previous: TextAct | undefined;
  /** null: the question doesn't arise, since there is no text to compare. */
  readonly silent: Silence | null;
};

type Observed = { readonly act: TextAct; readonly times: PublicTimes };
type Walk = { readonly state: PublicState | null; readonly observed: Observed | undefined };

/** Every public text in public order. O(n). */
export function placesOf(acts: Acts): TextPlace[] {
  const places: TextPlace[] = [];
  let walk: Walk = { state: null, observed: undefined };
  for (let index = 0; index < acts.length; index += 1) {
    const act = acts.items[index];
    if (act === undefined) break;
    const state = applyAct(walk.state, act, { state: 'elsewhere' });
    if (isTextAct(act) && state !== null) places.push(placeOf(act, walk, state));
    walk = { state, observed: observedIn(state) ?? walk.observed };
  }
  return places;
}

/** The text in effect with the times it now has, where it was observed. */
function observedIn(state: PublicState | null): Observed | undefined {
  if (state === null) return undefined;
  return state.text.change.hash === null ? undefined : { act: state.text, times: state };
}

function placeOf(act: TextAct, { state, observed }: Walk, shown: PublicTimes): TextPlace {
  const { publishedAt, updatedAt } = shown;
  const previous = state?.text;
  return { act, previous, publishedAt, updatedAt, silent: silenceOf({ act, previous, observed, shown }) };
}

type Comparison = Pick<TextPlace, 'act' | 'previous'> & {
  readonly observed: Observed | undefined;
  readonly shown: PublicTimes;
};

/** Compared with the last text that somebody observed. The related links alone are never an edit. */
function silenceOf({ act, previous, observed, shown }: Comparison): Silence | null {
  const { hash, hasNotice } = act.change;
  if (hash === null || previous === undefined) return null;
  if (observed === undefined || hasNotice) return 'no';
  if (observed.act.change.hash?.editorial === hash.editorial) return 'no';
  return compareStated(act, observed, shown);
}

/** What the story says of its age: when it was updated, else when it was published. */
const ageOf = ({ publishedAt, updatedAt }: PublicTimes): EditorialTime | null => updatedAt ?? publishedAt;

function compareStated(act: TextAct, observed: Observed, shown: PublicTimes): Silence {
  const [before, after] = [ageOf(observed.times), ageOf(shown)];
  if (after === null) return 'yes';
  if (before === null || after.instant > before.instant) return 'no';
  const end = endOfStatedSpan(after);
  const mayBeLater = end > before.instant;
  return mayBeLater && earliestOf(act, observed) < end ? 'undetermined' : 'yes';
}

/** The earliest moment at which readers can have got this text. */
const earliestOf = (act: TextAct, observed: Observed): string =>
  act.effectiveBasis === 'observed' ? (act.notBefore ?? observed.act.effectiveAt) : act.effectiveAt;

/** A place that is new or differs, and what it was before. */
export type ChangedPlace = { readonly place: TextPlace; readonly was: TextPlace | undefined };

/**
 * The public texts whose place the event made or changed, in public order. An act appended in order changes no other, and costs O(1);
 * an act inserted, moved or read anew may change those that follow it.
 */
export function changedPlaces(before: Article, event: StoredEvent, after: Article): ChangedPlace[] {
  if (before.acts === after.acts) return [];
  const last = lastOf(after.acts);
  if (last?.streamVersion !== event.streamVersion) return comparePlaces(before.acts, after.acts);
  if (!isTextAct(last) || after.published === null) return [];
  const walk = { state: before.published, observed: lastObserved(before) };
  return [{ place: placeOf(last, walk, after.published), was: undefined }];
}

function lastObserved({ published, acts }: Article): Observed | undefined {
  const current = observedIn(published);
  if (current !== undefined || published === null) return current;
  const place = placesOf(acts).findLast(({ act }) => act.change.hash !== null);
  return place === undefined ? undefined : { act: place.act, times: place };
}

function comparePlaces(before: Acts, after: Acts): ChangedPlace[] {
  const old = new Map(placesOf(before).map((place) => [place.act.streamVersion, place]));
  return placesOf(after)
    .map((place) => ({ place, was: old.get(place.act.streamVersion) }))
    .filter(({ place, was }) => was === undefined || !isSamePlace(place, was));
}

/** Both are folded from the same acts, so that what is equal is the same object. */
const isSamePlace = (a: TextPlace, b: TextPlace): boolean =>
  a.act === b.act &&
  a.previous === b.previous &&
  a.silent === b.silent &&
  a.publishedAt === b.publishedAt &&
  a.updatedAt === b.updatedAt;

/** The update is stated to lie before the publication, whatever the precision. Depends on the order of acts, so no event says it. */
export const isUpdatedBeforePublished = ({ publishedAt, updatedAt }: PublicTimes): boolean =>
  publishedAt !== null && updatedAt !== null && endOfStatedSpan(updatedAt) <= publishedAt.instant;
