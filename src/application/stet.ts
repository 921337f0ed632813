import type { SessionStore } from '../access/session-store.ts';
import type { TokenStore } from '../access/token-store.ts';
import type { EventStore } from '../event-store/event-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { RecordSnapshot } from './record-snapshot.ts';
import type { ReplayHistories } from './replay-histories.ts';

/** Called now and then during long work. */
export type OnProgress = (done: number, total: number) => void;

/** What a check found: nothing, or where rows, parts or digests differ from what the events say. */
export type CheckReport = {
  readonly events: number;
  readonly rows: number;
  /** One line each; at most a hundred, of `faultCount`. */
  readonly faults: readonly string[];
  readonly faultCount: number;
};

/** The HTTP API, asked from inside the process with all rights: the commands that show something show its answers. */
export type PrivateApi = {
  /** `path` starts with a slash, below /api/v1. */
  get(path: string, accept: string): Promise<Response>;
  stop(): Promise<void>;
};

/** One installation, opened: its stores, and what can be done with them. The composition root makes it, the commands use it. */
export type Stet = {
  readonly store: EventStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly recordSnapshot: RecordSnapshot;
  readonly replayHistories: ReplayHistories;
  readonly clock: Clock;
  readonly log: Log;
  /** Brings the read model up to the store's end; makes it anew first where it is missing or of another version. */
  catchUp(onProgress?: OnProgress): Promise<void>;
  rebuild(onProgress?: OnProgress): Promise<{ readonly events: number }>;
  check(onProgress?: OnProgress): Promise<CheckReport>;
  backup(file: string): Promise<void>;
  /** Stores the texts of what was appended in little room, as a server does while it is idle. */
  pack(): Promise<void>;
  startPrivateApi(): Promise<PrivateApi>;
  close(): Promise<void>;
};
