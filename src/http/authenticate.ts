import type { AuthenticatedPrincipal } from '../access/principal.ts';
import { readSessionCookie } from '../access/session-cookie.ts';
import { toActor, toPerson } from '../application/to-actor.ts';
import type { Actor } from '../domain/article/events.ts';
import type { ApiDependencies } from './dependencies.ts';
import { badInput, problem } from './problem.ts';
import type { Access } from './route-roles.ts';
import type { RequestFacts } from './route.ts';

/** Who asks without a token, on the routes that are open. */
const ANONYMOUS: AuthenticatedPrincipal = {
  kind: 'token',
  id: 'anonymous',
  name: 'anonymous',
  role: 'viewer',
  grants: [],
};

const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="stet"' };
const INVALID_CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="stet", error="invalid_token"' };

const UNAUTHENTICATED: Readonly<Record<Exclude<Found, AuthenticatedPrincipal>, string>> = {
  absent: 'Send Authorization: Bearer with an API token; `stet token create` makes one.',
  malformed: 'Authorization must be the word Bearer, a space and the token.',
  invalid: 'The token is unknown, revoked or expired; ask for a new one.',
};

/** Who asks, or why nobody is known to. */
export type Found = AuthenticatedPrincipal | 'absent' | 'malformed' | 'invalid';

type Asking = Pick<RequestFacts, 'header' | 'method'>;

/**
 * A bearer token's principal (RFC 6750, section 2.1: the header alone), else that of the pages' session. The session's cookie is
 * taken for what only reads, so that no other site's form changes anything by it. A look-up costs microseconds, so nothing is cached
 * and a revoked token ends at once.
 */
export async function findPrincipal(
  request: Asking,
  api: Pick<ApiDependencies, 'tokens' | 'sessions' | 'clock'>,
): Promise<Found> {
  const authorization = request.header('authorization');
  if (authorization === undefined) return (await findInSession(request, api)) ?? 'absent';
  const secret = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i.exec(authorization)?.[1];
  if (secret === undefined) return 'malformed';
  return (await api.tokens.findBySecret(secret)) ?? 'invalid';
}

async function findInSession(
  request: Asking,
  { sessions, clock }: Pick<ApiDependencies, 'sessions' | 'clock'>,
): Promise<AuthenticatedPrincipal | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const secret = readSessionCookie(request.header('cookie'));
  return secret === undefined ? undefined : sessions.find(secret, clock());
}

/** The principal, if the route is theirs. Throws 401 without a valid token and 403 with one of another role. */
export function admit(found: Found, access: Access, request: RequestFacts): AuthenticatedPrincipal {
  if (access === 'open') return ANONYMOUS;
  const isByHeader = request.header('authorization') !== undefined;
  if (access.loopback === true && request.fromLoopback && !isByHeader) return ANONYMOUS;
  if (typeof found === 'string') {
    throw problem('unauthenticated', UNAUTHENTICATED[found], {
      headers: found === 'absent' ? CHALLENGE : INVALID_CHALLENGE,
    });
  }
  if (!access.roles.includes(found.role)) {
    throw problem('forbidden', `The token’s role is ${found.role}; this needs ${access.roles.join(' or ')}.`);
  }
  return found;
}

/** Who did the act: the one that the request names (grant `on-behalf`), else the token itself; with the address and program it came from. */
export function actorOf(principal: AuthenticatedPrincipal, request: RequestFacts): Actor {
  const named = request.header('stet-actor');
  const from = { ip: request.ip, userAgent: request.header('user-agent') };
  if (named === undefined) return toActor(principal, from);
  return { ...namedActor(named, principal, request), ...toPerson(from) };
}

function namedActor(named: string, principal: AuthenticatedPrincipal, request: RequestFacts): Actor {
  if (!principal.grants.includes('on-behalf')) {
    throw problem(
      'on-behalf-not-granted',
      'Stet-Actor needs a token with the grant on-behalf; leave the header out, or use such a token.',
    );
  }
  const [, kind, id] = /^(user|service):(.+)$/.exec(named) ?? [];
  const actorId = id === undefined ? undefined : decodeHeader(id);
  if (kind === undefined || actorId === undefined) {
    throw badInput([
      {
        path: 'header.Stet-Actor',
        message: 'must be user:ID or service:ID, the ID percent-encoded and at most 200 characters',
      },
    ]);
  }
  const name = request.header('stet-actor-name');
  return {
    kind: kind === 'user' ? 'user' : 'service',
    id: actorId,
    ...(name === undefined ? {} : { name: readActorName(name) }),
  };
}

function readActorName(header: string): string {
  const name = decodeHeader(header);
  if (name !== undefined) return name;
  throw badInput([
    { path: 'header.Stet-Actor-Name', message: 'must be percent-encoded UTF-8, at most 200 characters' },
  ]);
}

/** Percent-encoded UTF-8, since headers carry ASCII only. undefined: not that, or with control characters. */
function decodeHeader(text: string): string | undefined {
  if (!/^[\x20-\x7e]+$/.test(text)) return undefined;
  try {
    const decoded = decodeURIComponent(text);
    return decoded.length <= 200 && !/\p{Cc}/u.test(decoded) && decoded.trim() !== '' ? decoded : undefined;
  } catch {
    return undefined;
  }
}
