import type { Migration } from '../../src/sqlite/run-migrations.ts';

/** Sessions of the web pages and one-time sign-in links, both by the SHA-256 of a secret that is stored nowhere. */
export const createSessions: Migration = {
  number: 7,
  name: 'create-sessions',
  sql: `
    CREATE TABLE sessions (
      secret_sha256 TEXT PRIMARY KEY,
      token_id TEXT NOT NULL REFERENCES tokens (id),
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sign_in_links (
      code_sha256 TEXT PRIMARY KEY,
      token_id TEXT NOT NULL REFERENCES tokens (id),
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
