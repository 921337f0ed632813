import type { Migration } from '../../src/sqlite/run-migrations.ts';

/**
 * Words and person are short: beside the facts they cost no second row. A content lies in `contents` as JSON until it
 * is packed; then `pack` names the row of `packs` that holds it, together with other texts of its story. `positions` is
 * the JSON array of the events whose texts are in the pack, in their order. AUTOINCREMENT: a pack is never changed, and
 * its id never means another.
 * `packs_to_thin`: packs that still hold a text whose event has forgotten it, because it was erased.
 */
export const inlineParts: Migration = {
  number: 5,
  name: 'inline-parts',
  sql: `
    ALTER TABLE events ADD COLUMN words TEXT;
    ALTER TABLE events ADD COLUMN words_salt BLOB;
    ALTER TABLE events ADD COLUMN person TEXT;
    ALTER TABLE events ADD COLUMN person_salt BLOB;
    ALTER TABLE events ADD COLUMN content_salt BLOB;
    ALTER TABLE events ADD COLUMN pack INTEGER;

    CREATE TABLE contents (
      global_position INTEGER PRIMARY KEY,
      json TEXT NOT NULL
    ) STRICT;

    CREATE TABLE packs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      positions TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE packs_to_thin (pack INTEGER PRIMARY KEY) STRICT;
    CREATE TRIGGER content_forgotten AFTER UPDATE OF pack ON events
      WHEN OLD.pack IS NOT NULL AND NEW.pack IS NULL
      BEGIN
        INSERT INTO packs_to_thin (pack) VALUES (OLD.pack) ON CONFLICT DO NOTHING;
      END;

    INSERT INTO contents (global_position, json)
      SELECT id >> 2, CAST(bytes AS TEXT) FROM event_parts WHERE id & 3 = 1;
    UPDATE events SET content_salt = part.salt
      FROM event_parts AS part WHERE part.id = events.global_position * 4 + 1;
    UPDATE events SET words = CAST(part.bytes AS TEXT), words_salt = part.salt
      FROM event_parts AS part WHERE part.id = events.global_position * 4 + 2;
    UPDATE events SET person = CAST(part.bytes AS TEXT), person_salt = part.salt
      FROM event_parts AS part WHERE part.id = events.global_position * 4 + 3;
    DROP TABLE event_parts;

    DROP INDEX events_by_command;
    CREATE INDEX events_by_command ON events (command_id);
  `,
};
