import type { AuthenticatedPrincipal } from '../access/principal.ts';
import type { Actor } from '../domain/article/events.ts';

/** The program acting by itself: schedules, and commands of whoever can run it on the machine. */
export const systemPrincipal: AuthenticatedPrincipal = {
  kind: 'system',
  id: 'stet',
  name: 'Stet',
  role: 'admin',
  grants: [],
};

export const systemActor: Actor = { kind: 'system', id: 'stet' };
