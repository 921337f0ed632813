import type { PublicState } from './article.ts';
import type { EditorialTime } from './editorial-time.ts';
import { applyAct, contentElsewhere } from './public-history.ts';
import type { Sighting } from './sighting.ts';

/** Whether the snapshot brings a text, and another than the state shows. */
export const isOtherText = ({ hash }: Sighting, base: PublicState): boolean =>
  hash !== null && hash.whole !== base.text.change.hash?.whole;

type Shows = (state: PublicState, snapshot: Sighting['snapshot']) => boolean;

/** The revision of a text that is equal and at some time showed these times. */
export function findEqualText({ article, hash, snapshot }: Sighting, shows: Shows): number | undefined {
  let state: PublicState | null = null;
  for (let index = 0; index < article.acts.length; index += 1) {
    const act = article.acts.items[index];
    if (act === undefined) break;
    state = applyAct(state, act, contentElsewhere(act));
    const text = state?.text.change;
    if (state !== null && text?.hash?.whole === hash?.whole && shows(state, snapshot)) {
      return text?.revision;
    }
  }
  return undefined;
}

/**
 * The text as it was posted, come again after the page has stated updates: it states no update time, as it did then. Without
 * this an archive that is imported a second time, or goes on after a crash, would bring its oldest texts back.
 */
export function findAsPosted(sighting: Sighting, base: PublicState): number | undefined {
  const { updatedAt, publishedAt } = sighting.snapshot;
  const mayBe = !sighting.isGiven && publishedAt !== undefined && updatedAt === undefined;
  if (!mayBe || base.updatedAt === null || !isOtherText(sighting, base)) return undefined;
  return findEqualText(
    sighting,
    (state) => state.updatedAt === null && state.publishedAt?.instant === publishedAt.instant,
  );
}

/** Stated, and not only not denied: a first update time is news. */
export const hasStated: Shows = (state, snapshot) =>
  showsTimes(state, snapshot) && (state.updatedAt !== null || snapshot.updatedAt === undefined);

/** A time left out differs from nothing. */
export function showsTimes(state: PublicState, { publishedAt, updatedAt }: Sighting['snapshot']): boolean {
  const agrees = (stated: EditorialTime | undefined, known: EditorialTime | null): boolean =>
    stated === undefined || known === null || stated.instant === known.instant;
  return agrees(publishedAt, state.publishedAt) && agrees(updatedAt, state.updatedAt);
}
