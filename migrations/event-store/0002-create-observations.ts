import type { Migration } from '../../src/sqlite/run-migrations.ts';

/** What is kept beside the events: when a revision was last seen at its source, and the raw pages that were read. */
export const createObservations: Migration = {
  number: 2,
  name: 'create-observations',
  sql: `
    CREATE TABLE observations (
      article_id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      at TEXT NOT NULL,
      given_at TEXT,
      PRIMARY KEY (article_id, revision)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE raw_pages (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      encoding TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
  `,
};
