import type { Migration } from '../../src/sqlite/run-migrations.ts';

/**
 * Positions are never given twice, since no event is ever deleted; AUTOINCREMENT would write one page more a commit.
 * `facts` is the JSON text that `digest` is the SHA-256 of; the other columns of `events` repeat it for the indexes.
 * A part's id is global_position * 4 + its kind (1 content, 2 words, 3 person): parts of one event lie side by side,
 * need no second index, and a reader joins each by row id. `encoding` says how `bytes` are to be read.
 * `epochs`: the run of positions that this file is in (the row with the highest number). Positions of an earlier epoch
 * mean the same events up to `after_position` of the next one.
 */
export const createEvents: Migration = {
  number: 1,
  name: 'create-events',
  sql: `
    CREATE TABLE events (
      global_position INTEGER PRIMARY KEY,
      article_id TEXT NOT NULL,
      stream_version INTEGER NOT NULL,
      event_id TEXT NOT NULL UNIQUE,
      command_id TEXT NOT NULL,
      type TEXT NOT NULL,
      schema_version INTEGER NOT NULL,
      recorded_at TEXT NOT NULL,
      facts TEXT NOT NULL,
      digest BLOB NOT NULL,
      UNIQUE (article_id, stream_version)
    ) STRICT;
    CREATE INDEX events_by_command ON events (article_id, command_id);

    CREATE TABLE event_parts (
      id INTEGER PRIMARY KEY,
      global_position INTEGER AS (id >> 2) VIRTUAL,
      part INTEGER AS (id & 3) VIRTUAL,
      encoding TEXT NOT NULL,
      salt BLOB NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE epochs (
      number INTEGER PRIMARY KEY,
      epoch TEXT NOT NULL UNIQUE,
      after_position INTEGER NOT NULL
    ) STRICT;
    INSERT INTO epochs VALUES (1, lower(hex(randomblob(8))), 0);
  `,
};
