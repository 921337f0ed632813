import type { ArticleCommand } from '../domain/article/commands.ts';
import type { EventId } from '../domain/article/events.ts';
import type { EventStore, ObservationLedger } from '../event-store/event-store.ts';
import type { History, HistoryAct } from '../schemas/history-schema.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import { derivedUuid } from '../shared/ids.ts';
import type { CommandOutcome, CommandRequest, HandleCommand } from './command-request.ts';
import { createHandleCommand } from './handle-command.ts';
import { systemActor, systemPrincipal } from './system-principal.ts';

export type ReplayDependencies = {
  readonly store: EventStore;
  readonly ledger: ObservationLedger;
  /** The time now: no act may lie after it. */
  readonly clock: Clock;
};

/** How many events were appended; of acts told before, none are. */
export type ReplayHistories = (histories: readonly History[]) => Promise<{ readonly events: number }>;

/**
 * Tells histories anew through the command handler, the acts of all in the order of their times, and each with its own
 * time as that of recording. Ids are derived from the story and the act's place, so that telling them again appends
 * nothing. Throws at the first act that lies in the future or is refused.
 */
export function createReplayHistories(dependencies: ReplayDependencies): ReplayHistories {
  return async (histories) => {
    const tellers = new Map(histories.map((history) => [history, createTeller(history, dependencies)]));
    let events = 0;
    for (const { history, index } of inOrderOfTime(histories)) {
      const outcome = await tellers.get(history)?.(index);
      if (outcome !== undefined && !outcome.replayed) events += outcome.appended.length;
    }
    return { events };
  };
}

type Place = { readonly history: History; readonly index: number; readonly at: Instant };

/** Acts of one time keep the order of the histories: the sort is stable. */
const inOrderOfTime = (histories: readonly History[]): readonly Place[] =>
  histories
    .flatMap((history) => history.acts.map(({ at }, index): Place => ({ history, index, at })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Tells the acts of one history, one after the other. */
function createTeller(
  history: History,
  { store, ledger, clock }: ReplayDependencies,
): (index: number) => Promise<CommandOutcome> {
  let now: Instant | undefined;
  const handleCommand = createHandleCommand({
    store,
    ledger,
    clock: () => now ?? clock(),
    zone: history.zone,
    cachedStories: 1,
  });
  const eventsOfActs = new Map<string, EventId>();
  return async (index) => {
    const act = history.acts[index];
    if (act === undefined) throw new RangeError(`${history.articleId} has no act ${String(index + 1)}`);
    const place = `${history.articleId}, act ${String(index + 1)} (${act.command.type} at ${act.at})`;
    if (act.at > clock()) throw new Error(`${place} lies in the future: is this machine's clock right?`);
    now = act.at;
    const request = toRequest(history, index, toCommand(act, eventsOfActs));
    const outcome = await tell(handleCommand, request, place);
    if (act.name !== undefined) eventsOfActs.set(act.name, lastEventOf(request.commandId, outcome));
    return outcome;
  };
}

async function tell(
  handleCommand: HandleCommand,
  request: CommandRequest,
  place: string,
): Promise<CommandOutcome> {
  const outcome = await handleCommand(request);
  if (!outcome.ok) throw new Error(`${place} is refused: ${outcome.error.code}`);
  return outcome.value;
}

function toCommand({ command }: HistoryAct, eventsOfActs: ReadonlyMap<string, EventId>): ArticleCommand {
  switch (command.type) {
    case 'FireSchedule':
      return { type: command.type, schedule: getEvent(eventsOfActs, command.act) };
    case 'CorrectEffectiveTime': {
      const { type, act, effectiveAt, reason } = command;
      return { type, eventId: getEvent(eventsOfActs, act), effectiveAt, reason };
    }
    default:
      return command;
  }
}

function getEvent(eventsOfActs: ReadonlyMap<string, EventId>, act: string): EventId {
  const eventId = eventsOfActs.get(act);
  if (eventId === undefined) throw new Error(`No act told before is named ${JSON.stringify(act)}`);
  return eventId;
}

const lastEventOf = (commandId: string, { appended }: CommandOutcome): EventId =>
  eventIdOf(commandId, appended.length - 1);

const eventIdOf = (commandId: string, index: number): EventId =>
  derivedUuid(commandId, String(index)) as EventId;

function toRequest(history: History, index: number, command: ArticleCommand): CommandRequest {
  const { articleId, people, acts } = history;
  const by = acts[index]?.by;
  const commandId = derivedUuid('history', articleId, String(index));
  return {
    articleId,
    command,
    principal: systemPrincipal,
    actor: by === undefined ? systemActor : { kind: 'user', id: by, name: people[by] },
    expected: 'any',
    commandId,
    eventIdOf: (event) => eventIdOf(commandId, event),
    correlationId: derivedUuid('history', articleId),
  };
}
