import { listNoticesAt } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { findRevision } from '../../projections/revisions/queries.ts';
import type { Article, PublicState } from '../domain/article/article.ts';
import type { Audience } from '../domain/article/permissions.ts';
import { hidesText } from '../domain/article/public-events.ts';
import type { ReadDatabase } from '../read-model/read-database.ts';
import type { Instant } from '../shared/clock.ts';

export type PastQuestion = {
  /** The story as the audience may see it now. */
  readonly now: ArticleView;
  /** As it was known. */
  readonly known: Article;
  /** What readers saw then. */
  readonly state: PublicState;
  readonly asOf: Instant;
  readonly audience: Audience;
};

export type PastText = Pick<ArticleView, 'content' | 'contentState' | 'notices'>;

/** The text and the notices that a past state showed. Of a story that is hidden from readers now they get no past text either. */
export async function findPastText(db: ReadDatabase, question: PastQuestion): Promise<PastText> {
  const { now, known, state, asOf, audience } = question;
  if (audience === 'readers' && hidesText(now.status))
    return { content: null, contentState: 'hidden', notices: now.notices };
  const { streamVersion } = known;
  return {
    ...(await textOf(db, question.now.articleId, state)),
    notices: await listNoticesAt(db, now.articleId, { asOf, streamVersion }),
  };
}

/** A page that was gone or withheld then showed no text, whoever asks. */
async function textOf(
  db: ReadDatabase,
  articleId: ArticleView['articleId'],
  state: PublicState,
): Promise<Pick<PastText, 'content' | 'contentState'>> {
  if (hidesText(state.status)) return { content: null, contentState: 'hidden' };
  if (state.status === 'gone') return { content: null, contentState: 'none' };
  if (state.content.state === 'unobserved') return { content: null, contentState: 'unobserved' };
  const { revision } = state.text.change;
  const found = await findRevision(db, { articleId, revision }, 'staff');
  return { content: found?.content ?? null, contentState: 'held' };
}
