import { sql, type SqlBool } from 'kysely';

import type { ArticleEventType, ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { TimelineTables } from './tables.ts';
import type { TimelineCursor } from './views.ts';

export type PlacesQuestion = {
  readonly articleId: ArticleId;
  readonly types: readonly ArticleEventType[];
};

/** From where `listTimeline` begins with the newest act on this revision, or on the nearest below it. undefined: there is none. */
export async function findPlaceOfRevision(
  read: ReadDatabase,
  { revision, ...question }: PlacesQuestion & { readonly revision: number },
  audience: Audience,
): Promise<TimelineCursor | undefined> {
  const row = await actsOf(read, question, audience)
    .where('revision', '<=', revision)
    .orderBy('revision', 'desc')
    .orderBy('global_position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : cursorAt(row.global_position);
}

/** Where the page of so many acts begins that ends before `after`; without a cursor it is the first page. undefined: nothing is later. */
export async function findLaterPlace(
  read: ReadDatabase,
  { after, limit, ...question }: PlacesQuestion & { readonly after: bigint; readonly limit: number },
  audience: Audience,
): Promise<{ readonly cursor?: TimelineCursor } | undefined> {
  const rows = await actsOf(read, question, audience)
    .where(sql<SqlBool>`global_position > ${after}`)
    .orderBy('global_position')
    .limit(limit + 1)
    .execute();
  if (rows.length === 0) return undefined;
  const first = rows[limit - 1];
  return rows.length <= limit || first === undefined ? {} : { cursor: cursorAt(first.global_position) };
}

const actsOf = (read: ReadDatabase, { articleId, types }: PlacesQuestion, audience: Audience) =>
  read.kysely
    .withTables<TimelineTables>()
    .selectFrom('timeline')
    .select('global_position')
    .where('article_id', '=', articleId)
    .where('type', 'in', [...types])
    .where('is_public', 'in', audience === 'readers' ? [1] : [0, 1]);

/** A cursor leaves out what it names. */
const cursorAt = (position: number | bigint | string): TimelineCursor => ({ before: toBig(position) + 1n });
