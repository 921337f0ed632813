import { inTransaction, type Database } from './open-database.ts';
import { StorageUnusableError } from '../shared/storage-errors.ts';

/** One step of a schema. Once released it is never changed; the list only grows. */
export type Migration = {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  /** One or more statements. */
  readonly sql: string;
};

/**
 * Brings the database to the list's last migration, each in a transaction that first records its number, so that of
 * two processes one runs it and the other finds it done. Refuses a database that a newer program has migrated further.
 */
export function runMigrations(database: Database, migrations: readonly Migration[]): void {
  database.exec(
    `CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`,
  );
  refuseNewer(database, migrations);
  for (const migration of migrations) {
    if (!isApplied(database, migration)) inTransaction(database, () => apply(database, migration));
  }
}

function isApplied(database: Database, migration: Migration): boolean {
  return database.prepare('SELECT 1 FROM migrations WHERE number = ?').get(migration.number) !== undefined;
}

function apply(database: Database, { number, name, sql }: Migration): void {
  const recorded = database
    .prepare(
      `INSERT INTO migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ')) ON CONFLICT (number) DO NOTHING`,
    )
    .run(number, name);
  if (recorded.changes === 1) database.exec(sql);
}

function refuseNewer(database: Database, migrations: readonly Migration[]): void {
  const known = migrations.length;
  const newer = database
    .prepare<[number], { number: number; name: string }>(
      'SELECT number, name FROM migrations WHERE number > ? ORDER BY number DESC',
    )
    .get(known);
  if (newer === undefined) return;
  throw new StorageUnusableError(
    database.name,
    `was written by a newer Stet (migration ${String(newer.number)} "${newer.name}"; this one knows ${String(known)}): install the newer version`,
  );
}
