import type { AuthenticatedPrincipal } from '../access/principal.ts';
import type { Actor } from '../domain/article/events.ts';
import type { Role } from '../domain/article/permissions.ts';

const SERVICE_ROLES: readonly Role[] = ['subscriber', 'ingest'];
const MAX_USER_AGENT = 512;

/** From where somebody acts. */
export type Whereabouts = { readonly ip: string | undefined; readonly userAgent: string | undefined };

/** Who did an act that names nobody else: the token's holder, with the address and program it came from. */
export function toActor(principal: AuthenticatedPrincipal, from: Whereabouts): Actor {
  const kind = SERVICE_ROLES.includes(principal.role) ? 'service' : 'user';
  return { kind, id: principal.id, name: principal.name, ...toPerson(from) };
}

/** The parts of an actor that tell from where the act came. */
export const toPerson = ({ ip, userAgent }: Whereabouts): Pick<Actor, 'ip' | 'userAgent'> => ({
  ...(ip === undefined ? {} : { ip }),
  ...(userAgent === undefined ? {} : { userAgent: userAgent.slice(0, MAX_USER_AGENT).toWellFormed() }),
});
