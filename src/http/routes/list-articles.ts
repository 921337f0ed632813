import { z } from 'zod';

import {
  ARTICLE_SORTS,
  listArticles as listStories,
} from '../../../projections/article-state/list-articles.ts';
import { ARTICLE_STATUSES } from '../../domain/article/article.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { jsonAnswer } from '../answer.ts';
import { decodeCursor, encodeCursor } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { defineRoute } from '../route.ts';
import { articleItemOut } from '../schemas/article-answers.ts';
import { json, listOf, problems } from '../schemas/answers.ts';
import { cursorSchema, limitSchema, queryInstant, queryText } from '../schemas/list-inputs.ts';
import { toWire } from '../to-wire.ts';

const position = z.strictObject({ sortKey: z.string(), articleId: z.string() });

/** A cursor goes on in the order it began in. */
const cursorShape = z.strictObject({ sort: z.enum(ARTICLE_SORTS), after: position });

export const listArticles = defineRoute({
  name: 'listArticles',
  method: 'GET',
  path: '/api/v1/articles',
  family: 'Stories',
  summary: 'Stories, the newest first',
  description:
    'Readers see what is or was public; a withheld or retracted story has no headline, and is not found by its text.',
  params: noParams,
  query: z.strictObject({
    status: z.enum(ARTICLE_STATUSES.filter((status) => status !== 'none')).optional(),
    section: queryText.optional().meta({ description: 'Exactly this section' }),
    tag: queryText.optional().meta({ description: 'Has exactly this tag' }),
    language: queryText
      .optional()
      .meta({ description: 'Exactly this tag of a language, for example `zh-Hant`' }),
    q: queryText.optional().meta({ description: 'Words that stand in the text' }),
    updatedSince: queryInstant('Changed at or after this time (with an offset)'),
    sort: z
      .enum(ARTICLE_SORTS)
      .default('updated')
      .meta({ description: '`updated`: by the time of effect; `published`: by what the story says' }),
    cursor: cursorSchema,
    limit: limitSchema(50, 200),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [json(200, 'A page', listOf(articleItemOut)), ...problems(304)],
  handle: async ({ api, query, principal }) => {
    const { cursor, ...filter } = query;
    const started = cursor === undefined ? undefined : decodeCursor(cursor, cursorShape);
    const sort = started?.sort ?? filter.sort;
    const audience = audienceOf(principal.role);
    const page = await api.readModel.read(({ db }) =>
      listStories(db, { ...filter, sort, cursor: started?.after }, audience),
    );
    const { items, next } = page;
    const nextCursor = next === undefined ? {} : { nextCursor: encodeCursor({ sort, after: next }) };
    return jsonAnswer({ items: toWire(items), ...nextCursor });
  },
});
