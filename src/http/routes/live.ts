import { z } from 'zod';

import { findPrincipal } from '../authenticate.ts';
import { followLive } from '../live/follow-live.ts';
import { decodePosition } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { problem, ProblemError } from '../problem.ts';
import { accessOf } from '../route-roles.ts';
import { defineRoute, type RouteContext } from '../route.ts';

type Context = RouteContext<object, { readonly after?: string | undefined }, undefined>;

export const live = defineRoute({
  name: 'getLive',
  method: 'GET',
  path: '/api/v1/live',
  family: 'Events',
  summary: 'Public changes as they come, for pages that show them',
  description:
    'Server-sent events. `change`: `{ articleId, position, type }` of a change that every read shows already. `reset`: more has changed than is told one by one, or the position is of another store; read anew. The stream goes on after `Last-Event-ID`, else after `after`, else at the end. A comment every 15 seconds shows that it lives. It ends when the token or the sign-in does, and when the server stops; a client that takes nothing is cut off. A token may have 64 streams open.',
  params: noParams,
  query: z.strictObject({
    after: z.string('must be given once').optional().meta({ description: 'A position' }),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [
    {
      status: 200,
      description: 'A stream that goes on',
      content: { 'text/event-stream': z.string() },
    },
  ],
  handle: async (context) => {
    const after = await readStart(context);
    const giveBack = context.request.method === 'HEAD' ? () => undefined : takeStream(context);
    return {
      status: 200,
      // Proxies that gather what they pass on would hold it back.
      headers: { 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' },
      body: {
        kind: 'events',
        contentType: 'text/event-stream; charset=utf-8',
        run: (client) =>
          followLive({ api: context.api, after, isAdmitted: () => isAdmitted(context) }, client).finally(
            giveBack,
          ),
      },
    };
  },
});

async function readStart({ api, query, request }: Context): Promise<bigint | 'gone' | undefined> {
  const token = request.header('last-event-id') ?? query.after;
  if (token === undefined) return undefined;
  try {
    return await decodePosition(token, api.store);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'position-gone') return 'gone';
    throw error;
  }
}

function takeStream({ api: { live: hub }, principal }: Context): () => void {
  const giveBack = hub.takeStream(principal.id);
  if (giveBack !== undefined) return giveBack;
  throw problem(
    'too-many-streams',
    `The token has ${String(hub.limits.streamsEach)} streams open; close one first.`,
    { headers: { 'Retry-After': '30' } },
  );
}

/** As at the beginning: by the same header or cookie, as the same token, in a role that still may. */
async function isAdmitted({ api, request, principal }: Context): Promise<boolean> {
  const found = await findPrincipal(request, api);
  const access = accessOf('getLive');
  if (typeof found === 'string' || found.id !== principal.id || access === 'open') return false;
  return access.roles.includes(found.role);
}
