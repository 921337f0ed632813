import { z } from 'zod';

import { instantSchema } from '../../schemas/editorial-time-schema.ts';

/** Of a query: text that isn't empty. Named twice it is refused, since nobody could say which was meant. */
export const queryText = z
  .string('must be given once')
  .min(1, 'must not be empty')
  .max(500, 'is longer than 500 characters');

export const cursorSchema = z
  .string('must be given once')
  .optional()
  .meta({ description: '`nextCursor` of the page before' });

const DIGITS = /^[1-9]\d{0,8}$/;

export const wholeNumber = z
  .string('must be given once')
  .regex(DIGITS, 'must be a whole number from 1 on')
  .transform(Number);

/** How many items a page holds. */
export const limitSchema = (fallback: number, most: number) =>
  wholeNumber
    .pipe(z.int().max(most, `must be at most ${String(most)}`))
    .default(fallback)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: most,
      default: fallback,
      description: `How many items, at most ${String(most)}`,
    });

/** Several by repeating the name. */
export const severalOf = <Value extends string>(values: readonly [Value, ...Value[]] | readonly Value[]) => {
  const one = z.enum(values as readonly [Value, ...Value[]]);
  return z
    .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(one))
    .meta({
      type: 'array',
      items: { type: 'string', enum: [...values] },
      description: 'Several by repeating the name',
    });
};

/** A time with an offset. In a query a bare `+` means a space: it is taken back. */
export const queryInstant = (description: string) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value),
      instantSchema,
    )
    .optional()
    .meta({ type: 'string', format: 'date-time', description });
