import { lastOf } from '../../shared/append-log.ts';
import type { Instant } from '../../shared/clock.ts';
import { statusOf, type Article, type PublicState, type PublicStatus } from './article.ts';
import type { Snapshot } from './commands.ts';
import { hashContent, type Content, type ContentHash } from './content.ts';
import { decided, pend, unchanged, type DecideContext, type Decided, type PendingEvent, type TypeAndData } from './decision.ts';
import type { Anomaly } from './events.ts';
import { findLastAct, isTextAct, stateAt, type TextAct } from './public-history.ts';
import { firstSnapshot } from './observe-first.ts';
import { compareTimes, textEvents, type Sighting } from './observe-text.ts';

/**
 * What a snapshot of a story's page appends. Never refused: what is odd is marked as an anomaly.
 * The table of these rules is `docs/observations.md`.
 */
export function decideObservation(article: Article, snapshot: Snapshot, context: DecideContext): Decided {
  const observedAt = snapshot.observedAt;
  const at = observedAt === undefined || observedAt > context.now ? context.now : observedAt;
  const sighting = toSighting(article, snapshot, { at, context });
  if (article.acts.length === 0) return firstSnapshot(sighting);
  return laterSnapshot(sighting);
}

function toSighting(
  article: Article,
  snapshot: Snapshot,
  { at, context }: { readonly at: Instant; readonly context: DecideContext },
): Sighting {
  const inTheFuture = snapshot.observedAt !== undefined && snapshot.observedAt > context.now;
  const given: readonly Anomaly[] = snapshot.anomalies ?? [];
  return {
    article,
    snapshot,
    at,
    now: context.now,
    isGiven: snapshot.observedAt !== undefined,
    hash: snapshot.content === undefined ? null : hashContent(snapshot.content),
    anomalies: inTheFuture ? [...given, { code: 'time-in-future', field: 'observedAt' }] : given,
    lastSeen: context.lastSeen,
  };
}

function laterSnapshot(sighting: Sighting): Decided {
  const { article, at, snapshot } = sighting;
  const seen = stateAt(article.acts, at);
  const reread = findReread(sighting, seen);
  if (reread !== undefined) return reinterpret(sighting, reread);
  const base = seen ?? earliestState(article);
  if (base === null) return firstSnapshot(sighting);
  const release = releaseEvents(sighting, base);
  const text = textEvents(sighting, base);
  const end = endEvents(sighting, release.length > 0 ? 'published' : base.status);
  const events = [...release, ...text.events, ...end];
  const known = text.revision ?? (snapshot.content === undefined ? undefined : base.text.change.revision);
  return events.length === 0 ? unchanged(known) : decided(events, known);
}

/** Observed before anything was public: compared with the first thing that was. */
const earliestState = (article: Article): PublicState | null => {
  const first = article.acts.items[0];
  return first === undefined ? null : stateAt(article.acts, first.effectiveAt);
};

/**
 * The act that these very raw bytes were read into before, by an older version of the importer. Bytes that came back
 * after another text (with a given time of observation) are a new act, not a new reading.
 */
function findReread({ article, snapshot, isGiven }: Sighting, seen: PublicState | null): TextAct | undefined {
  const { extraction, content } = snapshot;
  if (extraction === undefined || content === undefined) return undefined;
  const found = findLastAct(
    article.acts,
    (act) => isTextAct(act) && act.change.extraction?.rawSha256 === extraction.rawSha256 && act.change.hash !== null,
  ) as TextAct | undefined;
  const read = found?.change.extraction;
  if (found === undefined || read === undefined) return undefined;
  const isNewer = read.importer !== extraction.importer || read.version < extraction.version;
  const isSameSighting = !isGiven || seen?.text.eventId === found.eventId;
  return isNewer && isSameSighting ? found : undefined;
}

function reinterpret(sighting: Sighting, reread: TextAct): Decided {
  const { article, snapshot, hash } = sighting;
  const { content } = snapshot;
  if (content === undefined || hash?.whole === reread.change.hash?.whole) return unchanged(reread.change.revision);
  const revision = article.lastRevision + 1;
  const event = pend(
    { type: 'TextReinterpreted', data: { revision, content, reinterprets: reread.eventId } },
    {
      ...provenance(sighting),
      effectiveAt: reread.effectiveAt,
      effectiveBasis: reread.effectiveBasis,
      notBefore: reread.notBefore,
    },
  );
  return decided([event], revision);
}

/** What every event of one snapshot says of where it was learned. */
export const provenance = ({ snapshot }: Sighting) =>
  ({
    recording: 'backfill',
    source: snapshot.source,
    extraction: snapshot.extraction,
    observedAt: snapshot.observedAt,
    actor: snapshot.actor,
  }) as const;

/** An act whose time nobody stated: seen at the time of observation. */
export function observedEvent(sighting: Sighting, what: TypeAndData, anomalies: readonly Anomaly[] = []): PendingEvent {
  const marks = [...sighting.anomalies, ...anomalies];
  return pend(what, {
    ...provenance(sighting),
    effectiveAt: sighting.at,
    effectiveBasis: 'observed',
    ...(marks.length === 0 ? {} : { anomalies: marks }),
  });
}

/** A published snapshot of a story that isn't published says that it is again. */
function releaseEvents(sighting: Sighting, base: PublicState): readonly PendingEvent[] {
  if (sighting.snapshot.status !== 'published' || base.status === 'published') return [];
  const marks: readonly Anomaly[] = base.status === 'retracted' ? [{ code: 'text-after-retraction' }] : [];
  return [observedEvent(sighting, { type: 'ArticleReleased', data: { reason: 'observed at the source' } }, marks)];
}

/** The event of a status that the story doesn't have yet. */
export function endEvents(sighting: Sighting, status: PublicStatus): readonly PendingEvent[] {
  const { snapshot } = sighting;
  if (snapshot.status === 'published' || snapshot.status === status) return [];
  const { notice } = snapshot;
  const reason = snapshot.note ?? 'observed at the source';
  switch (snapshot.status) {
    case 'withheld':
      return [observedEvent(sighting, { type: 'ArticleWithheld', data: { reason, notice } })];
    case 'retracted':
      return [observedEvent(sighting, { type: 'ArticleRetracted', data: { reason, notice: notice ?? '' } })];
    case 'gone':
      return [observedEvent(sighting, { type: 'DisappearanceObserved', data: { notice } })];
  }
}

export { compareTimes, lastOf, statusOf, type Content, type ContentHash };
