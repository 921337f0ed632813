import { z } from 'zod';

import { readStatedTime, type EditorialTime, type TimeFault } from '../domain/article/editorial-time.ts';
import { contentSchema } from '../schemas/content-schema.ts';
import { textSchema } from '../schemas/text-schema.ts';
import { zoneSchema } from '../schemas/editorial-time-schema.ts';
import { toInstant, type Instant } from '../shared/clock.ts';
import { ActInputError } from './act.ts';

/** A reason, note or notice: some words, at most 10,000 UTF-16 code units. */
export const wordsSchema = textSchema
  .max(10_000, 'is longer than 10,000 characters')
  .refine((text) => /\S/.test(text), 'must not be empty');

export const revisionNumberSchema = z.int('must be a revision number').min(1, 'must be 1 or more');

const HAS_OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A time as a caller gives it: a string with an offset, or stated words with the zone they are meant in (absent: STET_TIME_ZONE). */
export const timeInputSchema = z
  .union([
    textSchema.meta({ examples: ['2021-03-22T22:34:00+08:00'] }),
    z.strictObject({ stated: textSchema, zone: zoneSchema.optional() }),
  ])
  .superRefine((input, context) => {
    const fault = timeFaultOf(input);
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  })
  .meta({
    id: 'TimeInput',
    description:
      'ISO 8601 with an offset (`2021-03-22T22:34:00+08:00`), or `{ stated, zone? }` with the words as the story states them (`2021/03/22 22:34`) and an IANA zone or offset; without `zone`, in the installation’s zone.',
  });

export type TimeInput = z.output<typeof timeInputSchema>;

function timeFaultOf(input: string | { stated: string; zone?: string | undefined }): string | undefined {
  if (typeof input === 'string' && !HAS_OFFSET.test(input.trim())) {
    return 'needs an offset, as 2021-03-22T22:34:00+08:00; or give { stated, zone }';
  }
  // Without a zone only the words can be judged yet; +00:00 has no clock change.
  const read =
    typeof input === 'string'
      ? readStatedTime(input, '+00:00')
      : readStatedTime(input.stated, input.zone ?? '+00:00');
  // A zone that isn't one has been told of by its own schema.
  return read.ok || read.error.code === 'zone-unknown' ? undefined : timeFaultText(read.error);
}

export function timeFaultText(fault: TimeFault): string {
  switch (fault.code) {
    case 'time-unreadable':
      return `${JSON.stringify(fault.stated.slice(0, 100))} is not a date that exists, as 2021-03-22 or 2021/03/22 22:34, with or without an offset`;
    case 'zone-unknown':
      return `${JSON.stringify(fault.zone.slice(0, 100))} is not a time zone; use an IANA name as Asia/Taipei, or an offset as +08:00`;
    case 'time-in-clock-change':
      return `${JSON.stringify(fault.stated.slice(0, 100))} ${fault.clockChange === 'gap' ? 'does not exist' : 'happens twice'} in ${fault.zone}, where the clock is changed; add an offset`;
  }
}

/** `path`: where it stands in what was given, as `body.publishAt`. `zone`: of what is stated without one. */
type Place = { readonly path: string; readonly zone: string };

/** A parsed time input as an EditorialTime. Throws an ActInputError where the default zone's clock skips or repeats it. */
export function readTimeInput(input: TimeInput, { path, zone }: Place): EditorialTime {
  const read =
    typeof input === 'string'
      ? readStatedTime(input, zone)
      : readStatedTime(input.stated, input.zone ?? zone);
  if (read.ok) return read.value;
  throw new ActInputError([{ path, message: timeFaultText(read.error) }]);
}

/** As readTimeInput, for a moment: a string keeps its milliseconds. */
export function readInstantInput(input: TimeInput, place: Place): Instant {
  const epochMs = typeof input === 'string' ? Date.parse(input) : Number.NaN;
  return Number.isNaN(epochMs) ? readTimeInput(input, place).instant : toInstant(epochMs);
}

/** A story's text as a caller sends it. */
export const contentInput = contentSchema.meta({ id: 'ContentInput' });
