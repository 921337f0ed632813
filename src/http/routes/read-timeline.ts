import { z } from 'zod';

import { listTimeline } from '../../../projections/audit-timeline/queries.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { jsonAnswer } from '../answer.ts';
import { noBody } from '../parse-input.ts';
import { getKnownArticle, pastQuery, readMoment } from '../past-article.ts';
import { problem } from '../problem.ts';
import { storyNotFound } from '../refusal-problem.ts';
import { defineRoute } from '../route.ts';
import { json, listOf, problems } from '../schemas/answers.ts';
import { articleParams } from '../schemas/inputs.ts';
import { cursorSchema, limitSchema } from '../schemas/list-inputs.ts';
import { timelineEntryOut } from '../schemas/timeline-answers.ts';
import { findTokenNames } from '../token-names.ts';
import { readTimelineCursor, toTimelinePage } from '../timeline-wire.ts';

export const readTimeline = defineRoute({
  name: 'getTimeline',
  method: 'GET',
  path: '/api/v1/articles/{id}/timeline',
  family: 'Stories',
  summary: 'What was done to a story, the last recorded first',
  description:
    'Readers get public acts and notices, without person, reason, note or plan. With `asOf`: acts in effect at that time; with `knownAt`: acts recorded by then.',
  params: articleParams,
  query: z.strictObject({ cursor: cursorSchema, limit: limitSchema(50, 500), ...pastQuery }),
  body: noBody,
  bodyKind: 'none',
  answers: [json(200, 'A page', listOf(timelineEntryOut)), ...problems(304, 404)],
  handle: async ({ api, params, query, principal }) => {
    const cursor = readTimelineCursor(query.cursor);
    const moment = readMoment(query, api.clock);
    const question = { articleId: params.id, cursor, limit: query.limit, ...moment };
    const page = await api.readModel.read(({ db }) => listTimeline(db, question, audienceOf(principal.role)));
    // A story has an event, or it isn't one; a later page may be empty.
    if (page.items.length === 0 && cursor === undefined) {
      // Says why, where the story is there and the moment was too early.
      if (moment !== undefined)
        await getKnownArticle(api, { articleId: params.id, role: principal.role, moment });
      throw problem('article-not-found', storyNotFound(params.id));
    }
    const names = await findTokenNames(api, audienceOf(principal.role));
    return jsonAnswer(toTimelinePage(page, { epoch: api.store.epoch, names }));
  },
});
