import type { ReadModel } from './read-model.ts';

export type CheckpointWatch = {
  /** The highest position known to be projected. */
  position(): bigint;
  /** Tells the watch of a position that was reached in this process. */
  reached(position: bigint): void;
  /** Whether the read model shows this position within the time, by whichever process it was projected. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>;
  /** Whoever still waits gets false. */
  stop(): void;
};

type Waiter = { readonly position: bigint; readonly settle: (reached: boolean) => void };

const POLL_MS = 25;

/** Follows the read model's checkpoint: told by this process's projector at once, and asked while somebody waits for another's. */
export function startCheckpointWatch(readModel: Pick<ReadModel, 'checkpoint'>): CheckpointWatch {
  const waiters = new Set<Waiter>();
  let known = 0n;
  let isStopped = false;

  const reached = (position: bigint): void => {
    if (position > known) known = position;
    for (const waiter of waiters) if (waiter.position <= known) waiter.settle(true);
  };
  const ask = async (): Promise<void> => {
    // A failing read model fails every reader by itself; whoever waits here only learns that time is up.
    reached(await readModel.checkpoint().catch(() => 0n));
  };
  const wait = (position: bigint, timeoutMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      const poll = setInterval(() => void ask(), POLL_MS);
      const timeout = setTimeout(() => {
        waiter.settle(false);
      }, timeoutMs);
      const waiter: Waiter = {
        position,
        settle(isReached) {
          clearInterval(poll);
          clearTimeout(timeout);
          waiters.delete(waiter);
          resolve(isReached);
        },
      };
      waiters.add(waiter);
    });

  return {
    position: () => known,
    reached,
    async waitFor(position, timeoutMs) {
      if (position > known) await ask();
      if (position <= known) return true;
      return isStopped ? false : wait(position, timeoutMs);
    },
    stop() {
      isStopped = true;
      for (const waiter of waiters) waiter.settle(false);
    },
  };
}
