import { z } from 'zod';

import { SEARCH_SCOPES, searchStories } from '../../../projections/search/queries.ts';
import { ARTICLE_STATUSES } from '../../domain/article/article.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { jsonAnswer } from '../answer.ts';
import { decodeCursor, encodeCursor } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { defineRoute } from '../route.ts';
import { json, listOf, problems } from '../schemas/answers.ts';
import { cursorSchema, limitSchema, queryText } from '../schemas/list-inputs.ts';

const cursorShape = z.strictObject({ sortKey: z.string(), articleId: z.string() });

const hitOut = z
  .strictObject({
    articleId: z.string(),
    status: z.enum(ARTICLE_STATUSES),
    headline: z.string().nullable(),
    revisions: z
      .array(z.int())
      .meta({ description: 'In which the words stand, the highest first, at most 100' }),
    matchCount: z.int(),
  })
  .meta({ id: 'SearchHit' });

export const search = defineRoute({
  name: 'search',
  method: 'GET',
  path: '/api/v1/search',
  family: 'Stories',
  summary: 'Stories in which words stand or stood',
  description:
    'All words must be there; what stands in quotation marks, as it stands. Readers find public texts of stories that are not withheld or retracted.',
  params: noParams,
  query: z.strictObject({
    q: queryText,
    in: z
      .enum(SEARCH_SCOPES)
      .default('current')
      .meta({ description: '`current`: texts in effect; `history`: every revision' }),
    cursor: cursorSchema,
    limit: limitSchema(20, 100),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [json(200, 'A page', listOf(hitOut)), ...problems(304)],
  handle: async ({ api, query, principal }) => {
    const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShape);
    const audience = audienceOf(principal.role);
    const { items, next } = await api.readModel.read(({ db }) =>
      searchStories(db, { ...query, cursor }, audience),
    );
    return jsonAnswer({ items, ...(next === undefined ? {} : { nextCursor: encodeCursor(next) }) });
  },
});
