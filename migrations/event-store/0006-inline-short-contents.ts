import type { Migration } from '../../src/sqlite/run-migrations.ts';

/** A content under 2 KB, which is never packed, lies beside the facts too. */
export const inlineShortContents: Migration = {
  number: 6,
  name: 'inline-short-contents',
  sql: `
    ALTER TABLE events ADD COLUMN content TEXT;
    UPDATE events SET content = contents.json
      FROM contents WHERE contents.global_position = events.global_position AND octet_length(contents.json) < 2048;
    DELETE FROM contents WHERE octet_length(json) < 2048;
  `,
};
