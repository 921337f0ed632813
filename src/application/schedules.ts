import { setTimeout as pause } from 'node:timers/promises';

import type { ArticleId, EventId } from '../domain/article/events.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import { derivedUuid } from '../shared/ids.ts';
import type { Log } from '../shared/log.ts';
import type { CommandOutcome, CommandRefusal, HandleCommand } from './command-request.ts';
import { systemActor, systemPrincipal } from './system-principal.ts';
import type { Result } from '../shared/result.ts';

/** A publication whose time has come, as the read model lists it. */
export type DueSchedule = { readonly articleId: ArticleId; readonly eventId: EventId };

export type SchedulesOptions = {
  readonly handleCommand: HandleCommand;
  /** Schedules with `publishAt` at or before the instant. A schedule that has fired may still be listed for a while. */
  readonly listDue: (now: Instant) => Promise<readonly DueSchedule[]>;
  readonly clock: Clock;
  readonly log: Log;
  /** How often to look; default 250 ms, the most that a publication is late while the program runs. */
  readonly everyMs?: number;
};

export type Schedules = {
  /** Resolves when the firing in hand is done. */
  stop(): Promise<void>;
};

/**
 * Fires scheduled publications at their time. Each fires once, whatever restarts and however many processes: its events have
 * ids derived from the schedule's, and the story's version decides who appends them; the others find it fired.
 */
export function startSchedules(options: SchedulesOptions): Schedules {
  const stopping = new AbortController();
  const running = keepFiring(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

const LONGEST_WAIT_MS = 10_000;

async function keepFiring(options: SchedulesOptions, signal: AbortSignal): Promise<void> {
  const { everyMs = 250, log } = options;
  let failures = 0;
  while (!signal.aborted) {
    const fault = await fireDue(options, signal);
    // Each try fails in the same words: once is enough.
    if (fault !== undefined && failures === 0) {
      log.error({ err: fault.error }, 'Scheduled publications could not be listed; it is tried again');
    }
    failures = fault === undefined ? 0 : failures + 1;
    const waitMs = Math.min(everyMs * 2 ** Math.min(failures, 10), Math.max(everyMs, LONGEST_WAIT_MS));
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

async function fireDue(
  options: SchedulesOptions,
  signal: AbortSignal,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    for (const due of await options.listDue(options.clock())) {
      if (signal.aborted) return undefined;
      await fire(options, due);
    }
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** One that can't be fired keeps no other from its time. */
async function fire({ handleCommand, log }: SchedulesOptions, due: DueSchedule): Promise<void> {
  try {
    report(log, due, await handleCommand(toRequest(due)));
  } catch (error) {
    const fields = { articleId: due.articleId, schedule: due.eventId, err: error };
    log.error(fields, 'A scheduled publication could not be fired; it is tried again');
  }
}

function toRequest({ articleId, eventId }: DueSchedule): Parameters<HandleCommand>[0] {
  const commandId = derivedUuid('fire', eventId);
  return {
    articleId,
    command: { type: 'FireSchedule', schedule: eventId },
    principal: systemPrincipal,
    actor: systemActor,
    expected: 'any',
    commandId,
    eventIdOf: (index) => derivedUuid(commandId, String(index)) as EventId,
    correlationId: eventId,
  };
}

function report(
  log: Log,
  { articleId, eventId }: DueSchedule,
  outcome: Result<CommandOutcome, CommandRefusal>,
): void {
  const fields = { articleId, schedule: eventId };
  if (!outcome.ok) {
    // Another process, or a moment ago this one: the list lags behind the events.
    if (outcome.error.code !== 'not-scheduled') {
      log.error({ ...fields, code: outcome.error.code }, 'A scheduled publication was refused');
    }
    return;
  }
  if (outcome.value.replayed) return;
  const hasFailed = outcome.value.appended.includes('PublicationFailed');
  if (hasFailed) log.warn(fields, 'A scheduled publication failed; the story’s timeline says why');
  else log.info({ ...fields, revision: outcome.value.revision }, 'A scheduled publication fired');
}
