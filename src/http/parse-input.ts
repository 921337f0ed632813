import { z } from 'zod';

import { faultsOf, parsePart } from '../schemas/input-faults.ts';
import { badInput } from './problem.ts';

/** Path parameters and query as text, the body as parsed JSON: not checked yet. */
export type RawInput = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
};

type Schemas<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
};

type Parsed<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
};

/** Checks all three parts of a request at once, so that a caller learns every fault in one answer. Throws a `bad-input` ProblemError. */
export function parseInput<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  schemas: Schemas<Params, Query, Body>,
  input: RawInput,
): Parsed<Params, Query, Body> {
  const params = parsePart(schemas.params, input.params);
  const query = parsePart(schemas.query, input.query);
  const body = parsePart(schemas.body, input.body);
  if (params.success && query.success && body.success) {
    return { params: params.data, query: query.data, body: body.data };
  }
  throw badInput([
    ...faultsOf('path', params.error),
    ...faultsOf('query', query.error),
    ...faultsOf('body', body.error),
  ]);
}

export const noParams = z.strictObject({});
export const noQuery = z.strictObject({});
export const noBody = z.undefined();
