import type { ArticleEventType, ArticleId } from '../../src/domain/article/events.ts';
import { present } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { TimelineTables } from './tables.ts';

/** When Stet came to know of a public act. */
export type Recording = {
  readonly type: ArticleEventType;
  readonly recordedAt: Instant;
  readonly revision?: number;
};

/** Every public act of a story in the order of recording, light. For any audience that may know of the story. */
export async function listRecordings(
  read: ReadDatabase,
  articleId: ArticleId,
): Promise<readonly Recording[]> {
  const rows = await read.kysely
    .withTables<TimelineTables>()
    .selectFrom('timeline')
    .select(['type', 'recorded_at', 'revision'])
    .where('article_id', '=', articleId)
    .where('is_public', '=', 1)
    .orderBy('global_position')
    .execute();
  return rows.map((row) => ({
    type: row.type as ArticleEventType,
    recordedAt: row.recorded_at as Instant,
    ...present('revision', row.revision),
  }));
}
