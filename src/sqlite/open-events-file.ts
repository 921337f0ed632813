import { statSync } from 'node:fs';

import { EVENT_STORE_MIGRATIONS } from '../../migrations/event-store/index.ts';
import { openDatabase, type Database, type OpenDatabaseOptions } from './open-database.ts';
import { runMigrations } from './run-migrations.ts';
import { StorageUnusableError } from '../shared/storage-errors.ts';

/** The single-machine store's file in the data directory: events, observations, raw pages, tokens. */
export const EVENTS_FILE = 'events.sqlite';

/** A file that is gone or emptied would else be made anew, and the newsroom's history be silently none. */
export function refuseLostEventsFile(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) return;
  throw new StorageUnusableError(
    path,
    'is gone or empty, but a read model was made from it: restore it from a backup, or remove read-model.json to begin anew',
  );
}

/** Twice the driver's own: one story's events lie far apart, and each page that isn't in memory is read from the file. */
const CACHE_KIB = 32_000;

/** Opens the file with its schema up to date. Each caller gets a connection of its own. */
export function openEventsFile(path: string, options: OpenDatabaseOptions = {}): Database {
  const database = openDatabase(path, options);
  try {
    database.pragma(`cache_size = -${String(CACHE_KIB)}`);
    runMigrations(database, EVENT_STORE_MIGRATIONS);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
