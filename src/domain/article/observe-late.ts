import { laterOf, type Instant } from '../../shared/clock.ts';
import type { PublicState } from './article.ts';
import type { Content } from './content.ts';
import type { PendingEvent } from './decision.ts';
import { stateAt } from './public-history.ts';
import { observedTiming, sightedEvent, type Sighting } from './sighting.ts';
import { eventOfStatus } from './observe-status.ts';
import { isOtherText } from './known-text.ts';
import { recordText, textEvents, type TextOutcome } from './observe-text.ts';

/** When the text in effect was last seen, if that was after this sighting and no act lay between. */
function seenLater({ article, at, lastSeen }: Sighting, base: PublicState): Instant | undefined {
  const seenAt = lastSeen(base.text.change.revision)?.givenAt;
  if (seenAt === undefined || seenAt <= at) return undefined;
  return stateAt(article.acts, seenAt)?.text.eventId === base.text.eventId ? seenAt : undefined;
}

/**
 * What a snapshot says of the text. Where the text that it displaces was seen again later, that one is restated from then
 * on, before the late one: so that a late text never stands for what followed it.
 */
export function textBetween(sighting: Sighting, base: PublicState): TextOutcome {
  const text = textEvents(sighting, base);
  const seenAt = seenLater(sighting, base);
  const content = sighting.texts.get(base.text.change.revision) ?? undefined;
  if (seenAt === undefined || content === undefined || !displaces(sighting, text, base)) return text;
  const restated = restate(sighting, { base, content, seenAt });
  const { lastRevision, currentSince } = sighting;
  const late = textEvents(
    {
      ...sighting,
      lastRevision: lastRevision + 1,
      currentSince: laterOf(currentSince ?? seenAt, seenAt),
    },
    base,
  );
  return {
    ...late,
    events: [restated, ...late.events],
    alsoSeen: { revision: lastRevision + 1, at: seenAt },
  };
}

const displaces = (sighting: Sighting, { events }: TextOutcome, base: PublicState): boolean =>
  isOtherText(sighting, base) &&
  events.some(({ data, effectiveAt }) => 'content' in data && effectiveAt >= base.text.effectiveAt);

type Restating = { readonly base: PublicState; readonly content: Content; readonly seenAt: Instant };

function restate(sighting: Sighting, { base, content, seenAt }: Restating): PendingEvent {
  const { source } = sighting.snapshot;
  const again: Sighting = {
    ...sighting,
    snapshot: { source, status: base.status, content, observedAt: seenAt },
    at: seenAt,
    anomalies: [],
  };
  return recordText(again, { ...observedTiming(again), notBefore: sighting.at });
}

/** Ends a status that a late snapshot saw where the story is next known to have had the one before. */
export function resumedStatus(sighting: Sighting, base: PublicState): readonly PendingEvent[] {
  if (!sighting.isGiven || sighting.snapshot.status === base.status) return [];
  const until = statusKnownAgain(sighting, base);
  if (until === undefined) return [];
  const { source } = sighting.snapshot;
  const later: Sighting = {
    ...sighting,
    snapshot: { source, status: base.status, observedAt: until },
    at: until,
    anomalies: [],
  };
  return [sightedEvent(later, eventOfStatus(later), { ...observedTiming(later), notBefore: sighting.at })];
}

/** The next act or sighting that implies the status of before; undefined: none, or the next act states one itself. */
function statusKnownAgain(sighting: Sighting, base: PublicState): Instant | undefined {
  const { acts } = sighting.article;
  const later = acts.items
    .slice(0, acts.length)
    .filter(({ effectiveAt, change }) => effectiveAt > sighting.at && change.kind !== 'times');
  const next = later[0]?.effectiveAt;
  const seenAt = seenLater(sighting, base);
  if (seenAt !== undefined && (next === undefined || seenAt < next)) return seenAt;
  const isStated = later.some(({ effectiveAt, change }) => effectiveAt === next && change.kind === 'status');
  return isStated ? undefined : next;
}
