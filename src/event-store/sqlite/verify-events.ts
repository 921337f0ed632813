import type { Database } from '../../sqlite/open-database.ts';
import { StorageUnusableError } from '../../shared/storage-errors.ts';
import { toStorageError } from '../../sqlite/to-storage-error.ts';
import { sha256 } from '../digest.ts';
import type { PartName } from '../codec.ts';
import { verifyStored, type StoredPart, type StoredRow } from '../verify-stored.ts';
import { createPackedTexts, type PackedTexts } from './packed-texts.ts';
import { decodeRawPage } from './sqlite-raw-pages.ts';

/** Something stored isn't what it was when it was written. */
export type StorageFault = {
  /** What is damaged, for people: `event 17`, `raw page 3f…`, `file`. */
  readonly where: string;
  readonly problem: string;
};

type EventColumns = Omit<StoredRow, 'globalPosition' | 'parts'> & {
  readonly globalPosition: number;
  readonly contentSalt: Uint8Array | null;
  readonly json: string | null;
  readonly pack: number | null;
  readonly words: string | null;
  readonly wordsSalt: Uint8Array | null;
  readonly person: string | null;
  readonly personSalt: Uint8Array | null;
};

const PAGE = 500;

/** Reads everything, in small steps between which the event loop goes on. A file so damaged that reading ends is a fault too. */
export async function* verifyEvents(database: Database): AsyncIterable<StorageFault> {
  try {
    yield* verifyAll(database);
  } catch (error) {
    const known = toStorageError(error, database.name);
    if (!(known instanceof StorageUnusableError)) throw known;
    yield { where: 'file', problem: known.message };
  }
}

async function* verifyAll(database: Database): AsyncIterable<StorageFault> {
  for (const row of database.prepare<[], string>('PRAGMA integrity_check').pluck().all()) {
    if (row !== 'ok') yield { where: 'file', problem: row };
  }
  yield* verifyEventRows(database);
  yield* verifyOrphans(database);
  yield* verifyPacks(database);
  yield* verifyStreams(database);
  yield* verifyRawPages(database);
}

async function* verifyEventRows(database: Database): AsyncIterable<StorageFault> {
  const select = database.prepare<[number, number], EventColumns>(
    `SELECT e.global_position AS globalPosition, article_id AS articleId, stream_version AS streamVersion,
       event_id AS eventId, command_id AS commandId, type, schema_version AS schemaVersion,
       recorded_at AS recordedAt, facts, digest, content_salt AS contentSalt, coalesce(content, c.json) AS json, pack,
       words, words_salt AS wordsSalt, person, person_salt AS personSalt
     FROM events e LEFT JOIN contents c ON c.global_position = e.global_position
     WHERE e.global_position > ? ORDER BY e.global_position LIMIT ?`,
  );
  const packed = createPackedTexts(database);
  const readPage = database.transaction((after: number) =>
    select.all(after, PAGE).map((event) => ({ event, content: readContent(packed, event) })),
  );
  let page = readPage(0);
  while (page.length > 0) {
    for (const { event, content } of page) {
      const where = `event ${String(event.globalPosition)}`;
      if (content instanceof Error)
        yield { where, problem: `its content cannot be read: ${content.message}` };
      for (const problem of verifyStored(toRow(event, content))) yield { where, problem };
    }
    await nextTurn();
    page = readPage(page.at(-1)?.event.globalPosition ?? Infinity);
  }
}

type Read = string | Error | null;

function readContent(packed: PackedTexts, { json, pack, globalPosition }: EventColumns): Read {
  if (json !== null || pack === null) return json;
  try {
    return packed.textOf(pack, globalPosition);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function toRow(event: EventColumns, content: Read): StoredRow {
  const parts = [
    toPart('content', content instanceof Error ? null : content, event.contentSalt),
    toPart('words', event.words, event.wordsSalt),
    toPart('person', event.person, event.personSalt),
  ];
  return {
    ...event,
    globalPosition: BigInt(event.globalPosition),
    parts: parts.filter((part) => part !== undefined),
  };
}

/** A part without its salt has not its digest either. */
const toPart = (part: PartName, json: string | null, salt: Uint8Array | null): StoredPart | undefined =>
  json === null ? undefined : { part, salt: salt ?? new Uint8Array(), bytes: json };

function* verifyOrphans(database: Database): Iterable<StorageFault> {
  const orphans = database
    .prepare<[], number>(
      'SELECT global_position FROM contents WHERE global_position NOT IN (SELECT global_position FROM events)',
    )
    .pluck();
  for (const position of orphans.iterate()) {
    yield { where: `event ${String(position)}`, problem: 'has a content but no facts' };
  }
}

/** A text in a pack whose event doesn't refer to it. Those of packs to be thinned are on their way out. */
function* verifyPacks(database: Database): Iterable<StorageFault> {
  const unknown = database.prepare<[], { pack: number; position: number }>(
    `SELECT packs.id AS pack, text.value AS position FROM packs, json_each(packs.positions) AS text
     WHERE packs.id NOT IN (SELECT pack FROM packs_to_thin) AND NOT EXISTS (
       SELECT 1 FROM events WHERE events.global_position = text.value AND events.pack = packs.id)`,
  );
  for (const { pack, position } of unknown.iterate()) {
    yield {
      where: `pack ${String(pack)}`,
      problem: `has a text that event ${String(position)} does not refer to`,
    };
  }
}

/** Versions from 1 without gaps, each later than the one before in the global order too. */
function* verifyStreams(database: Database): Iterable<StorageFault> {
  const gaps = database.prepare<[], { position: number; articleId: string }>(
    `SELECT position, articleId FROM (
       SELECT global_position AS position, article_id AS articleId, stream_version AS version,
         row_number() OVER (PARTITION BY article_id ORDER BY global_position) AS place
       FROM events)
     WHERE version <> place`,
  );
  for (const { position, articleId } of gaps.iterate()) {
    yield { where: `event ${String(position)}`, problem: `is out of order in the stream of ${articleId}` };
  }
}

async function* verifyRawPages(database: Database): AsyncIterable<StorageFault> {
  const pages = database.prepare<[number], { id: number; digest: string; bytes: Uint8Array }>(
    'SELECT id, sha256 AS digest, bytes FROM raw_pages WHERE id > ? ORDER BY id LIMIT 1',
  );
  for (let page = pages.get(0); page !== undefined; page = pages.get(page.id)) {
    if (!(await hasDigest(page)))
      yield { where: `raw page ${page.digest}`, problem: 'does not have its digest' };
  }
}

async function hasDigest({ digest, bytes }: { digest: string; bytes: Uint8Array }): Promise<boolean> {
  try {
    return sha256(await decodeRawPage(bytes)).toString('hex') === digest;
  } catch {
    return false;
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
