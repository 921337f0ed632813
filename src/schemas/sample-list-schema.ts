import { z } from 'zod';

import { instantSchema, zoneSchema } from './editorial-time-schema.ts';
import { parseWith } from './parse-with.ts';
import { nameSchema, textSchema } from './text-schema.ts';

const path = textSchema.regex(/^[a-z0-9-]+(?:[/.][a-z0-9-]+)*$/, 'is not a path below the list, with /');

/** The list of samples: what is loaded, in which order. Paths are below the list's own folder. */
const sampleListSchema = z.strictObject({
  /** Histories of the newsroom's own stories, one a file. */
  histories: z.array(path),
  /** Saved pages: one crawl a folder. */
  crawls: z.array(
    z.strictObject({ folder: path, source: nameSchema, zone: zoneSchema, observedAt: instantSchema }),
  ),
  /** Snapshots of other outlets' stories, one a line. */
  archives: z.array(path),
});

export type SampleList = z.output<typeof sampleListSchema>;

/** Throws an Error that lists every fault with its place. */
export const parseSampleList = (value: unknown): SampleList => parseWith(sampleListSchema, value);
