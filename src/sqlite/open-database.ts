import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';

import { StorageBusyError, StorageUnusableError } from '../shared/storage-errors.ts';
import { toStorageError } from './to-storage-error.ts';

export type Database = BetterSqlite3.Database;
export type Statement<Parameters extends unknown[] = unknown[], Row = unknown> = BetterSqlite3.Statement<
  Parameters,
  Row
>;

export type OpenDatabaseOptions = {
  /** How long a statement waits for another process's lock, in milliseconds; default 10,000. */
  readonly busyTimeoutMs?: number | undefined;
  /** `read`: the file must exist and is never written. */
  readonly access?: 'read-write' | 'read' | undefined;
  /** Of a file that is made now: a power of two from 512 to 65,536; without it, SQLite's 4,096. */
  readonly pageBytes?: number | undefined;
};

/**
 * Opens a file in WAL mode with `synchronous=FULL`: a commit is on the disk when it returns. Makes the file, and its
 * directory for the owner alone (0700), where they are missing. Throws the errors of shared/storage-errors.ts.
 */
export function openDatabase(path: string, options: OpenDatabaseOptions = {}): Database {
  try {
    return options.access === 'read' ? openToRead(path, options) : openToWrite(path, options);
  } catch (error) {
    throw toStorageError(error, path);
  }
}

const timeoutOf = (options: OpenDatabaseOptions): number => options.busyTimeoutMs ?? 10_000;

function openToRead(path: string, options: OpenDatabaseOptions): Database {
  return new BetterSqlite3(path, { readonly: true, fileMustExist: true, timeout: timeoutOf(options) });
}

function openToWrite(path: string, options: OpenDatabaseOptions): Database {
  makeFile(path);
  const database = new BetterSqlite3(path, { timeout: timeoutOf(options) });
  try {
    if (options.pageBytes !== undefined) database.pragma(`page_size = ${String(options.pageBytes)}`);
    enterWal(database, path, Date.now() + timeoutOf(options));
    // The driver's build falls to NORMAL in WAL mode, where a loss of power takes the last commits with it.
    database.pragma('synchronous = FULL');
    // On macOS a plain fsync leaves the data in the drive's cache.
    database.pragma('fullfsync = ON');
    database.pragma('foreign_keys = ON');
    if (database.pragma('synchronous', { simple: true }) !== 2) {
      throw new StorageUnusableError(path, 'does not take synchronous=FULL: commits would not be durable');
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The file is made by hand so that its rights are the owner's alone from the first moment. */
function makeFile(path: string): void {
  try {
    makeDirectory(dirname(path));
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StorageUnusableError(
      path,
      `cannot be opened for writing (${reasonOf(error)}): see that its directory may be written, or set STET_DATA_DIR to another`,
      {
        cause: error,
      },
    );
  }
}

/** Not mkdir's own `recursive`, which never returns where a parent is there and takes no directory, as /proc (Node 20). */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker.
    if (!existsSync(directory)) throw error;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Two processes that open a new file at once both want its mode changed; SQLite answers one of them busy without waiting. */
function enterWal(database: Database, path: string, deadline: number): void {
  for (;;) {
    try {
      const mode = database.pragma('journal_mode = WAL', { simple: true });
      if (mode === 'wal') return;
      throw new StorageUnusableError(
        path,
        `does not take WAL mode (it is in ${String(mode)}): use a local disk`,
      );
    } catch (error) {
      const isBusy = toStorageError(error, path) instanceof StorageBusyError;
      if (!isBusy || Date.now() > deadline) throw error;
      pauseMs(5);
    }
  }
}

const pauseMs = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

type Frame = { readonly begin: Statement; readonly commit: Statement };

/** Preparing the two costs a lone write as much as one of its inserts. */
const frames = new WeakMap<Database, Frame>();

function frameOf(database: Database): Frame {
  const known = frames.get(database);
  if (known !== undefined) return known;
  const frame = { begin: database.prepare('BEGIN IMMEDIATE'), commit: database.prepare('COMMIT') };
  frames.set(database, frame);
  return frame;
}

/** Runs the work in one immediate transaction: all of it is durable when this returns, or none of it happened. The work must not await. */
export function inTransaction<Value>(database: Database, work: () => Value): Value {
  try {
    const { begin, commit } = frameOf(database);
    begin.run();
    const value = work();
    commit.run();
    return value;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (database.inTransaction) database.prepare('ROLLBACK').run();
    throw toStorageError(error, database.name);
  }
}
