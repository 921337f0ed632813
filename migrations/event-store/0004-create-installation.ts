import type { Migration } from '../../src/sqlite/run-migrations.ts';

/** The URI that names this installation to subscribers, fixed when it is first served. One row. */
export const createInstallation: Migration = {
  number: 4,
  name: 'create-installation',
  sql: `
    CREATE TABLE installation (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      uri TEXT NOT NULL
    ) STRICT;
  `,
};
