import type { Database } from '../../sqlite/open-database.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { sealFacts, type EncodedEvent, type EncodedPart, type PartName } from '../codec.ts';
import {
  InvalidEventError,
  WrongExpectedVersionError,
  type AppendResult,
  type ExpectedVersion,
} from '../event-store.ts';
import { fits, versionAfter } from '../expected-version.ts';

/** A part's place beside its event: its row id is global_position * 4 + this. */
const PART_KIND: Readonly<Record<PartName, number>> = { content: 1, words: 2, person: 3 };

export type Append = {
  readonly articleId: ArticleId;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedVersion;
};

type Place = { readonly version: number; readonly position: number };

/** Gives a function that does one append inside the caller's transaction. It refuses before it writes. */
export function prepareAppend(database: Database): (append: Append) => AppendResult {
  const findVersion = database
    .prepare<[string], number>('SELECT max(stream_version) FROM events WHERE article_id = ?')
    .pluck();
  const findPlace = database.prepare<[string, string], Place>(
    'SELECT stream_version AS version, global_position AS position FROM events WHERE event_id = ? AND article_id = ?',
  );
  const findId = database.prepare<[string]>('SELECT 1 FROM events WHERE event_id = ?');
  const insertEvent = prepareInsert(database);

  const findStored = ({ articleId, events, expected }: Append): AppendResult | undefined => {
    const after = versionAfter(expected);
    if (after === undefined) return undefined;
    const places = events.map(({ event }) => findPlace.get(event.eventId, articleId));
    const isThere = places.every((place, index) => place?.version === Number(after) + index + 1);
    const last = places.at(-1);
    if (!isThere || last === undefined) return undefined;
    return {
      streamVersion: BigInt(last.version),
      globalPosition: BigInt(last.position),
      alreadyStored: true,
    };
  };

  return (append) => {
    const { articleId, events, expected } = append;
    const actual = BigInt(findVersion.get(articleId) ?? 0);
    if (!fits(expected, actual)) {
      const stored = findStored(append);
      if (stored !== undefined) return stored;
      throw new WrongExpectedVersionError(articleId, expected, actual);
    }
    for (const { event } of events) {
      if (findId.get(event.eventId) === undefined) continue;
      throw new InvalidEventError('eventId', `The event id ${event.eventId} is taken by a stored event`);
    }
    let globalPosition = 0n;
    events.forEach((event, index) => {
      globalPosition = insertEvent(event, actual + BigInt(index + 1));
    });
    return { streamVersion: actual + BigInt(events.length), globalPosition, alreadyStored: false };
  };
}

function prepareInsert(database: Database): (encoded: EncodedEvent, streamVersion: bigint) => bigint {
  const insertFacts = database.prepare(
    `INSERT INTO events
       (article_id, stream_version, event_id, command_id, type, schema_version, recorded_at, facts, digest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPart = database.prepare<[number, string, Uint8Array, string]>(
    'INSERT INTO event_parts (id, encoding, salt, bytes) VALUES (?, ?, ?, CAST(? AS BLOB))',
  );
  const insertParts = (parts: readonly EncodedPart[], position: number): void => {
    for (const { part, encoding, salt, json } of parts) {
      insertPart.run(position * 4 + PART_KIND[part], encoding, salt, json);
    }
  };
  return (encoded, streamVersion) => {
    const { event, parts } = encoded;
    const { facts, digest } = sealFacts(encoded, streamVersion);
    const { lastInsertRowid } = insertFacts.run(
      event.articleId,
      streamVersion,
      event.eventId,
      event.commandId,
      event.type,
      event.schemaVersion,
      event.recordedAt,
      facts,
      digest,
    );
    insertParts(parts, Number(lastInsertRowid));
    return BigInt(lastInsertRowid);
  };
}
