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

export type Append = {
  readonly articleId: ArticleId;
  readonly events: readonly EncodedEvent[];
  readonly expected: ExpectedVersion;
};

type Place = { readonly version: number; readonly position: number };

/** Gives a function that does one append inside the caller's transaction. It refuses before it writes. */
export function prepareAppend(database: Database): (append: Append) => AppendResult {
  const findVersion = database
    .prepare<[string], number | null>('SELECT max(stream_version) FROM events WHERE article_id = ?')
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
    const actual = findVersion.get(articleId) ?? 0;
    if (!fits(expected, BigInt(actual))) {
      const stored = findStored(append);
      if (stored !== undefined) return stored;
      throw new WrongExpectedVersionError(articleId, expected, BigInt(actual));
    }
    // The first insert refuses a taken id by itself and nothing is written; the others must not come so far.
    for (const { event } of events.slice(1)) {
      if (findId.get(event.eventId) !== undefined) throw toTakenError(event.eventId);
    }
    let position: number | bigint = 0;
    let version = actual;
    for (const event of events) position = insertEvent(event, (version += 1));
    return { streamVersion: BigInt(version), globalPosition: BigInt(position), alreadyStored: false };
  };
}

const toTakenError = (eventId: string): InvalidEventError =>
  new InvalidEventError('eventId', `The event id ${eventId} is taken by a stored event`);

const partOf = ({ parts }: EncodedEvent, name: PartName): EncodedPart | undefined =>
  parts.find(({ part }) => part === name);

/**
 * A content from this size on, in UTF-8 bytes, has a row of its own, to be packed later. A shorter one stays beside the
 * facts: inflating it would cost more time than it takes room.
 */
const LONG_BYTES = 2_048;

type Insert = (encoded: EncodedEvent, streamVersion: number) => number | bigint;

function prepareInsert(database: Database): Insert {
  const insertEvent = database.prepare<(string | number | Uint8Array | null)[]>(
    `INSERT INTO events
       (article_id, stream_version, event_id, command_id, type, schema_version, recorded_at, facts, digest,
        words, words_salt, person, person_salt, content, content_salt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (event_id) DO NOTHING`,
  );
  const insertContent = database.prepare<[number | bigint, string]>(
    'INSERT INTO contents (global_position, json) VALUES (?, ?)',
  );
  return (encoded, streamVersion) => {
    const { event } = encoded;
    const { facts, digest } = sealFacts(encoded, BigInt(streamVersion));
    const content = partOf(encoded, 'content');
    const isLong = content !== undefined && Buffer.byteLength(content.json) >= LONG_BYTES;
    const words = partOf(encoded, 'words');
    const person = partOf(encoded, 'person');
    const { articleId, eventId, commandId, type, schemaVersion, recordedAt } = event;
    const { changes, lastInsertRowid } = insertEvent.run(
      ...[articleId, streamVersion, eventId, commandId, type, schemaVersion, recordedAt, facts, digest],
      ...[words?.json ?? null, words?.salt ?? null],
      ...[person?.json ?? null, person?.salt ?? null],
      ...[isLong ? null : (content?.json ?? null), content?.salt ?? null],
    );
    if (changes === 0) throw toTakenError(eventId);
    if (isLong) insertContent.run(lastInsertRowid, content.json);
    return lastInsertRowid;
  };
}
