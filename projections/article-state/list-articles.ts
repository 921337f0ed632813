import { sql, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely';

import type { ArticleStatus } from '../../src/domain/article/article.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { fromJson, present, toBig, type BigCell } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { toSearchPhrases } from '../../src/read-model/search-terms.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { ArticleStateTables } from './tables.ts';
import type { ArticleListItem } from './views.ts';

/** `updated`: by the beginning of the public state, for staff of a waiting draft too. `published`: by what the story says. Newest first. */
export const ARTICLE_SORTS = ['updated', 'published'] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

/** The last item of the page before. */
export type ArticleCursor = { readonly sortKey: string; readonly articleId: string };

export type ArticleFilter = {
  readonly status?: ArticleStatus | undefined;
  readonly section?: string | undefined;
  readonly tag?: string | undefined;
  readonly language?: string | undefined;
  /** Words that must stand in the current text. */
  readonly q?: string | undefined;
  /** Stories changed (recorded) at or after this. */
  readonly updatedSince?: Instant | undefined;
  readonly sort?: ArticleSort | undefined;
  readonly cursor?: ArticleCursor | undefined;
  readonly limit: number;
};

export type ArticlePage = { readonly items: readonly ArticleListItem[]; readonly next?: ArticleCursor };

/** Stories by filter, newest first. What readers may not read, they can't filter by either. */
export async function listArticles(
  read: ReadDatabase,
  filter: ArticleFilter,
  audience: Audience,
): Promise<ArticlePage> {
  if (filter.q !== undefined && toSearchPhrases(filter.q).length === 0) return { items: [] };
  const db = read.kysely.withTables<ArticleStateTables>();
  const rows = await (audience === 'readers' ? readersRows : staffRows)(db, { read, filter });
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => toItem(row, audience)),
    ...(rows.length > filter.limit && last !== undefined
      ? { next: { sortKey: last.sort_key, articleId: last.article_id } }
      : {}),
  };
}

type Asked = { readonly read: ReadDatabase; readonly filter: ArticleFilter };

type ListRow = {
  readonly article_id: string;
  readonly status: string;
  readonly headline: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly kind: string | null;
  readonly revision: number | null;
  readonly published_at: string | null;
  readonly updated_at: string | null;
  readonly effective_at: string | null;
  readonly changed_at: string;
  readonly stream_version: BigCell;
  readonly draft_revision: number | null;
  readonly sort_key: string;
};

const OPEN_STATUSES = ['published', 'gone'];

function readersRows(db: Kysely<ArticleStateTables>, { read, filter }: Asked): Promise<ListRow[]> {
  const key = filter.sort === 'published' ? 'story.published_sort' : 'story.effective_at';
  return db
    .selectFrom('stories as story')
    .where(({ and }) => and(readersConditions(read, filter, key)))
    .select([
      'story.article_id',
      'story.status',
      'story.headline',
      'story.section',
      'story.language',
      'story.kind',
      'story.revision',
      'story.published_at',
      'story.updated_at',
      'story.effective_at',
      'story.changed_at',
      'story.stream_version',
      sql<number | null>`null`.as('draft_revision'),
      `${key} as sort_key`,
    ])
    .orderBy(key, 'desc')
    .orderBy('story.article_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

type Condition = RawBuilder<SqlBool>;

/** Nothing where the filter doesn't ask. */
const when = <Value>(
  value: Value | undefined,
  toCondition: (value: Value) => Condition,
): readonly Condition[] => (value === undefined ? [] : [toCondition(value)]);

function readersConditions(read: ReadDatabase, filter: ArticleFilter, key: string): Condition[] {
  const { section, language, tag, q } = filter;
  const looksInside = [section, language, tag, q].some((value) => value !== undefined);
  return [
    ...(looksInside ? [sql<SqlBool>`story.status in (${sql.join([...OPEN_STATUSES])})`] : []),
    ...when(filter.status, (value) => sql<SqlBool>`story.status = ${value}`),
    ...when(section, (value) => sql<SqlBool>`story.section = ${value}`),
    ...when(language, (value) => sql<SqlBool>`story.language = ${value}`),
    ...when(filter.updatedSince, (value) => sql<SqlBool>`story.changed_at >= ${value}`),
    ...when(
      tag,
      (value) => sql<SqlBool>`exists (select 1 from story_tags where story_tags.tag = ${value}
        and story_tags.audience = 'readers' and story_tags.article_id = story.article_id)`,
    ),
    ...when(
      q,
      (value) => sql<SqlBool>`exists (select 1 from search_texts where ${matches(read, value)}
        and search_texts.article_id = story.article_id and search_texts.revision = story.revision
        and search_texts.is_public = 1)`,
    ),
    ...when(filter.cursor, (cursor) => isPast(key, 'story.article_id', cursor)),
  ];
}

function staffRows(db: Kysely<ArticleStateTables>, { read, filter }: Asked): Promise<ListRow[]> {
  const key = filter.sort === 'published' ? 'desk.published_sort' : 'desk.sort_at';
  return db
    .selectFrom('story_desk as desk')
    .leftJoin('stories as story', 'story.article_id', 'desk.article_id')
    .where(({ and }) => and(staffConditions(read, filter, key)))
    .select(({ fn }) => [
      'desk.article_id',
      'desk.status',
      fn.coalesce('story.headline', 'desk.draft_headline').as('headline'),
      fn.coalesce('story.section', 'desk.draft_section').as('section'),
      fn.coalesce('story.language', 'desk.draft_language').as('language'),
      fn.coalesce('story.kind', 'desk.draft_kind').as('kind'),
      'story.revision',
      'story.published_at',
      'story.updated_at',
      'story.effective_at',
      'desk.changed_at',
      'desk.stream_version',
      'desk.draft_revision',
      `${key} as sort_key`,
    ])
    .orderBy(key, 'desc')
    .orderBy('desk.article_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

const staffConditions = (read: ReadDatabase, filter: ArticleFilter, key: string): Condition[] => [
  ...when(filter.status, (value) => sql<SqlBool>`desk.status = ${value}`),
  ...when(
    filter.section,
    (value) => sql<SqlBool>`(story.section = ${value} or desk.draft_section = ${value})`,
  ),
  ...when(
    filter.language,
    (value) => sql<SqlBool>`(story.language = ${value} or desk.draft_language = ${value})`,
  ),
  ...when(filter.updatedSince, (value) => sql<SqlBool>`desk.changed_at >= ${value}`),
  ...when(
    filter.tag,
    (value) => sql<SqlBool>`exists (select 1 from story_tags where story_tags.tag = ${value}
      and story_tags.article_id = desk.article_id)`,
  ),
  ...when(
    filter.q,
    (value) => sql<SqlBool>`exists (select 1 from search_texts where ${matches(read, value)}
      and search_texts.article_id = desk.article_id
      and search_texts.revision in (story.revision, desk.draft_revision))`,
  ),
  ...when(filter.cursor, (cursor) => isPast(key, 'desk.article_id', cursor)),
];

/** The search projection keeps the texts; here they only filter. */
const matches = (read: ReadDatabase, q: string): Expression<SqlBool> =>
  read.matchFullText('search_texts_fts', toSearchPhrases(q));

const isPast = (key: string, id: string, { sortKey, articleId }: ArticleCursor): Condition =>
  sql<SqlBool>`(${sql.ref(key)}, ${sql.ref(id)}) < (${sortKey}, ${articleId})`;

function toItem(row: ListRow, audience: Audience): ArticleListItem {
  const isHidden = audience === 'readers' && !OPEN_STATUSES.includes(row.status);
  const shown = <Value>(value: Value): Value | null => (isHidden ? null : value);
  return {
    articleId: row.article_id as ArticleId,
    status: row.status as ArticleStatus,
    headline: shown(row.headline),
    section: shown(row.section),
    language: shown(row.language),
    kind: shown(row.kind) as ArticleListItem['kind'],
    revision: row.revision,
    publishedAt: fromJson(row.published_at) as EditorialTime | null,
    updatedAt: fromJson(row.updated_at) as EditorialTime | null,
    effectiveAt: row.effective_at as Instant | null,
    changedAt: row.changed_at as Instant,
    streamVersion: toBig(row.stream_version),
    ...present('draftRevision', row.draft_revision),
  };
}
