import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { Anomaly, ArticleId, EventId, Principal, Source } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { fromJson, present, toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { TimelineRow, TimelineTables } from './tables.ts';
import type {
  TimelineCursor,
  TimelineDeskView,
  TimelineEntry,
  TimelineFilter,
  TimelinePage,
} from './views.ts';

export type TimelineQuestion = TimelineFilter & {
  readonly cursor?: TimelineCursor | undefined;
  readonly limit: number;
};

/**
 * What was done, the last recorded first. Readers get public acts alone, and may filter by nothing that they can't see
 * (RangeError: `ip`, `silent`, `anomaly`, `q`, `field`).
 */
export async function listTimeline(
  read: ReadDatabase,
  question: TimelineQuestion,
  audience: Audience,
): Promise<TimelinePage> {
  const { limit, cursor } = question;
  const conditions = [
    ...conditionsOf(question, audience),
    ...when(cursor, ({ before }) => sql`timeline.global_position < ${before}`),
  ];
  const rows = await from(read, question)
    .selectAll('timeline')
    .where(({ and }) => and(conditions))
    .orderBy(question.field === undefined ? 'timeline.global_position' : sql`changed.global_position`, 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row) => toEntry(row, audience));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: { before: last.position } } : {}) };
}

/** Joined rather than asked for in a condition: so the index of the field gives the rows in order, few or many. */
function from(read: ReadDatabase, { field }: TimelineFilter) {
  const timeline = read.kysely.withTables<TimelineTables>().selectFrom('timeline');
  return timeline.$if(field !== undefined, (query) =>
    query.innerJoin('timeline_fields as changed', (join) =>
      join
        .onRef('changed.global_position', '=', 'timeline.global_position')
        .on('changed.field', '=', field ?? 'blocks'),
    ),
  );
}

const EXPORT_PAGE = 500;

/** Every entry of the filter, in the same order, a page at a time: for exports of any length. */
export async function* iterateTimeline(
  read: ReadDatabase,
  filter: TimelineFilter,
  audience: Audience,
): AsyncGenerator<TimelineEntry> {
  let cursor: TimelineCursor | undefined;
  do {
    const page: TimelinePage = await listTimeline(read, { ...filter, cursor, limit: EXPORT_PAGE }, audience);
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** How many entries the filter holds. */
export async function countTimeline(
  read: ReadDatabase,
  filter: TimelineFilter,
  audience: Audience,
): Promise<number> {
  const { count } = await from(read, filter)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where(({ and }) => and(conditionsOf(filter, audience)))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type Condition = RawBuilder<SqlBool>;

/** Nothing where the filter doesn't ask. */
const when = <Value>(
  value: Value | undefined,
  toCondition: (value: Value) => RawBuilder<unknown>,
): readonly Condition[] => (value === undefined ? [] : [toCondition(value).$castTo<SqlBool>()]);

const STAFF_FILTERS = ['ip', 'silent', 'anomaly', 'q', 'field'] as const;

function conditionsOf(filter: TimelineFilter, audience: Audience): Condition[] {
  const refused = STAFF_FILTERS.filter((name) => audience === 'readers' && filter[name] !== undefined);
  if (refused.length > 0) throw new RangeError(`Readers can't filter the timeline by ${refused.join(', ')}`);
  return [
    ...(audience === 'readers' ? [sql<SqlBool>`is_public = 1`] : []),
    ...when(filter.articleId, (value) => sql`article_id = ${value}`),
    ...when(filter.actor, (value) => sql`actor_id = ${value}`),
    ...when(filter.types, typeCondition),
    ...when(filter.ip, (value) => sql`actor_ip = ${value}`),
    ...when(filter.from, (value) => sql`recorded_at >= ${value}`),
    ...when(filter.to, (value) => sql`recorded_at < ${value}`),
    ...when(filter.asOf, (value) => sql`effective_at <= ${value}`),
    ...when(filter.knownAt, (value) => sql`recorded_at <= ${value}`),
    ...when(filter.silent, (value) => sql`silent = ${value}`),
    ...when(filter.anomaly, anomalyCondition),
    ...when(filter.q, (value) => sql`haystack like ${`%${escapeLike(value.toLowerCase())}%`} escape '\\'`),
  ];
}

const typeCondition = (types: readonly string[]): RawBuilder<unknown> =>
  types.length === 0 ? sql`1 = 0` : sql`type in (${sql.join([...types])})`;

function anomalyCondition(anomaly: string): RawBuilder<unknown> {
  if (anomaly === 'any') return sql`(anomaly_codes <> '' or updated_before_published = 1)`;
  const recorded = sql`anomaly_codes like ${`%,${escapeLike(anomaly)},%`} escape '\\'`;
  return anomaly === 'updated-before-published'
    ? sql`(${recorded} or updated_before_published = 1)`
    : recorded;
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

function toEntry(row: TimelineRow, audience: Audience): TimelineEntry {
  return {
    articleId: row.article_id as ArticleId,
    eventId: row.event_id as EventId,
    position: toBig(row.global_position),
    type: row.type as TimelineEntry['type'],
    sentence: audience === 'staff' ? row.sentence : (row.readers_sentence ?? ''),
    ...present('revision', row.revision),
    actor: { kind: row.actor_kind as TimelineEntry['actor']['kind'], id: row.actor_id },
    recordedAt: row.recorded_at as Instant,
    effectiveAt: row.effective_at as Instant,
    effectiveBasis: row.effective_basis as TimelineEntry['effectiveBasis'],
    ...present('notBefore', row.not_before as Instant | null),
    recording: row.recording as TimelineEntry['recording'],
    backDated: row.back_dated === 1,
    ...present('notice', row.notice),
    ...(audience === 'staff' ? { desk: toDesk(row) } : {}),
  };
}

function toDesk(row: TimelineRow): TimelineDeskView {
  return {
    streamVersion: toBig(row.stream_version),
    isPublic: row.is_public === 1,
    recordedBy: { kind: row.recorded_by_kind, id: row.recorded_by_id } as Principal,
    ...present('ip', row.actor_ip),
    ...present('observedAt', row.observed_at as Instant | null),
    ...present('effectiveCorrectedBy', row.effective_corrected_by as EventId | null),
    ...present('source', fromJson(row.source) as Source | null),
    ...present('reason', row.reason),
    ...present('reasonCode', row.reason_code),
    ...present('significance', row.significance),
    ...present('note', row.note),
    silent: row.silent as TimelineDeskView['silent'],
    anomalies: toAnomalies(row),
  };
}

function toAnomalies(row: TimelineRow): readonly Anomaly[] {
  const recorded = (fromJson(row.anomalies) as readonly Anomaly[] | null) ?? [];
  const code = 'updated-before-published';
  const isMissing = row.updated_before_published === 1 && !recorded.some((anomaly) => anomaly.code === code);
  return isMissing ? [...recorded, { code }] : recorded;
}
