import { inTransaction, type Database } from '../../sqlite/open-database.ts';

/**
 * One write. It must refuse before its first change to the database: an error that it throws rejects this write alone,
 * unless it comes from the storage, which fails the whole transaction.
 */
export type Write<Value> = () => Value;

export type GroupCommit = {
  /** Resolves when the write is durable. */
  write<Value>(work: Write<Value>, bytes: number): Promise<Value>;
  /** Takes no more writes; resolves when every write given before is durable or refused. */
  close(): Promise<void>;
  /** How many transactions were committed. */
  readonly commits: () => number;
};

type Waiting = {
  readonly run: () => void;
  /** Called after the commit. */
  readonly settle: () => void;
  readonly fail: (error: unknown) => void;
  readonly bytes: number;
};

/** One transaction takes about so many bytes; more writes wait for the next, so that no single one holds up the event loop for long. */
const TRANSACTION_BYTES = 8 * 1024 * 1024;

/**
 * Writes that arrive in one turn of the event loop share one immediate transaction and so one fsync. There is no
 * timer: a lone write waits for the end of its turn only. `isRefusal` tells errors of one write from faults of the storage.
 */
export function createGroupCommit(
  database: Database,
  isRefusal: (error: unknown) => boolean,
  onCommit: () => void,
): GroupCommit {
  let waiting: Waiting[] = [];
  let commits = 0;
  let isClosed = false;

  function commitBatch(): void {
    const batch = takeBatch(waiting);
    waiting = waiting.slice(batch.length);
    if (waiting.length > 0) setImmediate(commitBatch);
    try {
      inTransaction(database, () => {
        for (const { run } of batch) run();
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
      return;
    }
    commits += 1;
    for (const { settle } of batch) settle();
    onCommit();
  }

  function write<Value>(work: Write<Value>, bytes: number): Promise<Value> {
    if (isClosed) return Promise.reject(new Error('The event store is closed'));
    return new Promise<Value>((resolve, reject) => {
      waiting.push(toWaiting({ work, bytes, isRefusal, resolve, reject }));
      if (waiting.length === 1) setImmediate(commitBatch);
    });
  }

  return {
    write,
    close: async () => {
      isClosed = true;
      while (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    },
    commits: () => commits,
  };
}

type Given<Value> = {
  readonly work: Write<Value>;
  readonly bytes: number;
  readonly isRefusal: (error: unknown) => boolean;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
};

function toWaiting<Value>({ work, bytes, isRefusal, resolve, reject }: Given<Value>): Waiting {
  let outcome: { readonly value: Value } | { readonly refusal: unknown } | undefined;
  return {
    bytes,
    fail: reject,
    run: () => {
      try {
        outcome = { value: work() };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        outcome = { refusal: error };
      }
    },
    settle: () => {
      if (outcome === undefined) return;
      if ('value' in outcome) resolve(outcome.value);
      else reject(outcome.refusal);
    },
  };
}

function takeBatch(waiting: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0;
  const end = waiting.findIndex((one) => (bytes += one.bytes) > TRANSACTION_BYTES);
  return end === -1 ? waiting : waiting.slice(0, Math.max(end, 1));
}
