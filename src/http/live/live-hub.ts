import { setTimeout as pause } from 'node:timers/promises';

import { findLastPublicPosition, listFeed, type FeedEntry } from '../../../projections/event-feed/queries.ts';
import type { ReadDatabase } from '../../read-model/read-database.ts';
import type { ReadModel } from '../../read-model/read-model.ts';
import type { CheckpointWatch } from '../../read-model/watch-checkpoint.ts';
import type { Log } from '../../shared/log.ts';

/** A change that readers may learn of, already readable in every projection. */
export type LiveChange = Pick<FeedEntry, 'articleId' | 'position' | 'type'>;

/** `reset`: more has changed than is told one by one; whoever follows reads anew. `position`: up to where this tells. */
export type LiveNews =
  | { readonly kind: 'changes'; readonly changes: readonly LiveChange[]; readonly position: bigint }
  | { readonly kind: 'reset'; readonly position: bigint };

export type LiveLimits = {
  /** How often a silent stream shows that it lives, and whoever follows is checked again. Default 15 s. */
  readonly keepAliveMs: number;
  /** Streams that one token may have open. Default 64. */
  readonly streamsEach: number;
};

/** Tells of public changes, as long as anybody follows. One for a process. */
export type LiveHub = {
  readonly limits: LiveLimits;
  /** One of the token's streams, to be given back by the call; undefined: it has as many as it may. */
  takeStream(tokenId: string): (() => void) | undefined;
  /** Resolves once every change past the read model's checkpoint will be told to `listener`; the result leaves. */
  follow(listener: (news: LiveNews) => void): Promise<() => void>;
  /** Aborted by `stop`. */
  readonly signal: AbortSignal;
  /** Ends all streams; resolves when nothing is read any more. */
  stop(): Promise<void>;
};

type Listener = (news: LiveNews) => void;

type Options = {
  readonly readModel: Pick<ReadModel, 'read' | 'checkpoint'>;
  readonly projector: Pick<CheckpointWatch, 'waitFor'>;
  readonly log: Log;
  readonly limits?: Partial<LiveLimits> | undefined;
};

const LIMITS: LiveLimits = { keepAliveMs: 15_000, streamsEach: 64 };

type Run = Options & {
  readonly listeners: Set<Listener>;
  readonly stopping: AbortController;
  /** Up to where all has been told. */
  position: bigint;
  /** undefined: nobody follows, and nothing is read. */
  telling: Promise<void> | undefined;
};

export function startLiveHub(options: Options): LiveHub {
  const stopping = new AbortController();
  const run: Run = { ...options, listeners: new Set(), stopping, position: 0n, telling: undefined };
  const limits = { ...LIMITS, ...options.limits };
  let ready: Promise<void> = Promise.resolve();
  return {
    limits,
    takeStream: createPlaces(limits.streamsEach),
    signal: stopping.signal,
    async follow(listener) {
      run.listeners.add(listener);
      if (run.telling === undefined) {
        ready = begin(run);
        run.telling = ready.then(() => keepTelling(run));
      }
      await ready;
      return () => {
        run.listeners.delete(listener);
      };
    },
    async stop() {
      stopping.abort();
      await run.telling;
    },
  };
}

function createPlaces(most: number): LiveHub['takeStream'] {
  const taken = new Map<string, number>();
  return (tokenId) => {
    const count = taken.get(tokenId) ?? 0;
    if (count >= most) return undefined;
    taken.set(tokenId, count + 1);
    return () => {
      const left = (taken.get(tokenId) ?? 1) - 1;
      if (left === 0) taken.delete(tokenId);
      else taken.set(tokenId, left);
    };
  };
}

/** A read model that fails now fails every reader by itself; then all since the beginning is told, which is a reset. */
async function begin(run: Run): Promise<void> {
  run.position = await run.readModel.checkpoint().catch(() => 0n);
}

const RETRY_MS = 1_000;

async function keepTelling(run: Run): Promise<void> {
  while (run.listeners.size > 0 && !run.stopping.signal.aborted) {
    try {
      if (await hasNews(run)) await tellNews(run);
    } catch (error) {
      run.log.error({ error }, 'Public changes could not be read');
      await pause(RETRY_MS, undefined, { signal: run.stopping.signal }).catch(() => undefined);
    }
  }
  run.telling = undefined;
}

/** Bounds how long a hub that nobody follows any more goes on waiting. */
const WAIT_MS = 5_000;

async function hasNews({ projector, position, stopping: { signal } }: Run): Promise<boolean> {
  let stop = (): void => undefined;
  const stopped = new Promise<false>((resolve) => {
    stop = () => {
      resolve(false);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  const startedAt = performance.now();
  const isThere = await Promise.race([projector.waitFor(position + 1n, WAIT_MS), stopped]);
  signal.removeEventListener('abort', stop);
  // One that was stopped answers at once, for ever.
  const isStopped = !isThere && performance.now() - startedAt < WAIT_MS / 2;
  if (isStopped) await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
  return isThere;
}

async function tellNews(run: Run): Promise<void> {
  const { news, checkpoint } = await run.readModel.read(async (snapshot) => ({
    news: await readNews(snapshot.db, run.position),
    checkpoint: snapshot.checkpoint,
  }));
  run.position = checkpoint;
  if (news === undefined) return;
  for (const listener of run.listeners) listener(news);
}

/** So many changes are told one by one. */
const MOST_CHANGES = 200;

/** What readers may learn of after the position; undefined: nothing. */
export async function readNews(db: ReadDatabase, after: bigint): Promise<LiveNews | undefined> {
  const { items, next, atEnd } = await listFeed(db, { after, limit: MOST_CHANGES }, 'public');
  if (!atEnd) return { kind: 'reset', position: await findLastPublicPosition(db) };
  const changes = items.map(({ articleId, position, type }) => ({ articleId, position, type }));
  return changes.length === 0 ? undefined : { kind: 'changes', changes, position: next };
}
