import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { findKnownArticle } from '../application/find-known-article.ts';
import { findPastText } from '../application/find-past-text.ts';
import type { Article } from '../domain/article/article.ts';
import type { ArticleId } from '../domain/article/events.ts';
import { findPast, type PastState } from '../domain/article/past.ts';
import { audienceOf, type Role } from '../domain/article/permissions.ts';
import type { Clock, Instant } from '../shared/clock.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badInput, problem } from './problem.ts';
import { storyNotFound } from './refusal-problem.ts';
import { queryInstant } from './schemas/list-inputs.ts';

/** The two questions that a time asks: what did readers see then, and what was known of it. */
export const pastQuery = {
  asOf: queryInstant('What readers saw at this time (with an offset); an act’s start counts as in effect'),
  knownAt: queryInstant('As it was known at this time: only acts recorded up to and at it'),
};

export type PastQuestion = {
  readonly asOf?: Instant | undefined;
  readonly knownAt?: Instant | undefined;
};

export type Moment = { readonly asOf: Instant; readonly knownAt?: Instant | undefined };

/** undefined: nothing of the past is asked. Without `asOf` the moment is that of the knowledge. Throws 400 for a time to come. */
export function readMoment({ asOf, knownAt }: PastQuestion, clock: Clock): Moment | undefined {
  if (asOf === undefined && knownAt === undefined) return undefined;
  const now = clock();
  for (const [name, value] of Object.entries({ asOf, knownAt })) {
    if (value !== undefined && value > now) {
      const message = `${value} lies in the future: give a time up to now`;
      throw badInput([{ path: `query.${name}`, message }]);
    }
  }
  // What was known at a time is in effect by then.
  return { asOf: asOf ?? knownAt ?? now, knownAt };
}

type Asking = { readonly articleId: ArticleId; readonly role: Role; readonly moment: Moment };

/** The story as it was known, if the role may know of it at all. Throws 404: no such story, or readers saw nothing of it then. */
export async function getKnownArticle(
  api: ApiDependencies,
  { articleId, role, moment }: Asking,
): Promise<{ readonly now: ArticleView; readonly known: Article; readonly past: PastState }> {
  const now = await api.readModel.read(({ db }) => findArticle(db, articleId, audienceOf(role)));
  if (now === undefined) throw problem('article-not-found', storyNotFound(articleId));
  const known = await findKnownArticle(api, articleId, moment.knownAt);
  const past = known === undefined ? undefined : findPast(known.acts, moment.asOf);
  if (known === undefined || past === undefined) {
    const as = moment.knownAt === undefined ? '' : `, as far as was known at ${moment.knownAt}`;
    throw problem('not-yet-published', `Readers saw nothing of story ${articleId} at ${moment.asOf}${as}.`);
  }
  return { now, known, past };
}

/** A story as readers saw it at a moment, with the bounds of that knowledge. */
export async function getPastArticle(api: ApiDependencies, asking: Asking): Promise<object> {
  const { articleId, role, moment } = asking;
  const { now, known, past } = await getKnownArticle(api, asking);
  const { state, ...bounds } = past;
  const { asOf } = moment;
  const audience = audienceOf(role);
  const shown = await api.readModel.read(({ db }) => findPastText(db, { now, known, state, asOf, audience }));
  return {
    articleId,
    ...moment,
    status: state.status,
    authority: known.authority,
    ...shown,
    revision: state.text.change.revision,
    publishedAt: state.publishedAt,
    updatedAt: state.updatedAt,
    effectiveAt: state.effectiveAt,
    effectiveBasis: state.text.effectiveBasis,
    notBefore: state.text.notBefore,
    ...bounds,
  };
}
