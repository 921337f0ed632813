import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { ArticleId, EventId, StoredEvent } from '../../domain/article/events.ts';
import { decodeEvent, UnreadableEventError } from '../codec.ts';
import type { EventFilter, ReadAllOptions, ReadAllPage } from '../event-store.ts';
import { createPackedTexts, MissingPackError, type PackedTexts } from './packed-texts.ts';

type EventRow = [
  position: number,
  facts: string,
  content: string | null,
  pack: number | null,
  words: string | null,
  person: string | null,
];

/** One statement gives events with their parts, but for the texts in packs. */
const EVENTS = `
  SELECT e.global_position, e.facts, coalesce(e.content, c.json), e.pack, e.words, e.person
  FROM events e LEFT JOIN contents c
    ON e.content IS NULL AND e.content_salt IS NOT NULL AND e.pack IS NULL AND c.global_position = e.global_position`;

type ToEvent = (row: EventRow) => StoredEvent;

const createToEvent =
  (packed: PackedTexts): ToEvent =>
  ([position, facts, content, pack, words, person]) => {
    const globalPosition = BigInt(position);
    if (content !== null || pack === null)
      return decodeEvent({ globalPosition, facts, content, words, person });
    const text = readPacked(packed, pack, position);
    return decodeEvent({ globalPosition, facts, content: text, words, person });
  };

function readPacked(packed: PackedTexts, pack: number, position: number): string {
  try {
    return packed.textOf(pack, position);
  } catch (error) {
    throw new UnreadableEventError(BigInt(position), reasonOf(error), { cause: error });
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** With a filter one call looks at no more than so many positions, so that a rare type never holds up the event loop. */
const FILTER_WINDOW = 10_000;

export type EventReader = {
  readStream(articleId: ArticleId, fromVersion: bigint, limit: number): readonly StoredEvent[];
  readCommand(articleId: ArticleId, commandId: string): readonly StoredEvent[];
  findEvent(eventId: EventId): StoredEvent | undefined;
  readAll(options: ReadAllOptions): ReadAllPage;
  lastPosition(): bigint;
  countEvents(): bigint;
};

type Read<Given extends unknown[], Answer> = (...given: Given) => Answer;

/**
 * One statement sees one moment, but packs are read by further ones, and another process may have made a pack anew in
 * between. Then, seldom, all is read once more in a transaction; one for each read would cost half as much again.
 */
function atOneMoment<Given extends unknown[], Answer>(
  database: Database,
  read: Read<Given, Answer>,
): Read<Given, Answer> {
  const again = database.transaction(read);
  return (...given) => {
    try {
      return read(...given);
    } catch (error) {
      const isGone = error instanceof UnreadableEventError && error.cause instanceof MissingPackError;
      if (!isGone) throw error;
      return again(...given);
    }
  };
}

/** All reads of the store; each sees one moment. */
export function createEventReader(database: Database): EventReader {
  const toEvent = createToEvent(createPackedTexts(database));
  const prepare = (rest: string): Statement<unknown[], EventRow> =>
    database.prepare<unknown[], EventRow>(`${EVENTS} ${rest}`).raw();
  const stream = prepare(
    'WHERE e.article_id = ? AND e.stream_version >= ? ORDER BY e.stream_version LIMIT ?',
  );
  const command = prepare('WHERE e.command_id = ? AND e.article_id = ? ORDER BY e.stream_version');
  const byId = prepare('WHERE e.event_id = ?');
  const last = database.prepare<[], number | null>('SELECT max(global_position) FROM events').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM events').pluck();
  const readAllOf = (statement: Statement<unknown[], EventRow>): ((...given: unknown[]) => StoredEvent[]) =>
    atOneMoment(database, (...given: unknown[]) => statement.all(...given).map(toEvent));
  const readStream = readAllOf(stream);
  const readCommand = readAllOf(command);
  const readById = readAllOf(byId);

  return {
    readStream: (articleId, fromVersion, limit) => readStream(articleId, fromVersion, limit),
    readCommand: (articleId, commandId) => readCommand(commandId, articleId),
    findEvent: (eventId) => readById(eventId)[0],
    readAll: prepareReadAll(database, toEvent),
    lastPosition: () => BigInt(last.get() ?? 0),
    countEvents: () => BigInt(count.get() ?? 0),
  };
}

function prepareReadAll(database: Database, toEvent: ToEvent): (options: ReadAllOptions) => ReadAllPage {
  const all = database
    .prepare<[bigint, number], EventRow>(
      `${EVENTS} WHERE e.global_position > ? ORDER BY e.global_position LIMIT ?`,
    )
    .raw();
  // `+` keeps the planner on the position's order: the window bounds the work whatever the filter.
  const filtered = database
    .prepare<[FilterParameters], EventRow>(
      `${EVENTS} WHERE e.global_position > :after AND e.global_position <= :end
         AND (:types IS NULL OR +e.type IN (SELECT value FROM json_each(:types)))
         AND (:articleIds IS NULL OR +e.article_id IN (SELECT value FROM json_each(:articleIds)))
       ORDER BY e.global_position LIMIT :limit`,
    )
    .raw();
  const last = database.prepare<[], number | null>('SELECT max(global_position) FROM events').pluck();

  const readFiltered = (after: bigint, limit: number, filter: EventFilter): ReadAllPage => {
    const end = after + BigInt(FILTER_WINDOW);
    const lastPosition = BigInt(last.get() ?? 0);
    const rows = filtered.all({ after, end, limit, ...toParameters(filter) });
    const events = rows.map(toEvent);
    const isFull = rows.length === limit;
    const seen = isFull ? (events.at(-1)?.globalPosition ?? after) : lowerOf(end, lastPosition);
    const next = seen > after ? seen : after;
    return { events, next, atEnd: next >= lastPosition };
  };

  const readUnfiltered = (after: bigint, limit: number): ReadAllPage => {
    // One row more than asked tells whether there is a further event.
    const rows = all.all(after, limit + 1);
    const events = rows.slice(0, limit).map(toEvent);
    return { events, next: events.at(-1)?.globalPosition ?? after, atEnd: rows.length <= limit };
  };

  const readPage = atOneMoment(database, readUnfiltered);
  const readFilteredAtOnce = database.transaction(readFiltered);
  return ({ after, limit, filter }) =>
    filter?.types === undefined && filter?.articleIds === undefined
      ? readPage(after, limit)
      : readFilteredAtOnce(after, limit, filter);
}

type FilterParameters = {
  readonly after: bigint;
  readonly end: bigint;
  readonly limit: number;
  readonly types: string | null;
  readonly articleIds: string | null;
};

const toParameters = ({
  types,
  articleIds,
}: EventFilter): Pick<FilterParameters, 'types' | 'articleIds'> => ({
  types: types === undefined ? null : JSON.stringify(types),
  articleIds: articleIds === undefined ? null : JSON.stringify(articleIds),
});

const lowerOf = (a: bigint, b: bigint): bigint => (a < b ? a : b);
