import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { Content } from '../../src/domain/article/content.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type {
  ArticleEventType,
  ArticleId,
  EffectiveBasis,
  Envelope,
  EventId,
} from '../../src/domain/article/events.ts';
import { fromJson, present, toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { EventFeedRow, EventFeedTables } from './tables.ts';

/** `public`: events that readers may learn of. `all`: plans, drafts and notes too, for staff and the grant `unpublished`. */
export type FeedScope = 'public' | 'all';

export type FeedQuestion = {
  /** Events with a position greater than this; 0n: from the beginning. */
  readonly after: bigint;
  readonly limit: number;
  readonly types?: readonly ArticleEventType[] | undefined;
  readonly articleIds?: readonly ArticleId[] | undefined;
};

/** An event as subscribers are told of it: no text, no person, no reason. */
export type FeedEntry = {
  readonly position: bigint;
  readonly eventId: EventId;
  readonly articleId: ArticleId;
  readonly streamVersion: bigint;
  readonly type: ArticleEventType;
  readonly isPublic: boolean;
  /** Count of the story's public events up to this one, from 1; null: not public. */
  readonly sequence: bigint | null;
  /** false: an earlier text learned late, or no public act. */
  readonly isCurrent: boolean;
  readonly recordedAt: Instant;
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  readonly recording: Envelope['recording'];
  readonly revision?: number;
  readonly fieldsChanged?: readonly (keyof Content)[];
  readonly publishedAt?: EditorialTime;
  readonly updatedAt?: EditorialTime;
  readonly notice?: string;
  readonly restoredFrom?: number;
  readonly corrects?: number;
  readonly sourceSystem?: string;
};

/** `next`: the position to go on after, at least `after`. `atEnd`: the feed held nothing further at the time. */
export type FeedPage = {
  readonly items: readonly FeedEntry[];
  readonly next: bigint;
  readonly atEnd: boolean;
};

/** Events in global order. */
export async function listFeed(
  read: ReadDatabase,
  question: FeedQuestion,
  scope: FeedScope,
): Promise<FeedPage> {
  const { after, limit } = question;
  const rows = await read.kysely
    .withTables<EventFeedTables>()
    .selectFrom('event_feed as event')
    .selectAll('event')
    .where(({ and }) => and(conditionsOf(question, scope)))
    .orderBy('event.global_position')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toEntry);
  return { items, next: items.at(-1)?.position ?? after, atEnd: rows.length <= limit };
}

/** The position of the newest event that readers may learn of; 0n: there is none. */
export async function findLastPublicPosition(read: ReadDatabase): Promise<bigint> {
  const row = await read.kysely
    .withTables<EventFeedTables>()
    .selectFrom('event_feed as event')
    .select('event.global_position')
    .where('event.is_public', '=', 1)
    .orderBy('event.global_position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 0n : toBig(row.global_position);
}

function conditionsOf({ after, types, articleIds }: FeedQuestion, scope: FeedScope): RawBuilder<SqlBool>[] {
  return [
    sql<SqlBool>`event.global_position > ${after}`,
    ...(scope === 'public' ? [sql<SqlBool>`event.is_public = 1`] : []),
    ...(types === undefined ? [] : [isOneOf('event.type', types)]),
    ...(articleIds === undefined ? [] : [isOneOf('event.article_id', articleIds)]),
  ];
}

const isOneOf = (column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  values.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(column)} in (${sql.join([...values])})`;

function toEntry(row: EventFeedRow): FeedEntry {
  return {
    position: toBig(row.global_position),
    eventId: row.event_id as EventId,
    articleId: row.article_id as ArticleId,
    streamVersion: toBig(row.stream_version),
    type: row.type as ArticleEventType,
    isPublic: row.is_public === 1,
    sequence: row.sequence === null ? null : toBig(row.sequence),
    isCurrent: row.is_current === 1,
    recordedAt: row.recorded_at as Instant,
    effectiveAt: row.effective_at as Instant,
    effectiveBasis: row.effective_basis as EffectiveBasis,
    recording: row.recording as FeedEntry['recording'],
    ...present('revision', row.revision),
    ...present('fieldsChanged', fromJson(row.fields_changed) as readonly (keyof Content)[] | null),
    ...present('publishedAt', fromJson(row.published_at) as EditorialTime | null),
    ...present('updatedAt', fromJson(row.updated_at) as EditorialTime | null),
    ...present('notice', row.notice),
    ...present('restoredFrom', row.restored_from),
    ...present('corrects', row.corrects),
    ...present('sourceSystem', row.source_system),
  };
}
