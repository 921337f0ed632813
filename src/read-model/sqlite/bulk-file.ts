import { Kysely, SqliteDialect } from 'kysely';

import { openDatabase, type Database } from '../../sqlite/open-database.ts';
import { tablesOf, type Definition } from '../definition.ts';
import type { BulkFill } from '../read-model.ts';
import { createEngineTables, openEngineTables, type EngineTables } from './engine-tables.ts';
import { createRowWriter } from './row-writer.ts';

export type BulkFile = BulkFill & {
  readonly database: Database;
  readonly kysely: Kysely<unknown>;
  readonly engine: EngineTables;
};

/** The driver guards a database against this (SQLITE_DBCONFIG_DEFENSIVE) and would stay in WAL without a word. */
function turnJournalOff(database: Database): void {
  database.unsafeMode(true);
  const mode = database.pragma('journal_mode = OFF', { simple: true });
  database.unsafeMode(false);
  if (mode !== 'off') throw new Error(`${database.name} keeps its journal (${String(mode)})`);
}

/** The largest rows hold a story's current text, some 6 KB. With SQLite's 4 KB a rebuild takes some 4 % longer; with 16 KB the file is larger. */
const PAGE_BYTES = 8 * 1024;

/** Sorting for an index takes as much again. */
const CACHE_KIB = 32 * 1024;

/**
 * A new file that is filled in one transaction without any journal: a crash leaves rubbish in it, so nothing may point
 * at it before it is complete and on the disk.
 */
export async function openBulkFile(path: string, definition: Omit<Definition, 'store'>): Promise<BulkFile> {
  const database = openDatabase(path, { pageBytes: PAGE_BYTES });
  try {
    turnJournalOff(database);
    database.pragma('synchronous = OFF');
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma(`cache_size = -${String(CACHE_KIB)}`);
    database.prepare('BEGIN IMMEDIATE').run();
    const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
    createEngineTables(database);
    await definition.schema.createTables(kysely);
    const engine = openEngineTables(database);
    const writer = createRowWriter(database, tablesOf(definition));
    return {
      database,
      kysely,
      engine,
      loadState: (articleId) => Promise.resolve(engine.loadState(articleId)),
      fill: writer.write,
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
