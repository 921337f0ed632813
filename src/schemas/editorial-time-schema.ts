import { z } from 'zod';

import { isTimeZone, TIME_PRECISIONS } from '../domain/article/editorial-time.ts';
import { toInstant, type Instant } from '../shared/clock.ts';
import { textSchema } from './text-schema.ts';

/** An instant as a client writes it: ISO 8601 with an offset. Gives UTC with milliseconds; finer fractions are cut off. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'is not a date and time with an offset, like 2021-03-22T22:34:00+08:00' })
  .transform((text, context): Instant => {
    try {
      return toInstant(Date.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'is outside the years 0000 to 9999' });
      return z.NEVER;
    }
  });

export const zoneSchema = z
  .string()
  .refine(isTimeZone, 'is not a time zone: use an IANA name like "Asia/Taipei" or an offset like "+08:00"');

/** A time already read: its instant, and how exactly, where and in which words it was stated. */
export const editorialTimeSchema = z.strictObject({
  instant: instantSchema,
  zone: zoneSchema,
  precision: z.enum(TIME_PRECISIONS),
  stated: textSchema.min(1, 'must not be empty'),
});
