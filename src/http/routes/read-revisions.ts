import { z } from 'zod';

import { findRevision, listRevisions } from '../../../projections/revisions/queries.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { revisionsSeen } from '../../domain/article/past.ts';
import { audienceOf, type Role } from '../../domain/article/permissions.ts';
import { jsonAnswer } from '../answer.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { decodeCursor, encodeCursor } from '../opaque-token.ts';
import { noBody, noQuery } from '../parse-input.ts';
import { getKnownArticle, pastQuery, readMoment, type PastQuestion } from '../past-article.ts';
import { problem } from '../problem.ts';
import { missingRevision } from '../missing-revision.ts';
import { storyNotFound } from '../refusal-problem.ts';
import { defineRoute, type Route } from '../route.ts';
import { revisionItemOut, revisionOut } from '../schemas/article-answers.ts';
import { json, listOf, problems } from '../schemas/answers.ts';
import { articleIdSchema, articleParams } from '../schemas/inputs.ts';
import { cursorSchema, limitSchema, wholeNumber } from '../schemas/list-inputs.ts';
import { findTokenNames, withTokenNames } from '../token-names.ts';
import { toWire } from '../to-wire.ts';

const cursorShape = z.strictObject({ before: z.int().min(1) });

type Asking = { readonly articleId: ArticleId; readonly role: Role; readonly query: PastQuestion };

/** The numbers that a question of the past is about; undefined: it isn't one. */
async function revisionsAmong(
  api: ApiDependencies,
  { articleId, role, query }: Asking,
): Promise<readonly number[] | undefined> {
  const moment = readMoment(query, api.clock);
  if (moment === undefined) return undefined;
  const { known } = await getKnownArticle(api, { articleId, role, moment });
  return revisionsSeen(known.acts, moment.asOf);
}

const shared = { method: 'GET', family: 'Stories', body: noBody, bodyKind: 'none' } as const;

/** A story's revisions. */
export const revisionRoutes: readonly Route[] = [
  defineRoute({
    ...shared,
    name: 'listRevisions',
    path: '/api/v1/articles/{id}/revisions',
    summary: 'A story’s revisions, the highest number first',
    description:
      'Each with a summary of what it changed. Readers see public ones; numbers may have gaps. With `asOf` or `knownAt`: those that readers had seen then, as far as was known then; their summaries are as known today.',
    params: articleParams,
    query: z.strictObject({ cursor: cursorSchema, limit: limitSchema(50, 500), ...pastQuery }),
    answers: [json(200, 'A page', listOf(revisionItemOut)), ...problems(304, 404)],
    handle: async ({ api, params, query, principal }) => {
      const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape).before;
      const among = await revisionsAmong(api, { articleId: params.id, role: principal.role, query });
      const asked = {
        articleId: params.id,
        before,
        among: among?.filter((n) => n < (before ?? Infinity)),
        limit: query.limit,
      };
      const page = await api.readModel.read(({ db }) => listRevisions(db, asked, audienceOf(principal.role)));
      if (page === undefined) throw problem('article-not-found', storyNotFound(params.id));
      const nextCursor = page.next === undefined ? {} : { nextCursor: encodeCursor(page.next) };
      const names = await findTokenNames(api, audienceOf(principal.role));
      return jsonAnswer({ items: withTokenNames(toWire(page.items), names), ...nextCursor });
    },
  }),
  defineRoute({
    ...shared,
    name: 'getRevision',
    path: '/api/v1/articles/{id}/revisions/{revision}',
    summary: 'One revision whole',
    params: z.strictObject({ id: articleIdSchema, revision: wholeNumber }),
    query: noQuery,
    answers: [json(200, 'The revision', revisionOut), ...problems(304, 404)],
    handle: async ({ api, params, principal }) => {
      const audience = audienceOf(principal.role);
      const { id: articleId, revision: ref } = params;
      const revision = await api.readModel.read(async ({ db }) => {
        const found = await findRevision(db, { articleId, revision: ref }, audience);
        if (found === undefined) throw await missingRevision(db, { articleId, ref }, audience);
        return found;
      });
      return jsonAnswer(toWire(revision));
    },
  }),
];
