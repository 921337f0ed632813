import { openDatabase, type Database } from '../../src/sqlite/open-database.ts';
import type { ArticleEvent } from '../../src/domain/article/events.ts';

export type RawEvents = {
  readonly database: Database;
  /** Inserts in one transaction that is durable when this returns. */
  insert(events: readonly ArticleEvent[]): void;
};

/**
 * The least that keeps events: one row each with the whole event's JSON, which refuses a repeated id or version. WAL,
 * synchronous=FULL and as many pages in memory as in the store. No check, no digest, no part, no subscriber.
 */
export function openRawEvents(path: string): RawEvents {
  const database = openDatabase(path);
  database.pragma('cache_size = -32000');
  database.exec(`CREATE TABLE raw_events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL, UNIQUE (stream, version)) STRICT`);
  const insert = database.prepare('INSERT INTO raw_events (stream, version, id, json) VALUES (?, ?, ?, ?)');
  const versions = new Map<string, number>();
  const insertAll = database.transaction((events: readonly ArticleEvent[]) => {
    for (const event of events) {
      const version = (versions.get(event.articleId) ?? 0) + 1;
      versions.set(event.articleId, version);
      insert.run(event.articleId, version, event.eventId, JSON.stringify(event));
    }
  });
  return { database, insert: (events) => insertAll.immediate(events) };
}
