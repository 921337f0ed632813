import type { Database } from '../../sqlite/open-database.ts';
import { StorageUnusableError } from '../../shared/storage-errors.ts';
import { toStorageError } from '../../sqlite/to-storage-error.ts';
import { sha256 } from '../digest.ts';
import { verifyStored, type StoredPart, type StoredRow } from '../verify-stored.ts';
import { decodeRawPage } from './sqlite-raw-pages.ts';

/** Something stored isn't what it was when it was written. */
export type StorageFault = {
  /** What is damaged, for people: `event 17`, `raw page 3f…`, `file`. */
  readonly where: string;
  readonly problem: string;
};

type EventColumns = Omit<StoredRow, 'globalPosition' | 'parts'> & { readonly globalPosition: number };
type PartColumns = { readonly part: number; readonly salt: Uint8Array; readonly bytes: Uint8Array };

const PAGE = 500;
const PART_OF_KIND = [undefined, 'content', 'words', 'person'] as const;

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
  yield* verifyStreams(database);
  yield* verifyRawPages(database);
}

async function* verifyEventRows(database: Database): AsyncIterable<StorageFault> {
  const events = database.prepare<[number, number], EventColumns>(
    `SELECT global_position AS globalPosition, article_id AS articleId, stream_version AS streamVersion,
       event_id AS eventId, command_id AS commandId, type, schema_version AS schemaVersion,
       recorded_at AS recordedAt, facts, digest
     FROM events WHERE global_position > ? ORDER BY global_position LIMIT ?`,
  );
  const parts = database.prepare<[number, number], PartColumns>(
    'SELECT part, salt, bytes FROM event_parts WHERE id BETWEEN ? * 4 AND ? * 4 + 3',
  );
  let page = events.all(0, PAGE);
  while (page.length > 0) {
    for (const event of page) {
      const position = event.globalPosition;
      const row = {
        ...event,
        globalPosition: BigInt(position),
        parts: parts.all(position, position).map(toPart),
      };
      for (const problem of verifyStored(row)) yield { where: `event ${String(position)}`, problem };
    }
    await nextTurn();
    page = events.all(page.at(-1)?.globalPosition ?? Infinity, PAGE);
  }
}

const toPart = ({ part, salt, bytes }: PartColumns): StoredPart => ({
  part: PART_OF_KIND[part] ?? 'unknown',
  salt,
  bytes,
});

function* verifyOrphans(database: Database): Iterable<StorageFault> {
  const orphans = database
    .prepare<[], number>(
      'SELECT DISTINCT id >> 2 FROM event_parts WHERE id >> 2 NOT IN (SELECT global_position FROM events)',
    )
    .pluck();
  for (const position of orphans.iterate()) {
    yield { where: `event ${String(position)}`, problem: 'has parts but no facts' };
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
