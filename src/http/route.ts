import type { z } from 'zod';

import type { AuthenticatedPrincipal } from '../access/principal.ts';
import type { Answer } from './answer.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Recall } from './create-recall.ts';
import { parseInput, type RawInput } from './parse-input.ts';
import type { RouteName } from './route-roles.ts';

/** What a request is, without the web framework. Header names are lower-case; a repeated header is joined by commas. */
export type RequestFacts = {
  readonly method: string;
  readonly path: string;
  readonly requestId: string;
  readonly ip: string | undefined;
  /** Whether the connection itself comes from this machine, whatever forwarded headers say. */
  readonly fromLoopback: boolean;
  header(name: string): string | undefined;
  /** The body as it arrives, for routes that stream it. */
  readonly chunks: AsyncIterable<Uint8Array>;
};

export type RouteContext<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: AuthenticatedPrincipal;
  readonly request: RequestFacts;
  readonly api: ApiDependencies;
  readonly recall: Recall;
};

export type Method = 'GET' | 'PUT' | 'POST';

/** How the body arrives: none, JSON read whole and checked, or lines streamed to the handler. */
export type BodyKind = 'none' | 'json' | 'ndjson';

/** One kind of answer, for the documentation. */
export type AnswerDoc = {
  readonly status: number;
  readonly description: string;
  readonly content?: Readonly<Record<string, z.ZodType>> | undefined;
};

type RouteDocs = {
  readonly name: RouteName;
  readonly method: Method;
  /** With `{parameter}` as in OpenAPI. */
  readonly path: string;
  readonly family: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly answers: readonly AnswerDoc[];
  /** The change of an existing story: If-Match is required. */
  readonly needsIfMatch?: boolean | undefined;
  /** What a line of an `ndjson` body holds. */
  readonly line?: z.ZodType | undefined;
};

/** A route as data: what mount-routes serves, openapi describes and the docs page shows. */
export type Route = RouteDocs & {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  readonly bodyKind: BodyKind;
  /** Parses by the schemas, then answers. Throws a ProblemError on bad input. */
  run(
    input: RawInput,
    context: Omit<RouteContext<never, never, never>, 'params' | 'query' | 'body'>,
  ): Promise<Answer>;
};

type RouteSpec<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = RouteDocs & {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly bodyKind: BodyKind;
  handle(context: RouteContext<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Answer>;
};

/** Ties a handler to the schemas that its input was parsed by. */
export function defineRoute<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  spec: RouteSpec<Params, Query, Body>,
): Route {
  const { handle, ...docs } = spec;
  return Object.freeze({
    ...docs,
    run: async (input: RawInput, context: Parameters<Route['run']>[1]) => {
      const { params, query, body } = parseInput(spec, input);
      return handle({ ...context, params, query, body });
    },
  });
}
