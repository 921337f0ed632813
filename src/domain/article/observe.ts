import { ok, refuse } from '../../shared/result.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Article, PublicState } from './article.ts';
import type { Snapshot } from './commands.ts';
import { contentBytes, MAX_CONTENT_BYTES } from './content.ts';
import { decided, unchanged, type DecideContext, type Decided, type PendingEvent } from './decision.ts';
import { withinLimit } from './live-text.ts';
import { firstSnapshot } from './observe-first.ts';
import { resumedStatus, textBetween } from './observe-late.ts';
import { endEvents, releaseEvents } from './observe-status.ts';
import { earlyText } from './observe-text.ts';
import { findLastAct, isTextAct, stateAt, type TextAct } from './public-history.ts';
import { sightedEvent, timeOfSighting, toSighting, type Sighting } from './sighting.ts';

/** What a snapshot of a story's page appends. Refused only for its size: what is odd is marked as an anomaly. */
export function decideObservation(article: Article, snapshot: Snapshot, context: DecideContext): Decided {
  const limited = snapshot.content && withinLimit(snapshot.content);
  if (limited?.ok === false) return limited;
  const sighting = toSighting(article, snapshot, context);
  const seen = stateAt(article.acts, sighting.at);
  const reread = findReread(sighting, seen);
  if (reread !== undefined) return reinterpret(sighting, reread);
  if (seen !== null) return laterSnapshot(sighting, seen);
  const first = earliestState(article);
  return first === null ? firstSnapshot(sighting) : earlySnapshot(sighting, first);
}

/** The revision whose last observation the decision asks for; undefined: none. */
export const revisionInEffect = (article: Article, snapshot: Snapshot, now: Instant): number | undefined =>
  stateAt(article.acts, timeOfSighting(snapshot, now))?.text.change.revision;

function earliestState(article: Article): PublicState | null {
  const first = article.acts.items.slice(0, article.acts.length).find(isTextAct);
  return first === undefined ? null : stateAt(article.acts, first.effectiveAt);
}

/** Seen before the first thing that was known to be public. Without a text it says nothing that could be shown. */
function earlySnapshot(sighting: Sighting, first: PublicState): Decided {
  if (sighting.hash === null) return unchanged();
  const text = earlyText(sighting);
  const ended = endEvents(sighting, 'published');
  const resumed = resumedStatus(sighting, { ...first, status: 'published' });
  return decided([...text.events, ...ended, ...resumed], text.revision);
}

function laterSnapshot(sighting: Sighting, base: PublicState): Decided {
  const released = releaseEvents(sighting, base.status);
  const text = textBetween(sighting, base);
  const ended = endEvents(sighting, released.length > 0 ? 'published' : base.status);
  const resumed = resumedStatus(sighting, base);
  const events = [...released, ...text.events, ...ended, ...resumed];
  const revision = text.revision ?? (sighting.hash === null ? undefined : base.text.change.revision);
  const bytes = text.alsoSeen === undefined ? 0 : sumOfContents(events);
  if (bytes > MAX_CONTENT_BYTES) return refuse({ code: 'content-too-large', bytes });
  return ok({ events, revision, alsoSeen: text.alsoSeen });
}

/** A late text and the one that it would displace are appended at once, and so must fit together. */
const sumOfContents = (events: readonly PendingEvent[]): number =>
  events.reduce(
    (sum, { data }) => ('content' in data && data.content !== null ? sum + contentBytes(data.content) : sum),
    0,
  );

/**
 * The act that these very raw bytes were read into before, by an older version of the importer. Bytes that came back
 * after another text, at a given time of observation, are a new act and not a new reading.
 */
function findReread({ article, snapshot, isGiven }: Sighting, seen: PublicState | null): TextAct | undefined {
  const { extraction, content } = snapshot;
  if (extraction === undefined || content === undefined) return undefined;
  const found = findLastAct(
    article.acts,
    (act) =>
      isTextAct(act) && act.change.hash !== null && act.change.extraction?.rawSha256 === extraction.rawSha256,
  );
  if (found === undefined || !isTextAct(found)) return undefined;
  const read = found.change.extraction;
  const isSameSighting = !isGiven || seen?.text.eventId === found.eventId;
  if (read?.importer !== extraction.importer || !isSameSighting) return undefined;
  const isReadAgain = read.version === extraction.version && found.change.heldBy !== found.streamVersion;
  // An older importer's reading of bytes that a newer one has read says nothing new of the text that they show.
  const isReadBetter = read.version > extraction.version && seen?.text.eventId === found.eventId;
  return read.version < extraction.version || isReadAgain || isReadBetter ? found : undefined;
}

function reinterpret(sighting: Sighting, reread: TextAct): Decided {
  const { article, snapshot, hash } = sighting;
  const { content, extraction } = snapshot;
  const isOlderReading = (extraction?.version ?? 0) < (reread.change.extraction?.version ?? 0);
  if (content === undefined || isOlderReading || hash?.whole === reread.change.hash?.whole)
    return unchanged(reread.change.revision);
  const revision = article.lastRevision + 1;
  const { effectiveAt, effectiveBasis, notBefore } = reread;
  const event = sightedEvent(
    sighting,
    { type: 'TextReinterpreted', data: { revision, content, reinterprets: reread.eventId } },
    { effectiveAt, effectiveBasis, notBefore, anomalies: [] },
  );
  return decided([event], revision);
}
