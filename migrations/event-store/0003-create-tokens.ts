import type { Migration } from '../../src/sqlite/run-migrations.ts';

/** API tokens by the SHA-256 of their secret, which is stored nowhere. `grants` is a JSON array. */
export const createTokens: Migration = {
  number: 3,
  name: 'create-tokens',
  sql: `
    CREATE TABLE tokens (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL,
      grants TEXT NOT NULL,
      source_system TEXT,
      secret_sha256 TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      expires_at TEXT,
      revoked_at TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};
