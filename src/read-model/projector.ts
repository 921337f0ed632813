import { setImmediate as letOthersRun, setTimeout as pause } from 'node:timers/promises';

import type { EventStore, ReadAllPage } from '../event-store/event-store.ts';
import type { StoredEvent } from '../domain/article/events.ts';
import type { Log } from '../shared/log.ts';
import type { LruBounds } from './lru.ts';
import { createEventProjection, ProjectionError, type EventProjection } from './project-events.ts';
import type { Projection } from './projection.ts';
import type { ReadModel } from './read-model.ts';
import { startCheckpointWatch, type CheckpointWatch } from './watch-checkpoint.ts';

export type ProjectorOptions = {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly projections: readonly Projection[];
  readonly log: Log;
  /** Story states remembered between batches; default 5,000 stories or 64 MiB. */
  readonly memory?: LruBounds;
  /** Wait before a retry: doubled from the first to the longest; default 250 ms to 30 s. */
  readonly retry?: RetryDelays;
};

type RetryDelays = { readonly firstMs: number; readonly longestMs: number };

/** Why nothing is projected at present. It is tried again for as long as the projector runs. */
export type ProjectorFailure = {
  readonly message: string;
  /** Of the event that can't be projected; absent: not the fault of one event. */
  readonly position?: bigint | undefined;
  readonly attempts: number;
};

export type Projector = Pick<CheckpointWatch, 'position' | 'waitFor'> & {
  /** undefined: all is well. */
  failure(): ProjectorFailure | undefined;
  /** The distance from the read model to the store's end, in positions; 0n: nothing to project. */
  lag(): Promise<bigint>;
  /** Resolves when the batch in hand is applied. */
  stop(): Promise<void>;
};

const MEMORY: LruBounds = { maxCount: 5_000, maxBytes: 64 * 1024 * 1024 };
const RETRY: RetryDelays = { firstMs: 250, longestMs: 30_000 };

type Run = ProjectorOptions & {
  readonly watch: CheckpointWatch;
  readonly projection: EventProjection;
  readonly signal: AbortSignal;
  /** The position up to which the remembered states stand. */
  position: bigint;
  failure: ProjectorFailure | undefined;
  inHand: Promise<void>;
};

/** Keeps the read model up with the event store, from the read model's checkpoint on, until stopped. */
export function startProjector(options: ProjectorOptions): Projector {
  const { store, readModel, projections, memory = MEMORY } = options;
  const stopping = new AbortController();
  const loadState = readModel.loadState.bind(readModel);
  const watch = startCheckpointWatch(readModel);
  const run: Run = {
    ...options,
    watch,
    projection: createEventProjection({ store, projections, memory, loadState }),
    signal: stopping.signal,
    position: 0n,
    failure: undefined,
    inHand: Promise.resolve(),
  };
  const running = keepProjecting(run);
  return {
    position: watch.position,
    waitFor: watch.waitFor,
    failure: () => run.failure,
    async lag() {
      const [end, position] = await Promise.all([store.lastPosition(), readModel.checkpoint()]);
      return end > position ? end - position : 0n;
    },
    async stop() {
      stopping.abort();
      watch.stop();
      await running;
      // A subscription may end before its handler does; a failure of it was noted.
      await run.inHand.catch(() => undefined);
    },
  };
}

async function keepProjecting(run: Run): Promise<void> {
  while (!run.signal.aborted) {
    try {
      await followStore(run);
    } catch (error) {
      run.projection.forget();
      noteFailure(run, error);
      await waitBeforeRetry(run);
    }
  }
}

async function followStore(run: Run): Promise<void> {
  run.projection.forget();
  run.position = await run.readModel.checkpoint();
  run.watch.reached(run.position);
  let seen = run.position;
  const subscription = run.store.subscribe({ after: seen, signal: run.signal }, async (page) => {
    run.inHand = projectPage(run, page, seen);
    await run.inHand;
    seen = page.next;
    run.failure = undefined;
  });
  await subscription.done;
  if (!run.signal.aborted) throw new Error('The event store ended the subscription');
}

/** After a failure events go one by one, so that those before the faulty one get through and its place is known. */
async function projectPage(run: Run, page: ReadAllPage, seen: bigint): Promise<void> {
  const steps = run.failure === undefined ? [page] : toSinglePages(page);
  for (const step of steps) {
    try {
      await projectStep(run, step, seen);
    } catch (error) {
      throw locate(error, step.events);
    }
  }
}

/** An event that stands alone is the one to name, even if it was the tables that refused it. */
function locate(error: unknown, [event, ...others]: readonly StoredEvent[]): unknown {
  if (error instanceof ProjectionError || event === undefined || others.length > 0) return error;
  return new ProjectionError(event, error);
}

function toSinglePages(page: ReadAllPage): ReadAllPage[] {
  const singles = page.events.map((event) => ({ ...page, events: [event], next: event.globalPosition }));
  return [...singles, { ...page, events: [] }];
}

/** Again for as long as another process is quicker or the read model is rebuilt: what of the page is then still to do is found anew. */
async function projectStep(run: Run, page: ReadAllPage, seen: bigint): Promise<void> {
  let isDone = false;
  while (!isDone) {
    const stored = await run.readModel.checkpoint();
    if (stored < seen) throw new Error(`The read model went back from ${String(seen)} to ${String(stored)}`);
    if (stored !== run.position) run.projection.forget();
    run.position = stored;
    isDone = page.next <= stored || (await applyEvents(run, page));
  }
  run.watch.reached(run.position);
}

/** The longest that projecting keeps the process from anything else: requests are answered in between. */
const SLICE_MS = 8;

/** False: superseded, or a slice of the page is done and more is to do. */
async function applyEvents(run: Run, page: ReadAllPage): Promise<boolean> {
  const { projection, readModel, position } = run;
  const events = page.events.filter(({ globalPosition }) => globalPosition > position);
  const count = await projectSlice(run, events);
  if (count === undefined) return false;
  const isWhole = count === events.length;
  const checkpoint = isWhole ? page.next : (events[count - 1]?.globalPosition ?? position);
  const outcome = await readModel.apply({
    expectedCheckpoint: position,
    checkpoint,
    changes: projection.takeChanges(),
    states: projection.takeStates(),
  });
  if (outcome === 'superseded') {
    projection.forget();
    return false;
  }
  run.position = checkpoint;
  if (isWhole) return true;
  run.watch.reached(checkpoint);
  await letOthersRun();
  return false;
}

/** How many were projected. A state that another process has moved on looks like a fault; the checkpoint tells the two apart: undefined. */
async function projectSlice(
  { projection, readModel, position }: Run,
  events: readonly StoredEvent[],
): Promise<number | undefined> {
  try {
    return await projection.project(events, SLICE_MS);
  } catch (error) {
    projection.forget();
    if ((await readModel.checkpoint()) === position) throw error;
    return undefined;
  }
}

function noteFailure(run: Run, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const position = error instanceof ProjectionError ? error.position : undefined;
  const known = run.failure?.message === message;
  run.failure = { message, position, attempts: (run.failure?.attempts ?? 0) + 1 };
  // Each retry fails in the same words: once is enough.
  if (known) return;
  run.log.error({ err: error, position: position?.toString() }, 'The projector stopped; it tries again');
}

async function waitBeforeRetry({ failure, retry = RETRY, signal }: Run): Promise<void> {
  const delayMs = Math.min(retry.longestMs, retry.firstMs * 2 ** ((failure?.attempts ?? 1) - 1));
  await pause(delayMs, undefined, { signal }).catch(() => undefined);
}
