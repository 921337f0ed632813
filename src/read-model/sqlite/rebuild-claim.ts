import { openDatabase, type Database } from '../../sqlite/open-database.ts';
import { StorageBusyError } from '../../shared/storage-errors.ts';
import { toStorageError } from '../../sqlite/to-storage-error.ts';
import { RebuildRunningError } from '../read-model-home.ts';
import { claimPath } from './generation-files.ts';

/** Held by the one process that rebuilds. */
export type RebuildClaim = { release(): void };

/** Starting processes hold the claim for a moment to clear leftovers away. */
const WAIT_MS = 1_000;

/**
 * Claims the data directory's rebuild. A write transaction that stays open is the claim: the system ends it with its
 * process, however that ends, so a claim is never stale and no process id has to be guessed from.
 * Throws a RebuildRunningError that names the holder.
 */
export function claimRebuild(dataDir: string, waitMs = WAIT_MS): RebuildClaim {
  const database = openDatabase(claimPath(dataDir));
  try {
    database.pragma(`busy_timeout = ${String(waitMs)}`);
    database.exec(
      'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY, pid INTEGER NOT NULL, since TEXT NOT NULL)',
    );
    database
      .prepare(
        `INSERT INTO holder VALUES (1, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))
         ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, since = excluded.since`,
      )
      .run(process.pid);
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const refusal = toRefusal(database, error);
    database.close();
    throw refusal;
  }
  return {
    release() {
      if (database.open) database.close();
    },
  };
}

function toRefusal(database: Database, error: unknown): unknown {
  const storageError = toStorageError(error, database.name);
  if (!(storageError instanceof StorageBusyError)) return storageError;
  return new RebuildRunningError(describeHolder(database));
}

function describeHolder(database: Database): string {
  const hasTable = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'holder'`).get() !== undefined;
  if (!hasTable) return 'just started';
  const holder = database.prepare<[], { pid: number; since: string }>('SELECT pid, since FROM holder').get();
  return holder === undefined ? 'just started' : `process ${String(holder.pid)}, since ${holder.since}`;
}
