import type { Log } from '../../shared/log.ts';
import { silentLog } from '../../shared/log.ts';
import type { Database } from '../../sqlite/open-database.ts';
import { openEventsFile } from '../../sqlite/open-events-file.ts';
import { encodeAppend, encodedBytes } from '../codec.ts';
import {
  InvalidEventError,
  WrongExpectedVersionError,
  type EventStore,
  type ObservationLedger,
  type RawPages,
} from '../event-store.ts';
import { createSubscriptions, type Subscriptions } from '../subscription.ts';
import { prepareAppend } from './append-events.ts';
import { backupEvents } from './backup-events.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { createEventReader, type EventReader } from './read-events.ts';
import { createSqliteLedger } from './sqlite-ledger.ts';
import { createSqliteRawPages } from './sqlite-raw-pages.ts';
import { verifyEvents, type StorageFault } from './verify-events.ts';
import { startWatch } from './watch-other-processes.ts';

/** The single-machine store: one SQLite file, which several processes may have open. */
export type SqliteEventStore = EventStore & {
  readonly ledger: ObservationLedger;
  readonly rawPages: RawPages;
  /** Writes a consistent, verified copy beside live writes. The copy begins an epoch of its own. Refuses a file that exists. */
  backup(file: string): Promise<void>;
  /** Every fault of the stored bytes: damaged pages, facts and parts that don't have their digest, gaps. None: all is well. */
  verify(): AsyncIterable<StorageFault>;
  /** How many write transactions this opening has committed. */
  readonly commits: () => number;
};

export type SqliteEventStoreOptions = {
  readonly path: string;
  readonly log?: Log | undefined;
  /** How long a write waits for another process's lock, in milliseconds; default 10,000. */
  readonly busyTimeoutMs?: number | undefined;
};

/** Opens the store, making the file where it is missing. Throws the errors of sqlite/storage-errors.ts. */
export function openSqliteEventStore({
  path,
  log = silentLog,
  busyTimeoutMs,
}: SqliteEventStoreOptions): SqliteEventStore {
  const database = openEventsFile(path, { busyTimeoutMs });
  const reader = createEventReader(database);
  const subscriptions = createSubscriptions(reader.readAll, (announce) => startWatch(database, announce));
  const commit = createGroupCommit(database, isRefusal, subscriptions.announce);
  log.debug({ path }, 'Event store opened');
  return createStore({ database, reader, subscriptions, commit });
}

const isRefusal = (error: unknown): boolean =>
  error instanceof WrongExpectedVersionError || error instanceof InvalidEventError;

type Rooms = {
  readonly database: Database;
  readonly reader: EventReader;
  readonly subscriptions: Subscriptions;
  readonly commit: GroupCommit;
};

function createStore({ database, reader, subscriptions, commit }: Rooms): SqliteEventStore {
  const appendInTransaction = prepareAppend(database);
  let isClosed = false;
  const open = (): EventReader => {
    if (isClosed) throw new Error('The event store is closed');
    return reader;
  };
  return {
    epoch: readEpoch(database),
    ledger: createSqliteLedger(database, commit),
    rawPages: createSqliteRawPages(database, commit),
    commits: commit.commits,
    append: async (articleId, events, expected) => {
      const encoded = encodeAppend(articleId, events);
      open();
      return commit.write(
        () => appendInTransaction({ articleId, events: encoded, expected }),
        encodedBytes(encoded),
      );
    },
    readStream: async (articleId, { fromVersion = 1n, limit = -1 } = {}) =>
      Promise.resolve(open().readStream(articleId, fromVersion, limit)),
    readCommand: async (articleId, commandId) => Promise.resolve(open().readCommand(articleId, commandId)),
    findEvent: async (eventId) => Promise.resolve(open().findEvent(eventId)),
    readAll: async (options) => Promise.resolve(open().readAll(options)),
    lastPosition: async () => Promise.resolve(open().lastPosition()),
    countEvents: async () => Promise.resolve(open().countEvents()),
    subscribe: (options, handle) => {
      open();
      return subscriptions.start(options, handle);
    },
    backup: async (file) => {
      open();
      await backupEvents(database, file);
    },
    verify: () => {
      open();
      return verifyEvents(database);
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      subscriptions.end();
      await commit.flush();
      database.close();
    },
  };
}

function readEpoch(database: Database): string {
  const epoch = database
    .prepare<[], string>('SELECT epoch FROM epochs ORDER BY number DESC LIMIT 1')
    .pluck()
    .get();
  if (epoch === undefined) throw new Error(`${database.name} has no epoch: restore it from a backup`);
  return epoch;
}
