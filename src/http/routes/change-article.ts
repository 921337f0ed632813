import type { z } from 'zod';

import { ActInputError, type Act } from '../../acts/act.ts';
import type { ArticleCommand } from '../../domain/article/commands.ts';
import { commandIds } from '../command-ids.ts';
import { readIfMatch } from '../entity-tag.ts';
import { noQuery } from '../parse-input.ts';
import { badInput } from '../problem.ts';
import { defineRoute, type Route } from '../route.ts';
import type { RouteName } from '../route-roles.ts';
import { runCommand } from '../run-command.ts';
import { json, problems, writeOut } from '../schemas/answers.ts';
import { articleParams } from '../schemas/inputs.ts';

export type ChangeSpec<Body extends z.ZodType> = {
  readonly name: RouteName;
  readonly method?: 'PUT';
  /** The end of the path, after the story's id. */
  readonly act: string;
  readonly summary: string;
  readonly description?: string;
} & Pick<Act<Body>, 'body' | 'toCommand'>;

/** A route that changes an existing story: If-Match required, one command, the write's answer. */
export function changeRoute<Body extends z.ZodType>(spec: ChangeSpec<Body>): Route {
  const { name, method = 'POST', act, summary, description, body } = spec;
  return defineRoute({
    name,
    method,
    path: `/api/v1/articles/{id}/${act}`,
    family: 'Changing stories',
    summary,
    description,
    needsIfMatch: true,
    params: articleParams,
    query: noQuery,
    body,
    bodyKind: 'json',
    answers: [
      json(200, 'Done, and to be read; ETag is the story’s new version', writeOut),
      json(202, 'Done and durable, but the read model is more than 5 s behind', writeOut),
      ...problems(404, 409, 412, 413, 415, 422, 428, 503, 507),
    ],
    handle: async (context) => {
      const { request, principal, api } = context;
      const precondition = readIfMatch(request.header('if-match'));
      const ids = commandIds({
        tokenId: principal.id,
        route: `${method} ${request.path}`,
        idempotencyKey: request.header('idempotency-key'),
        body: context.body,
      });
      const command = commandOf(spec, context.body, api.config.timeZone);
      return runCommand(context, { articleId: context.params.id, command, precondition, ids });
    },
  });
}

function commandOf<Body extends z.ZodType>(
  { toCommand }: Pick<Act<Body>, 'toCommand'>,
  body: z.output<Body>,
  zone: string,
): ArticleCommand {
  try {
    return toCommand(body, zone);
  } catch (error) {
    throw error instanceof ActInputError ? badInput(error.faults) : error;
  }
}
