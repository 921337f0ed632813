import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { ArticleId, EventId, StoredEvent } from '../../domain/article/events.ts';
import { decodeEvent } from '../codec.ts';
import type { EventFilter, ReadAllOptions, ReadAllPage } from '../event-store.ts';

type EventRow = [
  position: number,
  facts: string,
  content: string | null,
  words: string | null,
  person: string | null,
];

/** One statement gives events with their parts, each part found by row id. */
const EVENTS = `
  SELECT e.global_position, e.facts, CAST(c.bytes AS TEXT), CAST(w.bytes AS TEXT), CAST(p.bytes AS TEXT)
  FROM events e
  LEFT JOIN event_parts c ON c.id = e.global_position * 4 + 1
  LEFT JOIN event_parts w ON w.id = e.global_position * 4 + 2
  LEFT JOIN event_parts p ON p.id = e.global_position * 4 + 3`;

const toEvent = ([position, facts, content, words, person]: EventRow): StoredEvent =>
  decodeEvent({ globalPosition: BigInt(position), facts, content, words, person });

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

/** All reads of the store; each is one statement, or one read transaction, and so sees one moment. */
export function createEventReader(database: Database): EventReader {
  const prepare = (rest: string): Statement<unknown[], EventRow> =>
    database.prepare<unknown[], EventRow>(`${EVENTS} ${rest}`).raw();
  const stream = prepare(
    'WHERE e.article_id = ? AND e.stream_version >= ? ORDER BY e.stream_version LIMIT ?',
  );
  const command = prepare('WHERE e.article_id = ? AND e.command_id = ? ORDER BY e.stream_version');
  const byId = prepare('WHERE e.event_id = ?');
  const last = database.prepare<[], number | null>('SELECT max(global_position) FROM events').pluck();
  const count = database.prepare<[], number>('SELECT count(*) FROM events').pluck();

  return {
    readStream: (articleId, fromVersion, limit) => stream.all(articleId, fromVersion, limit).map(toEvent),
    readCommand: (articleId, commandId) => command.all(articleId, commandId).map(toEvent),
    findEvent: (eventId) => {
      const row = byId.get(eventId);
      return row === undefined ? undefined : toEvent(row);
    },
    readAll: prepareReadAll(database),
    lastPosition: () => BigInt(last.get() ?? 0),
    countEvents: () => BigInt(count.get() ?? 0),
  };
}

function prepareReadAll(database: Database): (options: ReadAllOptions) => ReadAllPage {
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

  const readFilteredAtOnce = database.transaction(readFiltered);
  return ({ after, limit, filter }) =>
    filter?.types === undefined && filter?.articleIds === undefined
      ? readUnfiltered(after, limit)
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
