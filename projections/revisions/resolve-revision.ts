import { sql, type Kysely, type SqlBool } from 'kysely';

import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { RevisionTables } from './tables.ts';

export const REVISION_WORDS = ['previous', 'latest', 'published', 'first'] as const;

/** A revision by its number or by a word for its place. */
export type RevisionRef = number | (typeof REVISION_WORDS)[number];

export type RevisionQuestion = {
  readonly articleId: ArticleId;
  readonly ref: RevisionRef;
  /** What `previous` comes before; absent: `latest`. */
  readonly relativeTo?: number | undefined;
};

type Db = Kysely<RevisionTables>;
type Asked = { readonly db: Db; readonly articleId: ArticleId; readonly audience: Audience };

/**
 * The revision that is meant. `first` and `previous` follow public order, `published` is in effect now, `latest` is for readers the same
 * and for staff the highest number, texts learned late or read anew excepted. Before a draft comes the revision numbered before it.
 * undefined: there is none that the audience may see.
 */
export async function resolveRevisionRef(
  read: ReadDatabase,
  { articleId, ref, relativeTo }: RevisionQuestion,
  audience: Audience,
): Promise<number | undefined> {
  const asked: Asked = { db: read.kysely.withTables<RevisionTables>(), articleId, audience };
  switch (ref) {
    case 'published':
      return findPublished(asked);
    case 'latest':
      return findLatest(asked);
    case 'first':
      return findFirst(asked);
    case 'previous':
      return findPrevious(asked, relativeTo);
    default:
      return findNumber(asked, ref);
  }
}

const visible = ({ db, articleId, audience }: Asked) =>
  db
    .selectFrom('revisions')
    .where('article_id', '=', articleId)
    .where('is_public', 'in', audience === 'readers' ? [1] : [0, 1]);

/** Later readings of one act stand for it: the misreading has no place of its own. */
const inPublicOrder = ({ db, articleId }: Asked) =>
  db
    .selectFrom('revisions')
    .where('article_id', '=', articleId)
    .where('is_public', '=', 1)
    .where('superseded_by', 'is', null);

async function findNumber(asked: Asked, revision: number): Promise<number | undefined> {
  const row = await visible(asked).where('revision', '=', revision).select('revision').executeTakeFirst();
  return row?.revision;
}

async function findPublished({ db, articleId }: Asked): Promise<number | undefined> {
  const row = await db
    .selectFrom('revision_stories')
    .select('current_revision')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.current_revision ?? undefined;
}

async function findLatest(asked: Asked): Promise<number | undefined> {
  const current = await findPublished(asked);
  if (asked.audience === 'readers') return current;
  const row = await visible(asked)
    .where('superseded_by', 'is', null)
    .where('is_earlier', '=', 0)
    .where(({ or, eb }) =>
      or([eb('saved_type', '!=', 'TextReinterpreted'), eb('revision', '=', current ?? 0)]),
    )
    .select('revision')
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.revision ?? current;
}

async function findFirst(asked: Asked): Promise<number | undefined> {
  const row = await inPublicOrder(asked)
    .select('revision')
    .orderBy('effective_at')
    .orderBy('act_version')
    .limit(1)
    .executeTakeFirst();
  if (row !== undefined || asked.audience === 'readers') return row?.revision;
  const draft = await visible(asked).select('revision').orderBy('revision').limit(1).executeTakeFirst();
  return draft?.revision;
}

async function findPrevious(asked: Asked, relativeTo: number | undefined): Promise<number | undefined> {
  const revision = relativeTo ?? (await findLatest(asked));
  if (revision === undefined) return undefined;
  const place = await visible(asked)
    .where('revision', '=', revision)
    .select(['is_public', 'effective_at', 'act_version'])
    .executeTakeFirst();
  if (place === undefined) return undefined;
  const row = await (
    place.is_public === 1
      ? inPublicOrder(asked)
          .where(sql<SqlBool>`(effective_at, act_version) < (${place.effective_at}, ${place.act_version})`)
          .orderBy('effective_at', 'desc')
          .orderBy('act_version', 'desc')
      : visible(asked).where('revision', '<', revision).orderBy('revision', 'desc')
  )
    .select('revision')
    .limit(1)
    .executeTakeFirst();
  return row?.revision;
}
