import type { Instant } from '../shared/clock.ts';
import type {
  ArticleEvent,
  ArticleEventType,
  ArticleId,
  EventId,
  StoredEvent,
} from '../domain/article/events.ts';

/** The largest append, as the stored UTF-8 bytes of facts and parts together. */
export const MAX_APPEND_BYTES = 1024 * 1024;

/**
 * What the stream must look like for an append to be taken.
 * `any`: no condition. `no-stream`: it has no event. `stream-exists`: it has one. A bigint: its last event has exactly this version (0n means the same as `no-stream`).
 */
export type ExpectedVersion = 'any' | 'no-stream' | 'stream-exists' | bigint;

/** Where the append ended: the stream's last version and the last event's global position. `alreadyStored`: these very events were there before, and nothing was written. */
export type AppendResult = {
  readonly streamVersion: bigint;
  readonly globalPosition: bigint;
  readonly alreadyStored: boolean;
};

/** The stream isn't as expected; nothing was written. `actual` is 0n where the stream has no event. */
export class WrongExpectedVersionError extends Error {
  readonly articleId: ArticleId;
  readonly expected: ExpectedVersion;
  readonly actual: bigint;
  constructor(articleId: ArticleId, expected: ExpectedVersion, actual: bigint) {
    super(`Story ${articleId} is at version ${String(actual)}, expected ${String(expected)}`);
    this.name = 'WrongExpectedVersionError';
    this.articleId = articleId;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The append is over MAX_APPEND_BYTES; refused before any I/O. */
export class AppendTooLargeError extends Error {
  readonly bytes: number;
  constructor(bytes: number) {
    super(`The append is ${String(bytes)} bytes; the largest is ${String(MAX_APPEND_BYTES)}`);
    this.name = 'AppendTooLargeError';
    this.bytes = bytes;
  }
}

/** The event has no lossless JSON form (bigint, circular, lone surrogate …) or isn't shaped as its type; refused before any I/O. `path` names the place. */
export class InvalidEventError extends Error {
  readonly path: string;
  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidEventError';
    this.path = path;
  }
}

/** Which events a reader or subscriber wants; absent means all. Both given: both must hold. */
export type EventFilter = {
  readonly types?: readonly ArticleEventType[] | undefined;
  readonly articleIds?: readonly ArticleId[] | undefined;
};

export type ReadAllOptions = {
  /** Events with a globalPosition greater than this; 0n: from the beginning. */
  readonly after: bigint;
  /** At most so many events; from 1. */
  readonly limit: number;
  readonly filter?: EventFilter | undefined;
};

/** `next` is the position to go on after: at or past the last event returned, also where the filter left events out. `atEnd`: the store held no further event at the time. With a filter a page may be empty without being at the end: a call looks at a bounded number of positions. */
export type ReadAllPage = {
  readonly events: readonly StoredEvent[];
  readonly next: bigint;
  readonly atEnd: boolean;
};

export type SubscribeOptions = {
  readonly after: bigint;
  readonly filter?: EventFilter | undefined;
  /** Ends the subscription when aborted: no handler call starts afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** At most so many events a call; default 500. */
  readonly batchSize?: number | undefined;
};

export type Subscription = {
  /** Resolves when the signal is aborted or the store closed, once a handler call that is under way has ended; rejects with the handler's error (or the store's) that ended it. */
  readonly done: Promise<void>;
};

/**
 * A place to keep the events of all stories. Facts only: it never changes or deletes an event.
 *
 * - **Order.** `globalPosition` rises strictly in the order in which appends become visible: a reader that has seen
 *   position p will never later find a new event at or below p. Positions may have gaps. Within a stream `streamVersion` counts 1, 2, 3 … without gaps.
 * - **Atomicity.** An append of several events is stored whole or not at all, its events adjacent in the global order.
 * - **Durability.** When `append` has resolved, the events survive kill -9 and loss of power (fsync).
 * - **Concurrency.** Of N appends with the same exact expected version exactly one is taken, from any number of processes; the others reject with WrongExpectedVersionError.
 * - **Idempotency.** An append with `no-stream` or an exact version whose events (all event ids, in order) already stand right after that version resolves with their place and `alreadyStored: true`. An event id that stands elsewhere in the store is refused with InvalidEventError: ids are unique.
 * - **Empty.** Reading a stream that doesn't exist yields nothing. Appending no events rejects with a RangeError.
 */
export type EventStore = {
  append(
    articleId: ArticleId,
    events: readonly ArticleEvent[],
    expected: ExpectedVersion,
  ): Promise<AppendResult>;

  /** The events of one story in order, from `fromVersion` (default 1n) on, a snapshot of one moment at least as new as the call. */
  readStream(
    articleId: ArticleId,
    options?: { readonly fromVersion?: bigint; readonly limit?: number },
  ): Promise<readonly StoredEvent[]>;

  /** The events of one command in one story, in order; empty: the command appended nothing (or is unknown). */
  readCommand(articleId: ArticleId, commandId: string): Promise<readonly StoredEvent[]>;

  /** The event with this id, in whatever story. */
  findEvent(eventId: EventId): Promise<StoredEvent | undefined>;

  readAll(options: ReadAllOptions): Promise<ReadAllPage>;

  /**
   * Calls `handle` with batches in strict global order, first those stored (catch-up), then those to come (live), without gap or repeat, also for
   * appends of other processes (seen within 250 ms). One call at a time: a slow handler slows only its own subscription. A handler that throws ends its subscription alone.
   * Batches are never empty, except that `next` past filtered events is reported with an empty batch at most once a second.
   */
  subscribe(options: SubscribeOptions, handle: (page: ReadAllPage) => Promise<void> | void): Subscription;

  /** The last event's position; 0n: the store is empty. */
  lastPosition(): Promise<bigint>;

  /** How many events are stored. */
  countEvents(): Promise<bigint>;

  /** Names this store's run of positions: fixed when the store is made, changed by a restore or migration. */
  readonly epoch: string;

  /**
   * The position here that means what `position` meant in an epoch of this store or of one that it was restored or migrated from.
   * undefined: the epoch is unknown, or that store had gone on past where this one begins.
   */
  findPosition(epoch: string, position: bigint): Promise<bigint | undefined>;

  /** Stores what was given before, ends the subscriptions. Later calls reject (`subscribe` throws). Closing again does nothing. */
  close(): Promise<void>;
};

/** The last observation of one revision. `givenAt` is the latest `observedAt` that a snapshot gave; `at` counts times of recording too. */
export type Observation = { readonly at: Instant; readonly givenAt?: Instant | undefined };

/** The ledger beside the events: when a revision's text was last seen at its source. Never part of the history; losing it only widens `notBefore`. */
export type ObservationLedger = {
  /** Keeps the later of the stored and the given instant, each of `at` and `givenAt` by itself. Durable when resolved. */
  record(articleId: ArticleId, revision: number, observation: Observation): Promise<void>;
  find(articleId: ArticleId, revision: number): Promise<Observation | undefined>;
};

/** Raw bytes of imported pages, content-addressed by SHA-256, compressed. They go with backup and rebuild. */
export type RawPages = {
  /** Keeps the bytes (once) and gives their SHA-256 in hexadecimal. Durable when resolved. */
  put(bytes: Uint8Array): Promise<string>;
  find(sha256: string): Promise<Uint8Array | undefined>;
};
