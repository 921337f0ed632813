import { z } from 'zod';

import { SEARCH_SCOPES, searchStories, type SearchHit } from '../../../projections/search/queries.ts';
import { ARTICLE_STATUSES } from '../../domain/article/article.ts';
import { audienceOf } from '../../domain/article/permissions.ts';
import { listStandings } from '../../domain/article/standings.ts';
import { jsonAnswer } from '../answer.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { decodeCursor, encodeCursor } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { defineRoute } from '../route.ts';
import { instantOut, json, listOf, problems } from '../schemas/answers.ts';
import { cursorSchema, limitSchema, queryText } from '../schemas/list-inputs.ts';

const cursorShape = z.strictObject({ sortKey: z.string(), articleId: z.string() });

const standingOut = z
  .strictObject({
    firstRevision: z.int(),
    lastRevision: z.int(),
    from: instantOut,
    fromNotBefore: instantOut.optional(),
    until: instantOut.optional().meta({ description: 'Absent: it stands now' }),
    untilNotBefore: instantOut.optional(),
    visibleMs: z.int().optional().meta({ description: 'Absent while it stands' }),
    uncertain: z.boolean().meta({ description: 'An end was not seen when it happened: see its bounds' }),
  })
  .meta({ id: 'Standing', description: 'A time without a break in which readers saw texts that match' });

const hitOut = z
  .strictObject({
    articleId: z.string(),
    status: z.enum(ARTICLE_STATUSES),
    headline: z.string().nullable(),
    revisions: z
      .array(z.int())
      .meta({ description: 'In which the words stand, the highest first, at most 100' }),
    matchCount: z.int(),
    standings: z.array(standingOut).optional().meta({
      description:
        'With in=history: when readers saw public texts that match, oldest first; one without `until` goes on',
    }),
    visibleMs: z.int().optional().meta({
      description:
        'With in=history: how long altogether, without a standing that goes on; time withheld, retracted or gone is not counted',
    }),
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
    const shown = await Promise.all(items.map((hit) => toHit(api, hit, query.in)));
    return jsonAnswer({ items: shown, ...(next === undefined ? {} : { nextCursor: encodeCursor(next) }) });
  },
});

async function toHit(
  api: Pick<ApiDependencies, 'readModel'>,
  { matches, ...hit }: SearchHit,
  scope: (typeof SEARCH_SCOPES)[number],
): Promise<object> {
  if (scope === 'current') return hit;
  return { ...hit, ...(await findStandings(api, { articleId: hit.articleId, matches })) };
}

async function findStandings(
  { readModel }: Pick<ApiDependencies, 'readModel'>,
  { articleId, matches }: Pick<SearchHit, 'articleId' | 'matches'>,
): Promise<object> {
  const article = await readModel.loadState(articleId);
  const standings = article === undefined ? [] : listStandings(article.acts, new Set(matches));
  return { standings, visibleMs: standings.reduce((sum, { visibleMs = 0 }) => sum + visibleMs, 0) };
}
