import { toEpochMs, toInstant } from '../../shared/clock.ts';
import type { PublicState } from './article.ts';
import type { Content } from './content.ts';
import type { PendingEvent, Seen } from './decision.ts';
import type { EditorialTime } from './editorial-time.ts';
import type { Anomaly, EventId } from './events.ts';
import { insertAct, stateAt, type TextAct } from './public-history.ts';
import { findAsPosted, findEqualText, hasStated, isOtherText, showsTimes } from './known-text.ts';
import { observedTiming, sightedEvent, statedTiming, type Sighting, type Timing } from './sighting.ts';

/** How a stated time stands to the one in effect. `unstated`: the snapshot says nothing. `learned`: nothing was known. */
type Moved = 'unstated' | 'learned' | 'same' | 'earlier' | 'later';

export type TextOutcome = {
  readonly events: readonly PendingEvent[];
  readonly revision?: number | undefined;
  /** Another text that the events restate, and when it was seen. */
  readonly alsoSeen?: Seen | undefined;
};

/** What a snapshot says of the text and the times, against the state in effect when it was seen. */
export function textEvents(sighting: Sighting, base: PublicState): TextOutcome {
  const published = publishedMoved(sighting, base);
  const updated = updatedMoved(sighting, base);
  const posted = findAsPosted(sighting, base);
  if (posted !== undefined) return { events: [], revision: posted };
  const isEarlier = updated === 'earlier' || (published === 'earlier' && updated !== 'later');
  if (isEarlier && sighting.hash === null) return { events: [] };
  if (isEarlier && !sighting.isGiven) return earlierText(sighting);
  if (!isEarlier && !isTextEvent(sighting, base, updated)) {
    return { events: timesEvents(sighting, base, amendsAlone(sighting, base, updated) ? updated : 'same') };
  }
  const timing = isEarlier
    ? mark(observedTiming(sighting, base.text.change.revision), { code: 'rolled-back' })
    : timingOf(sighting, base, updated);
  return changedText(sighting, timing);
}

function changedText(sighting: Sighting, timing: Timing): TextOutcome {
  const known = timing.effectiveBasis === 'stated' ? findEqualText(sighting, hasStated) : undefined;
  if (known !== undefined) return { events: [], revision: known };
  const text = recordText(sighting, timing);
  return { events: [text, ...timesAfter(sighting, text)], revision: nextRevision(sighting) };
}

/** The times that the text doesn't bring itself, or that were amended between its effect and its sighting. */
function timesAfter(sighting: Sighting, text: PendingEvent): readonly PendingEvent[] {
  const shown = stateWith(sighting, text);
  // A text that another one follows before the sighting says nothing of that one's times.
  if (shown?.text.eventId !== PENDING) return [];
  return timesEvents(sighting, shown, updatedMoved(sighting, shown));
}

const PENDING = 'pending' as EventId;

/** The state at the time of the sighting as it will be once the text is recorded. */
function stateWith({ article, at, hash, snapshot }: Sighting, text: PendingEvent): PublicState | null {
  const { type, effectiveAt, effectiveBasis } = text;
  const timesAreItsOwn = type === 'EarlierTextRecorded';
  const act: TextAct = {
    eventId: PENDING,
    type,
    streamVersion: article.streamVersion + 1n,
    effectiveAt,
    effectiveBasis,
    recordedAt: at,
    change: {
      kind: 'text',
      revision: 0,
      heldBy: 0n,
      hash,
      ...(timesAreItsOwn ? { publishedAt: snapshot.publishedAt } : {}),
      updatedAt: snapshot.updatedAt,
      timesAreItsOwn,
      hasNotice: false,
    },
  };
  return stateAt(insertAct(article.acts, act), at);
}

/** A snapshot without text may move the time of a text that was seen; where none was, the time waits for its text. */
const amendsAlone = ({ hash }: Sighting, base: PublicState, updated: Moved): boolean =>
  hash === null && base.text.change.hash !== null && updated === 'later';

const nextRevision = ({ lastRevision }: Sighting): number => lastRevision + 1;

function moved(stated: EditorialTime, known: EditorialTime): Moved {
  if (stated.instant === known.instant) return 'same';
  return stated.instant < known.instant ? 'earlier' : 'later';
}

function publishedMoved({ snapshot: { publishedAt } }: Sighting, base: PublicState): Moved {
  if (publishedAt === undefined) return 'unstated';
  return base.publishedAt === null ? 'learned' : moved(publishedAt, base.publishedAt);
}

/** A page that states its first update time was updated then, if that is after its posting. */
function updatedMoved({ snapshot: { updatedAt, publishedAt } }: Sighting, base: PublicState): Moved {
  if (updatedAt === undefined) return 'unstated';
  if (base.updatedAt !== null) return moved(updatedAt, base.updatedAt);
  const since = base.publishedAt?.instant ?? publishedAt?.instant ?? base.text.effectiveAt;
  return updatedAt.instant > since ? 'later' : 'learned';
}

const isTextEvent = (sighting: Sighting, base: PublicState, updated: Moved): boolean =>
  sighting.hash !== null && (updated === 'later' || isOtherText(sighting, base));

function timingOf(sighting: Sighting, base: PublicState, updated: Moved): Timing {
  const { updatedAt } = sighting.snapshot;
  // Where the text is the same, it may well have been seen after the time that it now states.
  const oldRevision = base.text.change.revision;
  return updated === 'later' && updatedAt !== undefined
    ? statedTiming(sighting, updatedAt, {
        field: 'updatedAt',
        oldRevision: isOtherText(sighting, base) ? oldRevision : undefined,
      })
    : observedTiming(sighting, oldRevision);
}

const isPast = ({ currentSince }: Sighting, { effectiveAt }: Timing): boolean =>
  currentSince !== null && effectiveAt < currentSince;

/** An update where it becomes the current text, an earlier text where it doesn't. */
export function recordText(sighting: Sighting, timing: Timing): PendingEvent {
  return isPast(sighting, timing) ? earlierEvent(sighting, timing) : updateEvent(sighting, timing);
}

/** Called only where the snapshot brings a text. */
function contentOf({ snapshot: { content } }: Sighting): Content {
  if (content === undefined) throw new Error('A snapshot without text was taken for a text');
  return content;
}

function updateEvent(sighting: Sighting, timing: Timing): PendingEvent {
  const { updatedAt, notice, note } = sighting.snapshot;
  const data = {
    revision: nextRevision(sighting),
    content: contentOf(sighting),
    updatedAt,
    significance: 'material',
    reasonCode: 'unknown',
    notice,
    note,
  } as const;
  return sightedEvent(sighting, { type: 'ArticleUpdated', data }, timing);
}

function earlierEvent(sighting: Sighting, timing: Timing): PendingEvent {
  const { updatedAt, publishedAt, notice, note } = sighting.snapshot;
  const data = {
    revision: nextRevision(sighting),
    content: contentOf(sighting),
    publishedAt,
    updatedAt,
    notice,
    note,
  };
  return sightedEvent(sighting, { type: 'EarlierTextRecorded', data }, timing);
}

/** A text seen before the first thing that was known to be public: what is known later keeps its own place. */
export function earlyText(sighting: Sighting): TextOutcome {
  const text = earlierEvent(sighting, newestStated(sighting));
  return { events: [text, ...timesAfter(sighting, text)], revision: nextRevision(sighting) };
}

/** Earlier times, and nobody says when they were seen. */
function earlierText(sighting: Sighting): TextOutcome {
  const known = findEqualText(sighting, showsTimes);
  if (known !== undefined) return { events: [], revision: known };
  return { events: [earlierEvent(sighting, earlierTiming(sighting))], revision: nextRevision(sighting) };
}

const mark = (timing: Timing, anomaly: Anomaly): Timing => ({
  ...timing,
  anomalies: [...timing.anomalies, anomaly],
});

/** The time that the snapshot states for its text, else that of observation. */
function newestStated(sighting: Sighting): Timing {
  const { updatedAt, publishedAt } = sighting.snapshot;
  const stated = updatedAt ?? publishedAt;
  if (stated === undefined) return observedTiming(sighting);
  return statedTiming(sighting, stated, { field: updatedAt === undefined ? 'publishedAt' : 'updatedAt' });
}

/** The stated time; where the current text took effect before its own stated time, just before that. */
function earlierTiming(sighting: Sighting): Timing {
  const timing = newestStated(sighting);
  const { currentSince } = sighting;
  if (currentSince === null || timing.effectiveAt < currentSince) return timing;
  const effectiveAt = toInstant(toEpochMs(currentSince) - 1);
  return mark({ ...timing, effectiveAt, notBefore: undefined }, { code: 'times-disagree' });
}

/** The posting time never moves but by an event of its own; a time learned for the first time is no anomaly. */
function timesEvents(sighting: Sighting, shown: PublicState, updated: Moved): readonly PendingEvent[] {
  const { publishedAt, updatedAt } = sighting.snapshot;
  const isLearned = publishedAt !== undefined && shown.carried.publishedAt === null;
  const published = isLearned ? 'learned' : publishedMoved(sighting, shown);
  const isPublishedNews = published === 'learned' || published === 'later' || published === 'earlier';
  const isUpdatedNews = updated === 'later' || updated === 'earlier';
  if (!isPublishedNews && !isUpdatedNews) return [];
  const data = {
    ...(isPublishedNews ? { publishedAt } : {}),
    ...(isUpdatedNews ? { updatedAt } : {}),
    reason: published === 'learned' ? 'source states a time' : 'source states another time',
  };
  const timing = observedTiming(sighting);
  const isMoved = published === 'later' || published === 'earlier';
  const marked = isMoved ? mark(timing, { code: 'published-at-moved', field: 'publishedAt' }) : timing;
  return [sightedEvent(sighting, { type: 'TimesAmended', data }, marked)];
}
