import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { ArticleId, EventId, Actor } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { present, toBig, type BigCell } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { TimelineTables } from './tables.ts';

export type ReportKind = 'corrections' | 'silent' | 'perhaps-silent';

/** In effect at or after `from` and before `to`. */
export type ReportFilter = {
  readonly kind: ReportKind;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
};

export type ReportCursor = { readonly effectiveAt: string; readonly position: bigint };

/** One correction or silent edit. */
export type ReportEntry = {
  readonly articleId: ArticleId;
  readonly eventId: EventId;
  readonly revision?: number;
  readonly effectiveAt: Instant;
  /** When readers first saw the story; null: it isn't known. */
  readonly firstSeenAt: Instant | null;
  readonly sentence: string;
  readonly notice?: string;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
};

export type ReportPage = { readonly items: readonly ReportEntry[]; readonly next?: ReportCursor };

/** When one took effect, and when readers had first seen its story. */
export type ReportMoment = { readonly effectiveAt: Instant; readonly firstSeenAt: Instant | null };

/** Literals, as the indexes have them: a bound value would not be known to fit. */
const KINDS: Readonly<Record<ReportKind, RawBuilder<SqlBool>>> = {
  corrections: sql`type = 'ArticleCorrected'`,
  silent: sql`silent = 'yes'`,
  'perhaps-silent': sql`silent = 'undetermined'`,
};

/** Readers learn of no silence (RangeError). */
function conditionsOf({ kind, from, to }: ReportFilter, audience: Audience): RawBuilder<SqlBool>[] {
  if (audience === 'readers' && kind !== 'corrections')
    throw new RangeError('Readers get no report of silent edits');
  return [
    KINDS[kind],
    ...(audience === 'readers' ? [sql<SqlBool>`is_public = 1`] : []),
    ...(from === undefined ? [] : [sql<SqlBool>`effective_at >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`effective_at < ${to}`]),
  ];
}

const timelineOf = (read: ReadDatabase) => read.kysely.withTables<TimelineTables>().selectFrom('timeline');

/** From the one small row that a story has: to look for it among all texts would take a report of thousands most of its time. */
const firstSeenAt = sql<string | null>`(select story.first_seen_at from revision_stories as story
  where story.article_id = timeline.article_id)`;

/** The last in effect first. */
export async function listReport(
  read: ReadDatabase,
  {
    cursor,
    limit,
    ...filter
  }: ReportFilter & { readonly cursor?: ReportCursor | undefined; readonly limit: number },
  audience: Audience,
): Promise<ReportPage> {
  const conditions = conditionsOf(filter, audience);
  if (cursor !== undefined)
    conditions.push(sql`(effective_at, global_position) < (${cursor.effectiveAt}, ${cursor.position})`);
  const rows = await timelineOf(read)
    .where(({ and }) => and(conditions))
    .select([
      'article_id',
      'event_id',
      'global_position',
      'revision',
      'effective_at',
      'sentence',
      'readers_sentence',
      'notice',
      'actor_kind',
      'actor_id',
      firstSeenAt.as('first_seen_at'),
    ])
    .orderBy('effective_at', 'desc')
    .orderBy('global_position', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toEntry(row, audience)),
    ...(rows.length > limit && last !== undefined
      ? { next: { effectiveAt: last.effective_at, position: toBig(last.global_position) } }
      : {}),
  };
}

type Row = {
  readonly article_id: string;
  readonly event_id: string;
  readonly global_position: BigCell;
  readonly revision: number | null;
  readonly effective_at: string;
  readonly sentence: string;
  readonly readers_sentence: string | null;
  readonly notice: string | null;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly first_seen_at: string | null;
};

const toEntry = (row: Row, audience: Audience): ReportEntry => ({
  articleId: row.article_id as ArticleId,
  eventId: row.event_id as EventId,
  ...present('revision', row.revision),
  effectiveAt: row.effective_at as Instant,
  firstSeenAt: row.first_seen_at as Instant | null,
  sentence: audience === 'staff' ? row.sentence : (row.readers_sentence ?? ''),
  ...present('notice', row.notice),
  actor: { kind: row.actor_kind as Actor['kind'], id: row.actor_id },
});

/** All of them, the first in effect first, light: to be counted and measured. O(n) in what the report holds, whatever the store holds besides. */
export async function listReportMoments(
  read: ReadDatabase,
  filter: ReportFilter,
  audience: Audience,
): Promise<readonly ReportMoment[]> {
  const rows = await timelineOf(read)
    .where(({ and }) => and(conditionsOf(filter, audience)))
    .select(['effective_at', firstSeenAt.as('first_seen_at')])
    .orderBy('effective_at')
    .orderBy('global_position')
    .execute();
  return rows.map((row) => ({
    effectiveAt: row.effective_at as Instant,
    firstSeenAt: row.first_seen_at as Instant | null,
  }));
}
