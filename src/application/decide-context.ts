import type { Article } from '../domain/article/article.ts';
import type { Content } from '../domain/article/content.ts';
import type { DecideContext, LastSeen } from '../domain/article/decision.ts';
import { revisionInEffect } from '../domain/article/observe.ts';
import type { EventStore, ObservationLedger } from '../event-store/event-store.ts';
import type { Instant } from '../shared/clock.ts';
import type { CommandRequest } from './command-request.ts';
import { findRevisionText } from './find-revision-text.ts';

type ContextSources = {
  readonly store: EventStore;
  readonly ledger: ObservationLedger;
  /** The zone in which Stet states a time that a caller left out. */
  readonly zone: string;
};

type Moment = { readonly article: Article; readonly now: Instant };

/** What a decision needs beside the state: the time, the texts that the command names, and when they were last seen. */
export async function decideContextOf(
  sources: ContextSources,
  request: CommandRequest,
  moment: Moment,
): Promise<DecideContext> {
  const { article, now } = moment;
  const seen = await lastSeen(sources, request, moment);
  const wanted = textWanted(request.command, article, seen);
  return {
    now,
    zone: sources.zone,
    sourceSystem: request.principal.sourceSystem,
    texts: await textsFor(sources.store, article, wanted),
    lastSeen: (revision) => (revision === seen?.revision ? seen.observation : undefined),
  };
}

type SeenText = { readonly revision: number; readonly observation: LastSeen | undefined };

async function lastSeen(
  { ledger }: ContextSources,
  { command, articleId }: CommandRequest,
  { article, now }: Moment,
): Promise<SeenText | undefined> {
  if (command.type !== 'RecordObservation') return undefined;
  const revision = revisionInEffect(article, command.snapshot, now);
  return revision === undefined
    ? undefined
    : { revision, observation: await ledger.find(articleId, revision) };
}

/** The revision whose text the command needs and the state may not hold. */
function textWanted(
  command: CommandRequest['command'],
  article: Article,
  seen: SeenText | undefined,
): number | undefined {
  switch (command.type) {
    case 'RestoreRevision':
      return command.revision;
    case 'FireSchedule':
      return article.schedule?.revision;
    case 'RecordObservation': {
      const { observedAt } = command.snapshot;
      const seenAt = seen?.observation?.givenAt;
      const isLate = observedAt !== undefined && seenAt !== undefined && observedAt < seenAt;
      return isLate ? seen?.revision : undefined;
    }
    default:
      return undefined;
  }
}

async function textsFor(
  store: EventStore,
  article: Article,
  wanted: number | undefined,
): Promise<ReadonlyMap<number, Content | null>> {
  if (wanted === undefined) return new Map();
  const text = await findRevisionText(store, article, wanted);
  return text === undefined ? new Map() : new Map([[wanted, text]]);
}
