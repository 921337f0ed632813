import { z } from 'zod';

import { findArticle, findDraft } from '../../../projections/article-state/queries.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { jsonAnswer, jsonTextAnswer } from '../answer.ts';
import { entityTag } from '../entity-tag.ts';
import { noBody, noQuery } from '../parse-input.ts';
import { getPastArticle, pastQuery, readMoment } from '../past-article.ts';
import { problem } from '../problem.ts';
import { storyNotFound } from '../refusal-problem.ts';
import { defineRoute, type Route } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';
import { articleOut, draftOut, pastArticleOut } from '../schemas/article-answers.ts';
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
    summary: 'A story as readers see it now, or saw it at a time',
    description:
      'With `asOf` or `knownAt`: what readers saw then, and as far as was known then, with the bounds of that knowledge. Editors, auditors and admins also learn of its draft, embargo and schedule. For others `streamVersion` is that of the last public event, and a withheld or retracted story comes without its text.',
    query: z.strictObject(pastQuery),
    answers: [
      json(200, 'The story; ETag is its version', z.union([articleOut, pastArticleOut])),
      ...problems(304, 404),
    ],
    handle: async ({ api, params, query, principal, recall }) => {
      const audience = audienceOf(principal.role);
      const moment = readMoment(query, api.clock);
      if (moment !== undefined) {
        const asking = { articleId: params.id, role: principal.role, moment };
        return jsonAnswer(toWire(await getPastArticle(api, asking)));
      }
      return recall(`article ${audience} ${params.id}`, async () => {
        const article = await api.readModel.read(({ db }) => findArticle(db, params.id, audience));
        if (article === undefined) throw problem('article-not-found', storyNotFound(params.id));
        const { desk, ...shown } = article;
        // Editors find the draft's number beside the readers' state.
        return jsonTextAnswer(toWire({ ...shown, ...desk }), entityTag(article.streamVersion));
      });
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
