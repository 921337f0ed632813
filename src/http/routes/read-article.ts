import { findArticle, findDraft } from '../../../projections/article-state/queries.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { jsonAnswer } from '../answer.ts';
import { entityTag } from '../entity-tag.ts';
import { noBody, noQuery } from '../parse-input.ts';
import { problem } from '../problem.ts';
import { storyNotFound } from '../refusal-problem.ts';
import { defineRoute, type Route } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';
import { articleOut, draftOut } from '../schemas/article-answers.ts';
import { articleParams } from '../schemas/inputs.ts';
import { toWire } from '../to-wire.ts';

const shared = {
  method: 'GET',
  family: 'Stories',
  params: articleParams,
  query: noQuery,
  body: noBody,
  bodyKind: 'none',
} as const;

/** One story as it is now. */
export const articleRoutes: readonly Route[] = [
  defineRoute({
    ...shared,
    name: 'getArticle',
    path: '/api/v1/articles/{id}',
    summary: 'A story as readers see it now',
    description:
      'Editors, auditors and admins also learn of its draft, embargo and schedule. For others `streamVersion` is that of the last public event, and a withheld or retracted story comes without its text.',
    answers: [json(200, 'The story; ETag is its version', articleOut), ...problems(304, 404)],
    handle: async ({ api, params, principal }) => {
      const audience = audienceOf(principal.role);
      const article = await api.readModel.read(({ db }) => findArticle(db, params.id, audience));
      if (article === undefined) throw problem('article-not-found', storyNotFound(params.id));
      const { desk, ...shown } = article;
      // Editors find the draft's number beside the readers' state.
      return jsonAnswer(toWire({ ...shown, ...desk }), { etag: entityTag(article.streamVersion) });
    },
  }),
  defineRoute({
    ...shared,
    name: 'getDraft',
    path: '/api/v1/articles/{id}/draft',
    summary: 'A story’s latest draft',
    answers: [json(200, 'The draft; ETag is the story’s version', draftOut), ...problems(304, 404)],
    handle: async ({ api, params, principal }) => {
      const audience = audienceOf(principal.role);
      const draft = await api.readModel.read(({ db }) => findDraft(db, params.id, audience));
      if (draft === undefined) {
        throw problem(
          'article-not-found',
          `There is no draft of a story ${params.id} to be seen with this token.`,
        );
      }
      return jsonAnswer(toWire(draft), { etag: entityTag(draft.streamVersion) });
    },
  }),
];
