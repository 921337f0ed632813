import type { Kysely } from 'kysely';

import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { hidesText } from '../../src/domain/article/public-events.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { RevisionTables } from './tables.ts';
import { namedText, toListItem, type Viewer } from './to-view.ts';
import type { RevisionPage, RevisionView } from './views.ts';

type Db = Kysely<RevisionTables>;

const tablesOf = ({ kysely }: ReadDatabase): Db => kysely.withTables<RevisionTables>();

/** undefined: the audience may not know of the story. */
async function findViewer(db: Db, articleId: ArticleId, audience: Audience): Promise<Viewer | undefined> {
  const story = await db
    .selectFrom('revision_stories')
    .selectAll()
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  if (story === undefined) return undefined;
  if (audience === 'staff') return { audience, isHidden: false };
  return story.current_revision === null ? undefined : { audience, isHidden: hidesText(story.status) };
}

const ownedBy = (audience: Audience): readonly number[] => (audience === 'readers' ? [1] : [0, 1]);

export type RevisionsQuestion = {
  readonly articleId: ArticleId;
  readonly before?: number | undefined;
  /** Of these numbers alone. */
  readonly among?: readonly number[] | undefined;
  readonly limit: number;
};

/** By number, the highest first; `before` leaves it and higher ones out. undefined: the audience may not know of the story. */
export async function listRevisions(
  read: ReadDatabase,
  { articleId, before = Number.MAX_SAFE_INTEGER, among, limit }: RevisionsQuestion,
  audience: Audience,
): Promise<RevisionPage | undefined> {
  const db = tablesOf(read);
  const viewer = await findViewer(db, articleId, audience);
  if (viewer === undefined) return undefined;
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('revision', '<', before)
    .$if(among !== undefined, (query) => query.where('revision', 'in', among?.slice(0, limit + 1) ?? []))
    .$if(audience === 'readers', (query) => query.where('is_public', '=', 1))
    .orderBy('revision', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row) => toListItem(row, viewer));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: { before: last.revision } } : {}) };
}

/** One revision whole; undefined: there is none, or the audience may not know of it. */
export async function findRevision(
  read: ReadDatabase,
  { articleId, revision }: { readonly articleId: ArticleId; readonly revision: number },
  audience: Audience,
): Promise<RevisionView | undefined> {
  const db = tablesOf(read);
  const viewer = await findViewer(db, articleId, audience);
  if (viewer === undefined) return undefined;
  const row = await db
    .selectFrom('revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('revision', '=', revision)
    .where('is_public', 'in', ownedBy(audience))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const item = toListItem(row, viewer);
  if (viewer.isHidden) return { ...item, content: null, contentState: 'hidden' };
  const content = await read.loadContent(namedText(row));
  return { ...item, content, contentState: content === null ? 'unobserved' : 'held' };
}

/** How many revisions the audience may see; 0 also of a story that it may not know of. */
export async function countRevisions(
  read: ReadDatabase,
  articleId: ArticleId,
  audience: Audience,
): Promise<number> {
  const { count } = await tablesOf(read)
    .selectFrom('revisions')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('article_id', '=', articleId)
    .where('is_public', 'in', ownedBy(audience))
    .executeTakeFirstOrThrow();
  return Number(count);
}
