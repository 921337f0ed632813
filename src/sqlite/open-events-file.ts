import { EVENT_STORE_MIGRATIONS } from '../../migrations/event-store/index.ts';
import { openDatabase, type Database, type OpenDatabaseOptions } from './open-database.ts';
import { runMigrations } from './run-migrations.ts';

/** The single-machine store's file in the data directory: events, observations, raw pages, tokens. */
export const EVENTS_FILE = 'events.sqlite';

/** Opens the file with its schema up to date. Each caller gets a connection of its own. */
export function openEventsFile(path: string, options: OpenDatabaseOptions = {}): Database {
  const database = openDatabase(path, options);
  try {
    runMigrations(database, EVENT_STORE_MIGRATIONS);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
