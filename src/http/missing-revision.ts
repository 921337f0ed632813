import { findArticle } from '../../projections/article-state/queries.ts';
import type { RevisionRef } from '../../projections/revisions/resolve-revision.ts';
import type { ArticleId } from '../domain/article/events.ts';
import type { Audience } from '../domain/article/permissions.ts';
import type { ReadDatabase } from '../read-model/read-database.ts';
import { problem, type ProblemError } from './problem.ts';
import { storyNotFound } from './refusal-problem.ts';

type Missing = { readonly articleId: ArticleId; readonly ref: RevisionRef };

/** Why a revision isn't found: there is no such story, or the story has no such revision. A hidden one reads as one that isn't there. */
export async function missingRevision(
  db: ReadDatabase,
  { articleId, ref }: Missing,
  audience: Audience,
): Promise<ProblemError> {
  const article = await findArticle(db, articleId, audience);
  if (article === undefined) return problem('article-not-found', storyNotFound(articleId));
  return problem(
    'revision-not-found',
    typeof ref === 'number'
      ? `There is no revision ${String(ref)} of story ${articleId} to be seen with this token; its revisions are listed at /api/v1/articles/${articleId}/revisions.`
      : `Story ${articleId} has no ${ref} revision to be seen with this token; its revisions are listed at /api/v1/articles/${articleId}/revisions.`,
  );
}
