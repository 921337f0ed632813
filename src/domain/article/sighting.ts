import type { Instant } from '../../shared/clock.ts';
import type { Article } from './article.ts';
import type { Snapshot } from './commands.ts';
import { hashContent, type ContentHash } from './content.ts';
import {
  pend,
  timesInFuture,
  type DecideContext,
  type LastSeen,
  type PendingEvent,
  type TypeAndData,
} from './decision.ts';
import type { EditorialTime } from './editorial-time.ts';
import type { Anomaly, EffectiveBasis } from './events.ts';

/** A snapshot at its moment: what a page said, when it was seen, of which story. */
export type Sighting = {
  readonly article: Article;
  readonly snapshot: Snapshot;
  /** The time of observation: given by the snapshot, else the time of recording. */
  readonly at: Instant;
  readonly isGiven: boolean;
  /** null: the snapshot brings no text. */
  readonly hash: ContentHash | null;
  readonly anomalies: readonly Anomaly[];
  readonly lastSeen: (revision: number) => LastSeen | undefined;
  readonly texts: DecideContext['texts'];
  /** The highest revision number given out, those of this snapshot's own events before it included. */
  readonly lastRevision: number;
  /** When the text that is current took effect; null: none is. */
  readonly currentSince: Instant | null;
};

/** The given time of observation, unless it is none or lies in the future. */
export const timeOfSighting = ({ observedAt }: Snapshot, now: Instant): Instant =>
  observedAt === undefined || observedAt > now ? now : observedAt;

export function toSighting(article: Article, snapshot: Snapshot, context: DecideContext): Sighting {
  const { now, lastSeen, texts } = context;
  const { observedAt, content, anomalies = [] } = snapshot;
  const at = timeOfSighting(snapshot, now);
  const isInFuture = observedAt !== undefined && observedAt > at;
  return {
    article,
    snapshot,
    at,
    isGiven: observedAt !== undefined && !isInFuture,
    hash: content === undefined ? null : hashContent(content),
    anomalies: isInFuture ? [...anomalies, { code: 'time-in-future', field: 'observedAt' }] : anomalies,
    lastSeen: (revision) => notLaterThan(now, lastSeen(revision)),
    texts,
    lastRevision: article.lastRevision,
    currentSince: article.published?.text.effectiveAt ?? null,
  };
}

/** A clock that went back may know of sightings still to come: nothing takes effect then. */
function notLaterThan(now: Instant, seen: LastSeen | undefined): LastSeen | undefined {
  if (seen === undefined) return undefined;
  const { at, givenAt } = seen;
  return { at: earlierOf(at, now), givenAt: givenAt && earlierOf(givenAt, now) };
}

const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** When an act of a snapshot took effect, on what ground, and what is odd about it. */
export type Timing = {
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  readonly notBefore?: Instant | undefined;
  readonly anomalies: readonly Anomaly[];
};

/** Nobody stated the time: seen at the time of observation, and not before the old text was last seen. */
export function observedTiming({ at, lastSeen }: Sighting, oldRevision?: number): Timing {
  const seen = oldRevision === undefined ? undefined : lastSeen(oldRevision)?.at;
  const notBefore = seen !== undefined && seen <= at ? seen : undefined;
  return { effectiveAt: at, effectiveBasis: 'observed', notBefore, anomalies: [] };
}

export type StatedIn = {
  readonly field: 'publishedAt' | 'updatedAt';
  readonly oldRevision?: number | undefined;
};

/** The time that the story states, unless it lies in the future or before the old text was still seen. */
export function statedTiming(
  sighting: Sighting,
  stated: EditorialTime,
  { field, oldRevision }: StatedIn,
): Timing {
  const observed = observedTiming(sighting, oldRevision);
  if (stated.instant > sighting.at) return observed;
  const seenAt = oldRevision === undefined ? undefined : sighting.lastSeen(oldRevision)?.givenAt;
  if (seenAt !== undefined && stated.instant < seenAt) {
    return { ...observed, anomalies: [{ code: 'stated-before-observed', field }] };
  }
  return { effectiveAt: stated.instant, effectiveBasis: 'stated', anomalies: [] };
}

/** An event of this snapshot, with all that is known of where it was learned. */
export function sightedEvent(sighting: Sighting, what: TypeAndData, timing: Timing): PendingEvent {
  const { snapshot } = sighting;
  const future = timesInFuture(what.data, sighting.at);
  const anomalies = [...sighting.anomalies, ...future, ...timing.anomalies];
  return pend(what, {
    effectiveAt: timing.effectiveAt,
    effectiveBasis: timing.effectiveBasis,
    notBefore: timing.notBefore,
    observedAt: snapshot.observedAt,
    recording: 'backfill',
    source: snapshot.source,
    extraction: snapshot.extraction,
    actor: snapshot.actor,
    ...(anomalies.length === 0 ? {} : { anomalies }),
  });
}
