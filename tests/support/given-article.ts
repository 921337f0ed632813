import { initialArticle, type Article } from '../../src/domain/article/article.ts';
import type { ArticleCommand, Snapshot } from '../../src/domain/article/commands.ts';
import { toNormalContent, type Content } from '../../src/domain/article/content.ts';
import { decide } from '../../src/domain/article/decide.ts';
import type { DecideContext, Decision, LastSeen, PendingEvent } from '../../src/domain/article/decision.ts';
import { readStatedTime, type EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type { ArticleEvent, ArticleId, EventId, StoredEvent } from '../../src/domain/article/events.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { revisionInEffect } from '../../src/domain/article/observe.ts';
import { timeOfSighting } from '../../src/domain/article/sighting.ts';
import { laterOf, type Instant } from '../../src/shared/clock.ts';
import type { Rejection } from '../../src/domain/article/rejections.ts';

export const instant = (text: string): Instant => text as Instant;

/** A stated time in a zone; the text must be readable. */
export function stated(text: string, zone = 'Asia/Taipei'): EditorialTime {
  const read = readStatedTime(text, zone);
  if (!read.ok) throw new Error(`Unreadable time in a test: ${text}`);
  return read.value;
}

export const aContent = (headline: string, ...paragraphs: readonly string[]): Content =>
  toNormalContent({
    kind: 'article',
    language: 'en',
    headline,
    alternativeHeadlines: [],
    bylines: [],
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, marks: [], attributes: {} })),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  });

export const aSnapshot = (content: Content | undefined, more: Partial<Snapshot> = {}): Snapshot => ({
  source: { system: 'harbour-post', id: 'ferry-terminal' },
  status: 'published',
  content,
  ...more,
});

/** One story told by commands at given times, pure: decide, stamp, evolve, and a ledger as the handler keeps it. */
export type Told = {
  readonly article: Article;
  readonly events: readonly StoredEvent[];
  readonly refusals: readonly Rejection[];
  tell(at: string, command: ArticleCommand, options?: { readonly sourceSystem?: string }): Told;
  observe(at: string, snapshot: Snapshot): Told;
};

type Ledger = ReadonlyMap<number, LastSeen>;
type Telling = Pick<Told, 'article' | 'events' | 'refusals'> & { readonly ledger: Ledger };

export function givenArticle(articleId = 'A1'): Told {
  return told({
    article: initialArticle(articleId as ArticleId),
    events: [],
    refusals: [],
    ledger: new Map(),
  });
}

function told(telling: Telling): Told {
  const tell: Told['tell'] = (at, command, options = {}) => told(step(telling, command, { at, ...options }));
  const { article, events, refusals } = telling;
  return {
    article,
    events,
    refusals,
    tell,
    observe: (at, snapshot) => tell(at, { type: 'RecordObservation', snapshot }),
  };
}

type Step = { readonly at: string; readonly sourceSystem?: string };

function step(telling: Telling, command: ArticleCommand, { at, sourceSystem }: Step): Telling {
  const { article, events } = telling;
  const now = laterOf(instant(at), article.lastRecordedAt ?? instant(''));
  const decision = decide(article, command, { ...contextOf(telling, command, now), sourceSystem });
  if (!decision.ok) return { ...telling, refusals: [...telling.refusals, decision.error] };
  const stored = decision.value.events.map((pending, index) =>
    stampPending(pending, { article, now, version: article.streamVersion + BigInt(index + 1) }),
  );
  return {
    ...telling,
    article: stored.reduce(evolve, article),
    events: [...events, ...stored],
    ledger: nextLedger(telling.ledger, command, { decision: decision.value, now }),
  };
}

function contextOf(
  { article, events, ledger }: Telling,
  command: ArticleCommand,
  now: Instant,
): DecideContext {
  const seen =
    command.type === 'RecordObservation' ? revisionInEffect(article, command.snapshot, now) : undefined;
  return {
    now,
    zone: 'UTC',
    texts: textsOf(events),
    lastSeen: (revision) => (revision === seen ? ledger.get(revision) : undefined),
  };
}

const textsOf = (events: readonly StoredEvent[]): ReadonlyMap<number, Content | null> =>
  new Map(
    events.flatMap(({ data }) =>
      'revision' in data && 'content' in data ? [[data.revision, data.content]] : [],
    ),
  );

function nextLedger(
  ledger: Ledger,
  command: ArticleCommand,
  { decision, now }: { readonly decision: Decision; readonly now: Instant },
): Ledger {
  if (command.type !== 'RecordObservation') return ledger;
  const { revision, alsoSeen } = decision;
  const next = new Map(ledger);
  if (alsoSeen !== undefined) next.set(alsoSeen.revision, { at: alsoSeen.at, givenAt: alsoSeen.at });
  if (revision === undefined || command.snapshot.content === undefined) return next;
  const at = timeOfSighting(command.snapshot, now);
  const before = ledger.get(revision);
  const givenAt = at === command.snapshot.observedAt ? at : undefined;
  return next.set(revision, {
    at: laterOf(before?.at ?? at, at),
    givenAt: laterOf(before?.givenAt ?? instant(''), givenAt ?? instant('')) || undefined,
  });
}

type Stamp = { readonly article: Article; readonly now: Instant; readonly version: bigint };

function stampPending({ actor, ...pending }: PendingEvent, { article, now, version }: Stamp): StoredEvent {
  const event: ArticleEvent = {
    ...pending,
    schemaVersion: 1,
    eventId: `${article.articleId}-${String(version)}` as EventId,
    articleId: article.articleId,
    recordedAt: now,
    actor: actor ?? { kind: 'user', id: 'lin' },
    recordedBy: { kind: 'token', id: 'desk' },
    correlationId: 'c',
    causationId: 'c',
    commandId: `c-${String(version)}`,
  };
  return { ...event, streamVersion: version, globalPosition: version };
}
