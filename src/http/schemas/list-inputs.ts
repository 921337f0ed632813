import { z } from 'zod';

import { REVISION_WORDS } from '../../../projections/revisions/resolve-revision.ts';
import { instantSchema } from '../../schemas/editorial-time-schema.ts';

const givenOnce = ({ input }: { readonly input?: unknown }): string =>
  input === undefined ? 'must be given' : 'must be given once';

/** Of a query: text that isn't empty. Named twice it is refused, since nobody could say which was meant. */
export const queryText = z
  .string({ error: givenOnce })
  .min(1, 'must not be empty')
  .max(500, 'is longer than 500 characters');

export const cursorSchema = z
  .string({ error: givenOnce })
  .optional()
  .meta({ description: '`nextCursor` of the page before' });

const DIGITS = /^[1-9]\d{0,8}$/;

export const wholeNumber = z
  .string({ error: givenOnce })
  .regex(DIGITS, 'must be a whole number from 1 on')
  .transform(Number);

/** Which revision: by number, or by a word that the reader's own revisions give a meaning. */
export const revisionRef = z.union([z.enum(REVISION_WORDS), wholeNumber], {
  error: ({ input }) =>
    `must be a revision number, previous, latest, published or first${typeof input === 'string' ? `, not ${shown(input)}` : ''}`,
});

const SHOWN_LETTERS = 40;
const shown = (text: string): string =>
  JSON.stringify(text.length <= SHOWN_LETTERS ? text : `${text.slice(0, SHOWN_LETTERS)}…`);

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
