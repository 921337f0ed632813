import { laterOf, type Clock, type Instant } from '../shared/clock.ts';
import { newUuidV7 } from '../shared/ids.ts';
import { ok, refuse, type Result } from '../shared/result.ts';
import type { Article } from '../domain/article/article.ts';
import { decide } from '../domain/article/decide.ts';
import type { Decision, PendingEvent } from '../domain/article/decision.ts';
import type { ArticleEvent, EventId, StoredEvent } from '../domain/article/events.ts';
import { timeOfSighting } from '../domain/article/sighting.ts';
import {
  WrongExpectedVersionError,
  type EventStore,
  type ObservationLedger,
} from '../event-store/event-store.ts';
import { createArticleCache, type ArticleCache, type LoadedArticle } from './article-cache.ts';
import type { CommandOutcome, CommandRefusal, CommandRequest, HandleCommand } from './command-request.ts';
import { decideContextOf } from './decide-context.ts';
import { mayCommand } from './may-command.ts';
import { createSerialize } from './serialize.ts';

export type CommandDependencies = {
  readonly store: EventStore;
  readonly ledger: ObservationLedger;
  readonly clock: Clock;
  /** The zone in which Stet states a time that a caller left out. */
  readonly zone: string;
  /** How many stories stay in memory; default 1,000. */
  readonly cachedStories?: number;
};

type Handling = CommandDependencies & { readonly cache: ArticleCache };
type Handled = Result<CommandOutcome, CommandRefusal>;

/** Another process's append between our reading and ours is met by reading again, so many times. */
const MAX_TRIES = 50;

/** Commands of one story are decided one after the other, those of different stories side by side. */
export function createHandleCommand(dependencies: CommandDependencies): HandleCommand {
  const cache = createArticleCache(dependencies.store, { stories: dependencies.cachedStories ?? 1_000 });
  const handling = { ...dependencies, cache };
  const serialize = createSerialize();
  return (request) => serialize(request.articleId, () => handle(handling, request));
}

async function handle(handling: Handling, request: CommandRequest): Promise<Handled> {
  for (let attempt = 1; ; attempt += 1) {
    // Asked at each try: the append in between may be another process's try of this very command.
    const replay = await findReplay(handling, request);
    if (replay !== undefined) return replay;
    const loaded = await handling.cache.load(request.articleId);
    try {
      return await tryOnce(handling, request, loaded);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError) || attempt === MAX_TRIES) throw error;
    }
  }
}

/** A retry of a command that was stored is answered from the stream, before any other check. */
async function findReplay({ store }: Handling, request: CommandRequest): Promise<Handled | undefined> {
  const { articleId, commandId, eventIdOf } = request;
  if (eventIdOf === undefined) return undefined;
  const events = await store.readCommand(articleId, commandId);
  const last = events.at(-1);
  if (last === undefined) return undefined;
  if (events[0]?.eventId !== eventIdOf(0)) return refuse({ code: 'command-reused' });
  return ok(toOutcome(last, events, { revision: revisionOf(events), replayed: true }));
}

function revisionOf(events: readonly StoredEvent[]): number | undefined {
  const found = events.findLast((event) => 'revision' in event.data);
  return found !== undefined && 'revision' in found.data ? found.data.revision : undefined;
}

const toOutcome = (
  last: StoredEvent,
  events: readonly StoredEvent[],
  { revision, replayed }: { readonly revision: number | undefined; readonly replayed: boolean },
): CommandOutcome => ({
  articleId: last.articleId,
  revision,
  streamVersion: last.streamVersion,
  position: last.globalPosition,
  changed: true,
  replayed,
  appended: events.map((event) => event.type),
});

async function tryOnce(handling: Handling, request: CommandRequest, loaded: LoadedArticle): Promise<Handled> {
  const { article, position } = loaded;
  if (!mayCommand(request, article)) return refuse({ code: 'forbidden' });
  if (isStale(request, article)) return refuse({ code: 'version-conflict', actual: article.streamVersion });
  const now = laterOf(handling.clock(), article.lastRecordedAt ?? ('' as Instant));
  const decision = decide(
    article,
    request.command,
    await decideContextOf(handling, request, { article, now }),
  );
  if (!decision.ok) return decision;
  const outcome =
    decision.value.events.length === 0
      ? unchangedOutcome(article, position, decision.value.revision)
      : await append(handling, request, { loaded, decision: decision.value, now });
  await noteObservation(handling, request, { decision: decision.value, now });
  return ok(outcome);
}

/** An unknown story is left to decide, which says so. */
const isStale = ({ expected, command }: CommandRequest, { streamVersion }: Article): boolean =>
  typeof expected === 'bigint' &&
  expected !== streamVersion &&
  (streamVersion > 0n || command.type === 'PublishArticle');

const unchangedOutcome = (
  article: Article,
  position: bigint,
  revision: number | undefined,
): CommandOutcome => ({
  articleId: article.articleId,
  revision,
  streamVersion: article.streamVersion,
  position,
  changed: false,
  replayed: false,
  appended: [],
});

type Appending = { readonly loaded: LoadedArticle; readonly decision: Decision; readonly now: Instant };

async function append(
  { store, cache }: Handling,
  request: CommandRequest,
  { loaded, decision, now }: Appending,
): Promise<CommandOutcome> {
  const events = decision.events.map((pending, index) => stamp(pending, request, { now, index }));
  const before = loaded.article.streamVersion;
  const { globalPosition, alreadyStored } = await store.append(request.articleId, events, before);
  const stored = events.map((event, index) => ({
    ...event,
    streamVersion: before + BigInt(index + 1),
    globalPosition,
  }));
  cache.advance(request.articleId, loaded, stored);
  const last = stored.at(-1);
  if (last === undefined) throw new Error('A decision with events was appended without any');
  return toOutcome(last, stored, { revision: decision.revision, replayed: alreadyStored });
}

function stamp(
  { actor, ...pending }: PendingEvent,
  request: CommandRequest,
  { now, index }: { readonly now: Instant; readonly index: number },
): ArticleEvent {
  const { articleId, principal, commandId, correlationId, command, eventIdOf } = request;
  return {
    ...pending,
    schemaVersion: 1,
    eventId: eventIdOf?.(index) ?? (newUuidV7() as EventId),
    articleId,
    recordedAt: now,
    actor: actor ?? request.actor,
    recordedBy: { kind: principal.kind, id: principal.id },
    correlationId,
    causationId: command.type === 'FireSchedule' ? command.schedule : commandId,
    commandId,
  };
}

/** The text of a snapshot was seen: the ledger keeps when, also where nothing was appended. */
async function noteObservation(
  { ledger }: Handling,
  { command, articleId }: CommandRequest,
  { decision, now }: { readonly decision: Decision; readonly now: Instant },
): Promise<void> {
  if (command.type !== 'RecordObservation') return;
  const { snapshot } = command;
  const { revision, alsoSeen } = decision;
  if (alsoSeen !== undefined) {
    const { at } = alsoSeen;
    await ledger.record(articleId, alsoSeen.revision, { at, givenAt: at });
  }
  if (revision === undefined || snapshot.content === undefined) return;
  const at = timeOfSighting(snapshot, now);
  await ledger.record(articleId, revision, at === snapshot.observedAt ? { at, givenAt: at } : { at });
}
