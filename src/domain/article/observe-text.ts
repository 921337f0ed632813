import { toEpochMs, toInstant } from '../../shared/clock.ts';
import type { PublicState } from './article.ts';
import type { Content } from './content.ts';
import type { PendingEvent } from './decision.ts';
import type { EditorialTime } from './editorial-time.ts';
import type { Anomaly } from './events.ts';
import { contentElsewhere, applyAct, isTextAct } from './public-history.ts';
import { observedTiming, sightedEvent, statedTiming, type Sighting, type Timing } from './sighting.ts';

/** How a stated time stands to the one in effect. `unstated`: the snapshot says nothing. `learned`: nothing was known. */
type Moved = 'unstated' | 'learned' | 'same' | 'earlier' | 'later';

export type TextOutcome = {
  readonly events: readonly PendingEvent[];
  readonly revision?: number | undefined;
};

/** What a snapshot says of the text and the times, against the state in effect when it was seen. */
export function textEvents(sighting: Sighting, base: PublicState): TextOutcome {
  const published = publishedMoved(sighting, base);
  const updated = updatedMoved(sighting, base);
  const isEarlier = updated === 'earlier' || (published === 'earlier' && updated !== 'later');
  if (isEarlier) return earlierText(sighting, base);
  const text = isTextEvent(sighting, base, updated) ? [textEvent(sighting, base, updated)] : [];
  const times = timesEvents(sighting, { published, updated });
  return { events: [...text, ...times], revision: text.length > 0 ? nextRevision(sighting) : undefined };
}

const nextRevision = ({ article }: Sighting): number => article.lastRevision + 1;

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
  const since = base.publishedAt?.instant ?? publishedAt?.instant ?? base.effectiveAt;
  return updatedAt.instant > since ? 'later' : 'learned';
}

const isOtherText = ({ hash }: Sighting, base: PublicState): boolean =>
  hash !== null && hash.whole !== base.text.change.hash?.whole;

const isTextEvent = (sighting: Sighting, base: PublicState, updated: Moved): boolean =>
  sighting.hash !== null && (updated === 'later' || isOtherText(sighting, base));

function textEvent(sighting: Sighting, base: PublicState, updated: Moved): PendingEvent {
  const { updatedAt } = sighting.snapshot;
  // Where the text is the same, it may well have been seen after the time that it now states.
  const oldRevision = base.text.change.revision;
  const timing =
    updated === 'later' && updatedAt !== undefined
      ? statedTiming(sighting, updatedAt, {
          field: 'updatedAt',
          oldRevision: isOtherText(sighting, base) ? oldRevision : undefined,
        })
      : observedTiming(sighting, oldRevision);
  return recordText(sighting, timing);
}

/** An update where it becomes the current text, an earlier text where it doesn't. */
function recordText(sighting: Sighting, timing: Timing): PendingEvent {
  const current = sighting.article.published;
  const isPast = current !== null && timing.effectiveAt < current.text.effectiveAt;
  return isPast ? earlierEvent(sighting, timing) : updateEvent(sighting, timing);
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

function earlierText(sighting: Sighting, base: PublicState): TextOutcome {
  if (sighting.hash === null) return { events: [] };
  const revision = nextRevision(sighting);
  if (sighting.isGiven) {
    const timing = observedTiming(sighting, base.text.change.revision);
    return { events: [recordText(sighting, mark(timing, { code: 'rolled-back' }))], revision };
  }
  const known = findEqualText(sighting);
  if (known !== undefined) return { events: [], revision: known };
  return { events: [earlierEvent(sighting, earlierTiming(sighting))], revision };
}

const mark = (timing: Timing, anomaly: Anomaly): Timing => ({
  ...timing,
  anomalies: [...timing.anomalies, anomaly],
});

/** The stated time; where the current text took effect before its own stated time, just before that. */
function earlierTiming(sighting: Sighting): Timing {
  const { updatedAt, publishedAt } = sighting.snapshot;
  const stated = updatedAt ?? publishedAt;
  const timing =
    stated === undefined
      ? observedTiming(sighting)
      : statedTiming(sighting, stated, { field: updatedAt === undefined ? 'publishedAt' : 'updatedAt' });
  const current = sighting.article.published;
  if (current === null || timing.effectiveAt < current.text.effectiveAt) return timing;
  const effectiveAt = toInstant(toEpochMs(current.text.effectiveAt) - 1);
  return mark({ ...timing, effectiveAt, notBefore: undefined }, { code: 'times-disagree' });
}

/** The revision of a text that is equal and showed these times: a time left out differs from nothing. */
function findEqualText({ article, hash, snapshot }: Sighting): number | undefined {
  let state: PublicState | null = null;
  for (let index = 0; index < article.acts.length; index += 1) {
    const act = article.acts.items[index];
    if (act === undefined) break;
    state = applyAct(state, act, contentElsewhere(act));
    if (
      state !== null &&
      isTextAct(act) &&
      act.change.hash?.whole === hash?.whole &&
      showsTimes(state, snapshot)
    ) {
      return act.change.revision;
    }
  }
  return undefined;
}

function showsTimes(state: PublicState, { publishedAt, updatedAt }: Sighting['snapshot']): boolean {
  const agrees = (stated: EditorialTime | undefined, known: EditorialTime | null): boolean =>
    stated === undefined || known === null || stated.instant === known.instant;
  return agrees(publishedAt, state.publishedAt) && agrees(updatedAt, state.updatedAt);
}

type Moves = { readonly published: Moved; readonly updated: Moved };

/** The posting time never moves but by an event of its own; a time learned for the first time is no anomaly. */
function timesEvents(sighting: Sighting, { published, updated }: Moves): readonly PendingEvent[] {
  const { publishedAt, updatedAt } = sighting.snapshot;
  const isPublishedNews = published === 'learned' || published === 'later' || published === 'earlier';
  const isUpdatedNews = updated === 'later' && sighting.hash === null;
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
