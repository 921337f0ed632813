import { sql, type Expression, type SqlBool } from 'kysely';

import type { ArticleStatus } from '../../src/domain/article/article.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { toSearchPhrases } from '../../src/read-model/search-terms.ts';
import type { SearchTables } from './tables.ts';

export const SEARCH_SCOPES = ['current', 'history'] as const;
export type SearchScope = (typeof SEARCH_SCOPES)[number];

export type SearchQuestion = {
  /** Words that must all be there, in any order; what stands in quotation marks, as it stands. */
  readonly q: string;
  /** `current`: the text in effect, for staff a waiting draft too. `history`: every revision. */
  readonly in: SearchScope;
  readonly cursor?: SearchCursor | undefined;
  readonly limit: number;
};

/** The last item of the page before. */
export type SearchCursor = { readonly sortKey: string; readonly articleId: string };

export type SearchHit = {
  readonly articleId: ArticleId;
  readonly status: ArticleStatus;
  /** The current one; null: its text was not observed. */
  readonly headline: string | null;
  /** The revisions that match, the highest first, at most 100. */
  readonly revisions: readonly number[];
  /** All of them. */
  readonly matches: readonly number[];
  readonly matchCount: number;
};

export type SearchPage = { readonly items: readonly SearchHit[]; readonly next?: SearchCursor };

const MOST_REVISIONS = 100;

/** Stories in which the words stand, the newest first. Readers find public texts of stories that aren't withheld or retracted. */
export async function searchStories(
  read: ReadDatabase,
  question: SearchQuestion,
  audience: Audience,
): Promise<SearchPage> {
  const phrases = toSearchPhrases(question.q);
  if (phrases.length === 0) return { items: [] };
  const found = sql<SqlBool>`${read.matchFullText('search_texts_fts', phrases)} and ${SCOPES[question.in][audience]}`;
  const rows = await listStories(read, { question, audience, found });
  const page = rows.slice(0, question.limit);
  const revisions = await listMatches(
    read,
    found,
    page.map((row) => row.article_id),
  );
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      articleId: row.article_id as ArticleId,
      status: row.status as ArticleStatus,
      headline: audience === 'staff' ? (row.headline ?? row.draft_headline) : row.headline,
      revisions: (revisions.get(row.article_id) ?? []).slice(0, MOST_REVISIONS),
      matches: revisions.get(row.article_id) ?? [],
      matchCount: Number(row.match_count),
    })),
    ...(rows.length > question.limit && last !== undefined
      ? { next: { sortKey: last.sort_key, articleId: last.article_id } }
      : {}),
  };
}

const READERS = sql<SqlBool>`search_texts.is_public = 1 and search_stories.is_open = 1`;

/** Which texts each audience searches. */
const SCOPES: Readonly<Record<SearchScope, Readonly<Record<Audience, Expression<SqlBool>>>>> = {
  current: {
    readers: sql<SqlBool>`${READERS} and search_texts.revision = search_stories.current_revision`,
    staff: sql<SqlBool>`search_texts.revision in (search_stories.current_revision, search_stories.draft_revision)`,
  },
  history: { readers: READERS, staff: sql<SqlBool>`1 = 1` },
};

type StoryQuestion = {
  readonly question: SearchQuestion;
  readonly audience: Audience;
  readonly found: Expression<SqlBool>;
};

function listStories(read: ReadDatabase, { question, audience, found }: StoryQuestion) {
  const { cursor, limit } = question;
  const key = audience === 'readers' ? 'search_stories.effective_at' : 'search_stories.changed_at';
  const past = sql<SqlBool>`(${sql.ref(key)}, search_stories.article_id) < (${cursor?.sortKey ?? ''}, ${cursor?.articleId ?? ''})`;
  return read.kysely
    .withTables<SearchTables>()
    .selectFrom('search_texts')
    .innerJoin('search_stories', 'search_stories.article_id', 'search_texts.article_id')
    .where(found)
    .$if(cursor !== undefined, (query) => query.where(past))
    .groupBy([
      'search_stories.article_id',
      'search_stories.status',
      'search_stories.headline',
      'search_stories.draft_headline',
      key,
    ])
    .select(({ fn }) => [
      'search_stories.article_id',
      'search_stories.status',
      'search_stories.headline',
      'search_stories.draft_headline',
      `${key} as sort_key`,
      fn.countAll<number | string>().as('match_count'),
    ])
    .orderBy(key, 'desc')
    .orderBy('search_stories.article_id', 'desc')
    .limit(limit + 1)
    .execute();
}

async function listMatches(
  read: ReadDatabase,
  found: Expression<SqlBool>,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  if (articleIds.length === 0) return new Map();
  const rows = await read.kysely
    .withTables<SearchTables>()
    .selectFrom('search_texts')
    .innerJoin('search_stories', 'search_stories.article_id', 'search_texts.article_id')
    .where(found)
    .where('search_texts.article_id', 'in', articleIds)
    .select(['search_texts.article_id', 'search_texts.revision'])
    .orderBy('search_texts.article_id')
    .orderBy('search_texts.revision', 'desc')
    .execute();
  const revisions = new Map<string, number[]>();
  for (const row of rows) {
    const known = revisions.get(row.article_id) ?? [];
    known.push(row.revision);
    revisions.set(row.article_id, known);
  }
  return revisions;
}
