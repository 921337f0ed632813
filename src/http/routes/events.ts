import { z } from 'zod';

import { listFeed, type FeedScope } from '../../../projections/event-feed/queries.ts';
import type { AuthenticatedPrincipal } from '../../access/principal.ts';
import { CLOUD_EVENTS_BATCH, findEventType, toCloudEvent } from '../cloud-event.ts';
import { decodePosition, encodePosition } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { defineRoute } from '../route.ts';
import { problems } from '../schemas/answers.ts';
import { cloudEventOut } from '../schemas/cloud-event-out.ts';
import { articleIdSchema } from '../schemas/inputs.ts';
import { limitSchema } from '../schemas/list-inputs.ts';

const eventTypeSchema = z.string().transform((name, context) => {
  const type = findEventType(name);
  if (type !== undefined) return type;
  context.addIssue({
    code: 'custom',
    message: `${JSON.stringify(name.slice(0, 100))} is no event type; use one as ArticlePublished or org.stet.article.published.v1`,
  });
  return z.NEVER;
});

const several = <Item extends z.ZodType>(item: Item, description: string) =>
  z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item))
    .optional()
    .meta({ type: 'array', items: { type: 'string' }, description });

export const events = defineRoute({
  name: 'listEvents',
  method: 'GET',
  path: '/api/v1/events',
  family: 'Events',
  summary: 'Events in the order of recording, from a position on',
  description:
    'Read from the beginning without `after`; go on with the header `Stet-Next-Position`. An empty list: there is nothing more yet. A token with the grant `unpublished` also gets events that readers do not learn of.',
  params: noParams,
  query: z.strictObject({
    after: z
      .string('must be given once')
      .optional()
      .meta({ description: 'A position: Stet-Next-Position, or that of an event' }),
    limit: limitSchema(100, 1000),
    type: several(eventTypeSchema, 'Several by repeating the name'),
    article: several(articleIdSchema, 'Several by repeating the name'),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [
    {
      status: 200,
      description: 'A batch, perhaps empty',
      content: { 'application/cloudevents-batch+json': z.array(cloudEventOut) },
    },
    ...problems(304, 410),
  ],
  handle: async ({ api, query, principal }) => {
    const { epoch } = api.store;
    const { publicUrl, installation } = api.config;
    const after = query.after === undefined ? 0n : await decodePosition(query.after, api.store);
    const question = { after, limit: query.limit, types: query.type, articleIds: query.article };
    const page = await api.readModel.read(({ db }) => listFeed(db, question, scopeOf(principal)));
    return {
      status: 200,
      headers: { 'Stet-Next-Position': encodePosition(epoch, page.next) },
      body: {
        kind: 'json',
        contentType: CLOUD_EVENTS_BATCH,
        value: page.items.map((entry) => toCloudEvent(entry, { publicUrl, installation, epoch })),
      },
    };
  },
});

const scopeOf = ({ role, grants }: AuthenticatedPrincipal): FeedScope =>
  role === 'admin' || grants.includes('unpublished') ? 'all' : 'public';
