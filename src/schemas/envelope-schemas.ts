import { z } from 'zod';

import { ACTOR_KINDS, ANOMALY_CODES } from '../domain/article/events.ts';
import { hrefSchema, nameSchema, sha256Schema, textSchema } from './text-schema.ts';

/** Where a story comes from. */
export const sourceSchema = z.strictObject({
  system: nameSchema,
  id: textSchema.min(1, 'must not be empty').max(2048, 'is longer than 2048 characters'),
  url: hrefSchema.optional(),
});

/** How an imported page was read. */
export const extractionSchema = z.strictObject({
  importer: nameSchema,
  version: z.int().min(1),
  rawSha256: sha256Schema,
});

/** Who did the act, as asserted. */
export const actorSchema = z.strictObject({
  kind: z.enum(ACTOR_KINDS),
  id: nameSchema,
  name: textSchema.optional(),
  ip: textSchema.optional(),
  userAgent: textSchema.optional(),
});

export const anomalySchema = z.strictObject({
  code: z.enum(ANOMALY_CODES),
  field: nameSchema.optional(),
});
