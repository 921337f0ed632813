import { sql, type ExpressionBuilder, type Kysely, type SelectQueryBuilder, type SqlBool } from 'kysely';

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

/** The search projection's tables, as far as `q` needs them. */
type SearchedTables = {
  readonly search_texts: { readonly article_id: string; readonly revision: number; readonly is_public: number };
};
type Tables = ArticleStateTables & SearchedTables;
type Joined = Tables & { readonly story: Tables['stories']; readonly desk: Tables['story_desk'] };

/** Stories by filter, newest first. What readers may not read, they can't filter by either. */
export async function listArticles(
  read: ReadDatabase,
  filter: ArticleFilter,
  audience: Audience,
): Promise<ArticlePage> {
  const db = read.kysely.withTables<Tables>();
  if (filter.q !== undefined && toSearchPhrases(filter.q).length === 0) return { items: [] };
  const rows = await (audience === 'readers' ? readersRows(db, { read, filter }) : staffRows(db, { read, filter }));
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

function readersRows(db: Kysely<Tables>, { read, filter }: Asked): Promise<ListRow[]> {
  const { sort = 'updated', cursor, section, language, status, updatedSince, tag, q } = filter;
  const key = sort === 'updated' ? 'story.effective_at' : 'story.published_sort';
  const looksInside = [section, language, tag, q].some((value) => value !== undefined);
  return db
    .selectFrom('stories as story')
    .$if(looksInside, (query) => query.where('story.status', 'in', OPEN_STATUSES))
    .$if(status !== undefined, (query) => query.where('story.status', '=', status ?? ''))
    .$if(section !== undefined, (query) => query.where('story.section', '=', section ?? ''))
    .$if(language !== undefined, (query) => query.where('story.language', '=', language ?? ''))
    .$if(updatedSince !== undefined, (query) => query.where('story.changed_at', '>=', updatedSince ?? ''))
    .$if(tag !== undefined, (query) =>
      query.where((eb) => hasTag(eb, { tag: tag ?? '', audiences: ['readers'], story: 'story.article_id' })),
    )
    .$if(q !== undefined, (query) =>
      query.where(({ exists }) =>
        exists(
          textsWith(db, read, q ?? '')
            .whereRef('search_texts.article_id', '=', sql.ref('story.article_id'))
            .whereRef('search_texts.revision', '=', sql.ref('story.revision'))
            .where('search_texts.is_public', '=', 1),
        ),
      ),
    )
    .$if(cursor !== undefined, (query) => query.where(isPast(key, 'story.article_id', cursor)))
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

function staffRows(db: Kysely<Tables>, { read, filter }: Asked): Promise<ListRow[]> {
  const { sort = 'updated', cursor, section, language, status, updatedSince, tag, q } = filter;
  const key = sort === 'updated' ? 'desk.sort_at' : 'desk.published_sort';
  return db
    .selectFrom('story_desk as desk')
    .leftJoin('stories as story', 'story.article_id', 'desk.article_id')
    .$if(status !== undefined, (query) => query.where('desk.status', '=', status ?? ''))
    .$if(section !== undefined, (query) => query.where(isEither('section', section ?? '')))
    .$if(language !== undefined, (query) => query.where(isEither('language', language ?? '')))
    .$if(updatedSince !== undefined, (query) => query.where('desk.changed_at', '>=', updatedSince ?? ''))
    .$if(tag !== undefined, (query) =>
      query.where((eb) => hasTag(eb, { tag: tag ?? '', audiences: ['readers', 'staff'], story: 'desk.article_id' })),
    )
    .$if(q !== undefined, (query) =>
      query.where(({ exists }) =>
        exists(
          textsWith(db, read, q ?? '')
            .whereRef('search_texts.article_id', '=', sql.ref('desk.article_id'))
            .where(sql<SqlBool>`search_texts.revision in (story.revision, desk.draft_revision)`),
        ),
      ),
    )
    .$if(cursor !== undefined, (query) => query.where(isPast(key, 'desk.article_id', cursor)))
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

const isEither = (field: 'section' | 'language', value: string) =>
  sql<SqlBool>`(${sql.ref(`story.${field}`)} = ${value} or ${sql.ref(`desk.draft_${field}`)} = ${value})`;

type TagQuestion = { readonly tag: string; readonly audiences: readonly string[]; readonly story: string };

function hasTag<Table extends keyof Joined>(
  { exists, selectFrom }: ExpressionBuilder<Joined, Table>,
  { tag, audiences, story }: TagQuestion,
) {
  return exists(
    selectFrom('story_tags')
      .select('story_tags.tag')
      .where('story_tags.tag', '=', tag)
      .where('story_tags.audience', 'in', audiences)
      .where('story_tags.article_id', '=', sql.ref<string>(story)),
  );
}

const textsWith = (
  db: Kysely<Tables>,
  read: ReadDatabase,
  q: string,
): SelectQueryBuilder<Tables, 'search_texts', { revision: number }> =>
  db
    .selectFrom('search_texts')
    .select('search_texts.revision')
    .where(read.matchFullText('search_texts_fts', toSearchPhrases(q)));

const isPast = (key: string, id: string, cursor: ArticleCursor | undefined) =>
  sql<SqlBool>`(${sql.ref(key)}, ${sql.ref(id)}) < (${cursor?.sortKey ?? ''}, ${cursor?.articleId ?? ''})`;

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
    publishedAt: fromJson<EditorialTime>(row.published_at),
    updatedAt: fromJson<EditorialTime>(row.updated_at),
    effectiveAt: row.effective_at as Instant | null,
    changedAt: row.changed_at as Instant,
    streamVersion: toBig(row.stream_version),
    ...present('draftRevision', row.draft_revision),
  };
}
