import type { Kysely } from 'kysely';

import type { Content } from '../../src/domain/article/content.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type { ArticleId, Correction } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { hidesText } from '../../src/domain/article/public-events.ts';
import { fromJson, present, toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { ArticleStateTables, ScheduleRow, StoryDeskRow, StoryNoticeRow, StoryRow } from './tables.ts';
import type { ArticleView, DeskView, DraftView, NoticeView, ScheduleView } from './views.ts';

type Db = Kysely<ArticleStateTables>;

const tablesOf = ({ kysely }: ReadDatabase): Db => kysely.withTables<ArticleStateTables>();

/** The story as the audience may see it; undefined: there is none, or for readers it was never public. */
export async function findArticle(
  read: ReadDatabase,
  articleId: ArticleId,
  audience: Audience,
): Promise<ArticleView | undefined> {
  const db = tablesOf(read);
  const story = await db
    .selectFrom('stories')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (audience === 'readers') {
    return story === undefined ? undefined : toReadersView(story, await listNotices(db, articleId));
  }
  const desk = await db
    .selectFrom('story_desk')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (desk === undefined) return undefined;
  const [notices, schedule] = await Promise.all([listNotices(db, articleId), findSchedule(read, articleId)]);
  return { ...toStaffView(story, desk), notices, desk: toDeskView(desk, schedule) };
}

/** The words for readers that had come with the acts up to a moment, as they were known at a version of the story; newest first. */
export async function listNoticesAt(
  read: ReadDatabase,
  articleId: ArticleId,
  { asOf, streamVersion }: { readonly asOf: Instant; readonly streamVersion: bigint },
): Promise<readonly NoticeView[]> {
  const rows = await tablesOf(read)
    .selectFrom('story_notices')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('effective_at', '<=', asOf)
    .where('stream_version', '<=', streamVersion)
    .orderBy('effective_at', 'desc')
    .orderBy('stream_version', 'desc')
    .execute();
  return rows.map(toNotice);
}

async function listNotices(db: Db, articleId: ArticleId): Promise<readonly NoticeView[]> {
  const rows = await db
    .selectFrom('story_notices')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('effective_at', 'desc')
    .orderBy('stream_version', 'desc')
    .execute();
  return rows.map(toNotice);
}

function toNotice(row: StoryNoticeRow): NoticeView {
  return {
    type: row.type as NoticeView['type'],
    notice: row.notice,
    effectiveAt: row.effective_at as Instant,
    ...present('revision', row.revision),
    ...present('correction', fromJson(row.correction) as Correction | null),
  };
}

type WithoutNotices = Omit<ArticleView, 'notices' | 'desk'>;

function toView(row: StoryRow): WithoutNotices {
  const content = fromJson(row.content) as Content | null;
  return {
    articleId: row.article_id as ArticleId,
    status: row.status as ArticleView['status'],
    authority: row.authority as ArticleView['authority'],
    content,
    contentState: content === null ? 'unobserved' : 'held',
    revision: row.revision,
    publishedAt: fromJson(row.published_at) as EditorialTime | null,
    updatedAt: fromJson(row.updated_at) as EditorialTime | null,
    effectiveAt: row.effective_at as Instant,
    effectiveBasis: row.effective_basis as ArticleView['effectiveBasis'],
    ...present('notBefore', row.not_before as Instant | null),
    streamVersion: toBig(row.stream_version),
  };
}

function toReadersView(row: StoryRow, notices: readonly NoticeView[]): ArticleView {
  const view = toView(row);
  if (!hidesText(row.status)) return { ...view, notices };
  const type = row.status === 'retracted' ? 'ArticleRetracted' : 'ArticleWithheld';
  const words = notices.filter((notice) => notice.type === type).slice(0, 1);
  return { ...view, content: null, contentState: 'hidden', notices: words };
}

function toStaffView(story: StoryRow | undefined, desk: StoryDeskRow): WithoutNotices {
  const streamVersion = toBig(desk.stream_version);
  if (story !== undefined) return { ...toView(story), streamVersion };
  return {
    articleId: desk.article_id as ArticleId,
    status: desk.status as ArticleView['status'],
    authority: desk.authority as ArticleView['authority'],
    content: null,
    contentState: 'none',
    revision: null,
    publishedAt: null,
    updatedAt: null,
    effectiveAt: null,
    effectiveBasis: null,
    streamVersion,
  };
}

function toDeskView(desk: StoryDeskRow, schedule: ScheduleView | undefined): DeskView {
  const embargo = { ...present('until', desk.embargo_until as Instant | null) };
  return {
    lastRevision: desk.last_revision,
    ...present('sourceSystem', desk.source_system),
    ...present('draftRevision', desk.draft_revision),
    ...(desk.embargoed === 1 ? { embargo } : {}),
    ...present('schedule', schedule),
  };
}

/** The draft that waits; undefined: none does, or the audience is readers. */
export async function findDraft(
  read: ReadDatabase,
  articleId: ArticleId,
  audience: Audience,
): Promise<DraftView | undefined> {
  if (audience === 'readers') return undefined;
  const row = await tablesOf(read)
    .selectFrom('story_desk')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const content = fromJson(row.draft_content) as Content | null;
  if (content === null || row.draft_revision === null) return undefined;
  return {
    articleId,
    revision: row.draft_revision,
    content,
    savedAt: row.draft_saved_at as Instant,
    actor: { kind: row.draft_actor_kind as DraftView['actor']['kind'], id: row.draft_actor_id ?? '' },
    streamVersion: toBig(row.stream_version),
  };
}

/** Publications whose time has come, the earliest first. For the scheduler. */
export async function listDueSchedules(
  read: ReadDatabase,
  now: Instant,
  options: { readonly limit: number },
): Promise<readonly ScheduleView[]> {
  const rows = await tablesOf(read)
    .selectFrom('schedules')
    .selectAll()
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .orderBy('article_id')
    .limit(options.limit)
    .execute();
  return rows.map(toSchedule);
}

/** When the next pending publication is due; undefined: none waits. */
export async function findNextScheduleTime(read: ReadDatabase): Promise<Instant | undefined> {
  const row = await tablesOf(read)
    .selectFrom('schedules')
    .select('publish_at')
    .orderBy('publish_at')
    .limit(1)
    .executeTakeFirst();
  return row?.publish_at as Instant | undefined;
}

async function findSchedule(read: ReadDatabase, articleId: ArticleId): Promise<ScheduleView | undefined> {
  const row = await tablesOf(read)
    .selectFrom('schedules')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row === undefined ? undefined : toSchedule(row);
}

const toSchedule = (row: ScheduleRow): ScheduleView => ({
  articleId: row.article_id as ArticleId,
  eventId: row.event_id as ScheduleView['eventId'],
  act: row.act as ScheduleView['act'],
  revision: row.revision,
  publishAt: row.publish_at as Instant,
  streamVersion: toBig(row.stream_version),
});

/** How many stories the audience may see. */
export async function countArticles(read: ReadDatabase, audience: Audience): Promise<number> {
  const table = audience === 'readers' ? 'stories' : 'story_desk';
  const { count } = await tablesOf(read)
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
