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
import { startIdlePacking, type IdlePacking } from './idle-packing.ts';
import { createPacker, type Packer } from './pack-contents.ts';
import { createEventReader, type EventReader } from './read-events.ts';
import { createSqliteLedger } from './sqlite-ledger.ts';
import { createSqliteRawPages } from './sqlite-raw-pages.ts';
import { verifyEvents, type StorageFault } from './verify-events.ts';
import { findPosition, fixInstallationUri, readEpoch } from './store-identity.ts';
import { startWatch } from './watch-other-processes.ts';

/** The single-machine store: one SQLite file, which several processes may have open. */
export type SqliteEventStore = EventStore & {
  readonly ledger: ObservationLedger;
  readonly rawPages: RawPages;
  /** Writes a consistent, verified copy beside live writes. The copy begins an epoch of its own. Refuses a file that exists. */
  backup(file: string): Promise<void>;
  /** Every fault of the stored bytes: damaged pages, facts and parts that don't have their digest, gaps. None: all is well. */
  verify(): AsyncIterable<StorageFault>;
  /**
   * Stores texts in little room, as the store does by itself while it is idle: a revision beside others of its story
   * takes a thirtieth. Resolves when none is left.
   */
  pack(): Promise<void>;
  /** The URI that names this installation: the one given at its very first call, for ever. */
  fixInstallationUri(suggested: string): string;
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
  const store = openOnDatabase(openEventsFile(path, { busyTimeoutMs }), log);
  log.debug({ path }, 'Event store opened');
  return store;
}

/** The store on a connection of openEventsFile, which it closes when it is closed itself. */
export function openOnDatabase(database: Database, log: Log = silentLog): SqliteEventStore {
  const reader = createEventReader(database);
  const subscriptions = createSubscriptions(reader.readAll, (announce) => startWatch(database, announce));
  const commit = createGroupCommit(database, isRefusal, subscriptions.announce);
  const packer = createPacker(database, commit);
  return createStore({
    database,
    reader,
    subscriptions,
    commit,
    packer,
    idle: startIdlePacking(packer, log),
  });
}

const isRefusal = (error: unknown): boolean =>
  error instanceof WrongExpectedVersionError || error instanceof InvalidEventError;

type Rooms = {
  readonly database: Database;
  readonly reader: EventReader;
  readonly subscriptions: Subscriptions;
  readonly commit: GroupCommit;
  readonly packer: Packer;
  readonly idle: IdlePacking;
};

function createStore({ database, reader, subscriptions, commit, packer, idle }: Rooms): SqliteEventStore {
  const appendInTransaction = prepareAppend(database);
  const ifOpen = (): void => {
    if (!database.open) throw new Error('The event store is closed');
  };
  return {
    ...createIdentity(database, ifOpen),
    ledger: createSqliteLedger(database, commit),
    rawPages: createSqliteRawPages(database, commit),
    commits: commit.commits,
    ...createReads(reader, ifOpen),
    append: async (articleId, events, expected) => {
      const encoded = encodeAppend(articleId, events);
      ifOpen();
      idle.noteAppend();
      return commit.write(
        () => appendInTransaction({ articleId, events: encoded, expected }),
        encodedBytes(encoded),
      );
    },
    subscribe: (options, handle) => {
      ifOpen();
      return subscriptions.start(options, handle);
    },
    backup: async (file) => {
      ifOpen();
      await backupEvents(database, file);
    },
    verify: () => {
      ifOpen();
      return verifyEvents(database);
    },
    pack: async () => {
      ifOpen();
      await packer.pack(() => false);
    },
    close: async () => {
      subscriptions.end();
      await idle.stop();
      await commit.close();
      database.close();
    },
  };
}

type Identity = Pick<SqliteEventStore, 'epoch' | 'findPosition' | 'fixInstallationUri'>;

const createIdentity = (database: Database, ifOpen: () => void): Identity => ({
  epoch: readEpoch(database),
  findPosition: async (epoch, position) => {
    ifOpen();
    return Promise.resolve(findPosition(database, epoch, position));
  },
  fixInstallationUri: (suggested) => {
    ifOpen();
    return fixInstallationUri(database, suggested);
  },
});

type Reads = Pick<EventStore, keyof EventReader>;

/** The reader's answers as promises, as the port wants them for stores that are elsewhere. */
function createReads(reader: EventReader, ifOpen: () => void): Reads {
  const read = async <Value>(answer: () => Value): Promise<Value> => {
    ifOpen();
    return Promise.resolve(answer());
  };
  return {
    readStream: (articleId, { fromVersion = 1n, limit = -1 } = {}) =>
      read(() => reader.readStream(articleId, fromVersion, limit)),
    readCommand: (articleId, commandId) => read(() => reader.readCommand(articleId, commandId)),
    findEvent: (eventId) => read(() => reader.findEvent(eventId)),
    readAll: (options) => read(() => reader.readAll(options)),
    lastPosition: () => read(() => reader.lastPosition()),
    countEvents: () => read(() => reader.countEvents()),
  };
}
