import { sql, type SqlBool } from 'kysely';

import type { ArticleId } from '../../src/domain/article/events.ts';
import { toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { listTimeline } from './queries.ts';
import type { TimelineTables } from './tables.ts';
import type { TimelineEntry } from './views.ts';

/** An act with those recorded before and after it, the last recorded first, the act itself among them. */
export type Surroundings = {
  readonly entry: TimelineEntry;
  readonly inStory: readonly TimelineEntry[];
  readonly inStore: readonly TimelineEntry[];
};

type Question = { readonly position: bigint; /** So many on each side. */ readonly each: number };

/** For staff. undefined: there is no act at this position. */
export async function findSurroundings(
  read: ReadDatabase,
  question: Question,
): Promise<Surroundings | undefined> {
  const { position } = question;
  const [entry] = (await listTimeline(read, { cursor: { before: position + 1n }, limit: 1 }, 'staff')).items;
  if (entry?.position !== position) return undefined;
  return {
    entry,
    inStory: await listAround(read, question, entry.articleId),
    inStore: await listAround(read, question, undefined),
  };
}

async function listAround(
  read: ReadDatabase,
  { position, each }: Question,
  articleId: ArticleId | undefined,
): Promise<readonly TimelineEntry[]> {
  const later = await read.kysely
    .withTables<TimelineTables>()
    .selectFrom('timeline')
    .select('global_position')
    .where(sql<SqlBool>`global_position > ${position}`)
    .$if(articleId !== undefined, (query) => query.where('article_id', '=', articleId ?? ''))
    .orderBy('global_position')
    .limit(each)
    .execute();
  const newest = later.at(-1);
  const before = (newest === undefined ? position : toBig(newest.global_position)) + 1n;
  const limit = later.length + 1 + each;
  return (await listTimeline(read, { articleId, cursor: { before }, limit }, 'staff')).items;
}
