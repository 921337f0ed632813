import type { ArticleId } from '../../src/domain/article/events.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { StoryName } from './list-names.ts';
import type { ArticleStateTables } from './tables.ts';

/** What stories are called now, for staff: by the public text, else by the draft. */
export async function listHeadlines(
  read: ReadDatabase,
  articleIds: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, StoryName>> {
  if (articleIds.length === 0) return new Map();
  const rows = await read.kysely
    .withTables<ArticleStateTables>()
    .selectFrom('story_desk as desk')
    .leftJoin('stories as story', 'story.article_id', 'desk.article_id')
    .where('desk.article_id', 'in', articleIds)
    .select(({ fn }) => [
      'desk.article_id',
      fn.coalesce('story.headline', 'desk.draft_headline').as('headline'),
      fn.coalesce('story.language', 'desk.draft_language').as('language'),
    ])
    .execute();
  return new Map(
    rows.map(({ article_id, headline, language }) => [article_id as ArticleId, { headline, language }]),
  );
}
