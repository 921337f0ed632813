import { z } from 'zod';

import { contentSchema } from './content-schema.ts';
import { editorialTimeSchema, instantSchema } from './editorial-time-schema.ts';
import { actorSchema, anomalySchema, extractionSchema, sourceSchema } from './envelope-schemas.ts';
import { textSchema } from './text-schema.ts';

/** A story as an importer found it: one line of JSONL, one line of POST /imports. Gives a Snapshot of the domain. */
export const snapshotSchema = z.strictObject({
  source: sourceSchema,
  status: z.enum(['published', 'withheld', 'retracted', 'gone']),
  content: contentSchema.optional(),
  publishedAt: editorialTimeSchema.optional(),
  updatedAt: editorialTimeSchema.optional(),
  observedAt: instantSchema.optional(),
  actor: actorSchema.optional(),
  note: textSchema.optional(),
  notice: textSchema.optional(),
  anomalies: z.array(anomalySchema).optional(),
  extraction: extractionSchema.optional(),
});
