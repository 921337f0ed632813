import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { hidesText } from '../../src/domain/article/public-events.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { ArticleStateTables } from './tables.ts';

/** What a story is called in a list. `headline` null: not observed, or hidden from the audience. */
export type StoryName = { readonly headline: string | null; readonly language: string | null };

/** For public stories, by their public texts. A story that readers never saw is left out. */
export async function listStoryNames(
  read: ReadDatabase,
  articleIds: readonly ArticleId[],
  audience: Audience,
): Promise<ReadonlyMap<ArticleId, StoryName>> {
  if (articleIds.length === 0) return new Map();
  const rows = await read.kysely
    .withTables<ArticleStateTables>()
    .selectFrom('stories')
    .select(['article_id', 'status', 'headline', 'language'])
    .where('article_id', 'in', [...new Set(articleIds)])
    .execute();
  return new Map(
    rows.map(({ article_id, status, headline, language }) => {
      const isHidden = audience === 'readers' && hidesText(status);
      const name = isHidden ? { headline: null, language: null } : { headline, language };
      return [article_id as ArticleId, name];
    }),
  );
}
