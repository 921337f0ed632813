import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';

import { openDatabase, type Database, type Statement } from '../../sqlite/open-database.ts';
import type { ReadDatabase } from '../read-database.ts';
import type { ReadModelSnapshot } from '../read-model.ts';

export type ReadConnections = {
  /** Runs the work on a connection of its own, in one read transaction. */
  read<Result>(work: (snapshot: ReadModelSnapshot) => Promise<Result>): Promise<Result>;
  /** Only when no read runs. */
  close(): void;
};

type Connection = { readonly database: Database; readonly db: ReadDatabase };

/** So many connections are kept open while nobody reads. */
const IDLE = 4;

/** Connections to one file for readers: each sees one moment and holds up no writer, so every read that runs has one of its own. */
export function openReadConnections(path: string, shared: Omit<ReadDatabase, 'kysely'>): ReadConnections {
  const idle: Connection[] = [];

  const open = (): Connection => {
    const database = openDatabase(path, { access: 'read' });
    const dialect = new SqliteDialect({ database: withPreparedStatements(database) });
    return { database, db: { kysely: new Kysely<unknown>({ dialect }), ...shared } };
  };
  const giveBack = (connection: Connection): void => {
    if (connection.database.inTransaction) connection.database.prepare('ROLLBACK').run();
    if (idle.length < IDLE) idle.push(connection);
    else connection.database.close();
  };

  // One connection is open from the first, so that the file stays readable when a later generation has removed it.
  idle.push(open());
  return {
    async read(work) {
      const connection = idle.pop() ?? open();
      try {
        return await work({ db: connection.db, checkpoint: beginRead(connection.database) });
      } finally {
        giveBack(connection);
      }
    },
    close() {
      for (const { database } of idle.splice(0)) database.close();
    },
  };
}

/** A deferred transaction sees the moment of its first query: that of the checkpoint. */
export function beginRead(database: Database): bigint {
  database.prepare('BEGIN').run();
  const position = database
    .prepare<[], bigint>('SELECT position FROM read_model_checkpoint')
    .pluck()
    .safeIntegers()
    .get();
  if (position === undefined) throw new Error(`${database.name} has no checkpoint: run \`stet rebuild\``);
  return position;
}

const STATEMENTS = 200;

/** Kysely prepares every query anew; the texts of ours are few and come again. */
function withPreparedStatements(database: Database): SqliteDatabase {
  const statements = new Map<string, Statement>();
  return {
    close: () => undefined,
    prepare(text) {
      const known = statements.get(text);
      // A statement whose rows are still being streamed can't start again.
      if (known !== undefined && !known.busy) return known;
      const made = database.prepare(text);
      if (statements.size >= STATEMENTS) statements.clear();
      statements.set(text, made);
      return made;
    },
  };
}
