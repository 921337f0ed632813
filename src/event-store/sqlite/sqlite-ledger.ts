import type { Database } from '../../sqlite/open-database.ts';
import type { Instant } from '../../shared/clock.ts';
import type { ObservationLedger } from '../event-store.ts';
import type { GroupCommit } from './group-commit.ts';

const ENTRY_BYTES = 150;

type ObservationRow = { readonly at: Instant; readonly givenAt: Instant | null };

export function createSqliteLedger(database: Database, commit: GroupCommit): ObservationLedger {
  // max() of two values is NULL where one is, so each is kept where the other is missing.
  const record = database.prepare<[string, number, string, string | null]>(
    `INSERT INTO observations (article_id, revision, at, given_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (article_id, revision) DO UPDATE SET
       at = max(at, excluded.at),
       given_at = coalesce(max(given_at, excluded.given_at), given_at, excluded.given_at)`,
  );
  const find = database.prepare<[string, number], ObservationRow>(
    'SELECT at, given_at AS givenAt FROM observations WHERE article_id = ? AND revision = ?',
  );
  return {
    record: async (articleId, revision, { at, givenAt }) => {
      await commit.write(() => record.run(articleId, revision, at, givenAt ?? null), ENTRY_BYTES);
    },
    find: async (articleId, revision) => {
      const row = await Promise.resolve(find.get(articleId, revision));
      if (row === undefined) return undefined;
      return row.givenAt === null ? { at: row.at } : { at: row.at, givenAt: row.givenAt };
    },
  };
}
