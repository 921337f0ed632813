import { z } from 'zod';

import { BLOCK_KINDS, CONTENT_KINDS, MARK_TYPES } from '../../domain/article/content.ts';
import { TIME_PRECISIONS } from '../../domain/article/editorial-time.ts';
import { ARTICLE_EVENT_TYPES } from '../../domain/article/events.ts';
import type { AnswerDoc } from '../route.ts';

/** Schemas of answers describe; they don't check. Tests hold every answer against them. */
export const instantOut = z
  .string()
  .meta({ description: 'UTC with milliseconds', examples: ['2021-03-22T14:34:00.000Z'] });
export const bigOut = z
  .string()
  .regex(/^\d+$/)
  .meta({ description: 'A whole number, as text since it can pass 2^53' });
export const eventTypeOut = z.enum(ARTICLE_EVENT_TYPES);

export const editorialTimeOut = z
  .strictObject({
    instant: instantOut,
    zone: z.string(),
    precision: z.enum(TIME_PRECISIONS),
    stated: z.string(),
  })
  .meta({
    id: 'EditorialTime',
    description: 'A time that the story states of itself, with the words it was stated in.',
  });

const markOut = z.strictObject({
  start: z.int(),
  end: z.int(),
  type: z.enum(MARK_TYPES),
  href: z.string().optional(),
});

export const blockOut = z
  .strictObject({
    kind: z.enum(BLOCK_KINDS),
    text: z.string(),
    language: z.string().optional(),
    marks: z.array(markOut),
    attributes: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Block', description: 'Offsets in marks are UTF-16 code units.' });

const link = { url: z.string().optional(), language: z.string().optional() };

export const contentOut = z
  .strictObject({
    kind: z.enum(CONTENT_KINDS),
    language: z.string(),
    headline: z.string(),
    alternativeHeadlines: z.array(
      z.strictObject({ role: z.string(), language: z.string().optional(), text: z.string() }),
    ),
    summary: z.string().optional(),
    bylines: z.array(z.string()),
    blocks: z.array(blockOut),
    section: z.string().optional(),
    tags: z.array(z.string()),
    url: z.string().optional(),
    media: z.array(z.record(z.string(), z.string())),
    related: z.array(z.strictObject({ title: z.string(), ...link })),
    altIds: z.array(z.strictObject({ role: z.string(), value: z.string() })),
    relations: z.array(z.record(z.string(), z.string())),
    custom: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'Content',
    description: 'The whole text of a story at one revision. Text is text, never HTML.',
  });

export const writeOut = z
  .strictObject({
    articleId: z.string(),
    revision: z.int().optional(),
    streamVersion: bigOut,
    position: z.string().meta({ description: 'Opaque: <store epoch>.<position>' }),
    changed: z.boolean().meta({ description: 'false: nothing differed, nothing was recorded' }),
  })
  .meta({ id: 'WriteAnswer' });

export const problemOut = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. type and code never change; title and detail may.' });

export const listOf = (item: z.ZodType): z.ZodType =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });

export const json = (status: number, description: string, schema: z.ZodType): AnswerDoc => ({
  status,
  description,
  content: { 'application/json': schema },
});

const PROBLEM_TEXTS: Readonly<Record<number, string>> = {
  304: 'The client holds this very answer (If-None-Match)',
  404: 'No such story, or not to be seen with this token',
  406: 'None of the accepted forms',
  409: 'The editorial rules refuse it; code says which',
  410: 'The position belongs to a store that is no more',
  412: 'The story has changed since If-Match’s version',
  413: 'The body or the content is too large',
  415: 'The body is of another form',
  422: 'The Idempotency-Key was used with another body',
  428: 'If-Match is missing',
  503: 'Not ready, or the store is held by another process: try again',
  507: 'The server has no room left; nothing was recorded',
};

/** Answers that aren't the wished one. 400, 401, 403, 429 and 500 are every route's and added by openapi. */
export const problems = (...statuses: readonly number[]): AnswerDoc[] =>
  statuses.map((status) => ({
    status,
    description: PROBLEM_TEXTS[status] ?? '',
    ...(status === 304 ? {} : { content: { 'application/problem+json': problemOut } }),
  }));
