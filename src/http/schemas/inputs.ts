import { z } from 'zod';

import { isArticleId } from '../../domain/article/events.ts';

export const articleIdSchema = z
  .string()
  .refine(isArticleId, 'must be 1 to 64 of A-Z a-z 0-9 _ -')
  .meta({ description: 'The story’s id: a UUID, or 1 to 64 of A-Z a-z 0-9 _ -; case-sensitive.' });

export const articleParams = z.strictObject({ id: articleIdSchema });
