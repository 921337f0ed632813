import { sql } from 'kysely';

import type { ChangeSummary } from '../../src/diff/summarize.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { hidesText } from '../../src/domain/article/public-events.ts';
import { fromJson } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { RevisionTables } from './tables.ts';

/** How many revisions a story has, and what the current one changed; null: there is none, or it is hidden with the text. */
export type LastChange = { readonly revisions: number; readonly summary: ChangeSummary | null };

/** For a list of stories at once. A story that the audience may not know of is left out. */
export async function listLastChanges(
  read: ReadDatabase,
  articleIds: readonly ArticleId[],
  audience: Audience,
): Promise<ReadonlyMap<ArticleId, LastChange>> {
  if (articleIds.length === 0) return new Map();
  const isCounted = audience === 'readers' ? sql`revisions.is_public = 1` : sql`1 = 1`;
  const rows = await read.kysely
    .withTables<RevisionTables>()
    .selectFrom('revision_stories as story')
    .leftJoin('revisions as current', (join) =>
      join
        .onRef('current.article_id', '=', 'story.article_id')
        .onRef('current.revision', '=', 'story.current_revision'),
    )
    .where('story.article_id', 'in', articleIds)
    .select(['story.article_id', 'story.status', 'story.current_revision', 'current.public_summary'])
    .select(
      sql<
        number | string
      >`(select count(*) from revisions where revisions.article_id = story.article_id and ${isCounted})`.as(
        'revisions',
      ),
    )
    .execute();
  const known = rows.filter((row) => audience === 'staff' || row.current_revision !== null);
  return new Map(
    known.map((row) => {
      const isHidden = audience === 'readers' && hidesText(row.status);
      const summary = isHidden ? null : (fromJson(row.public_summary) as ChangeSummary | null);
      return [row.article_id as ArticleId, { revisions: Number(row.revisions), summary }];
    }),
  );
}
