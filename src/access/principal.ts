import type { Grant, Role } from '../domain/article/permissions.ts';
import type { Principal } from '../domain/article/events.ts';

/** Who is asking, once their token was checked. `sourceSystem`: the token speaks for this source and no other. */
export type AuthenticatedPrincipal = Principal & {
  /** The token's name, for people; not a secret. */
  readonly name: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
  readonly sourceSystem?: string | undefined;
};
