import { z } from 'zod';

import type { ArticleId } from '../src/domain/article/events.ts';

/** The parameters of every page of a story. */
export const articleParams = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no id of a story')
    .transform((id) => id as ArticleId),
});

export const revisionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be the number of a revision')
  .transform(Number);

/** A filter's field that was left empty asks nothing. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
