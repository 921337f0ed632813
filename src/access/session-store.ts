import type { Instant } from '../shared/clock.ts';
import type { AuthenticatedPrincipal } from './principal.ts';
import type { TokenRefusal } from './token-store.ts';

/** `secret` goes into the browser's cookie and is stored nowhere. */
export type StartedSession = {
  readonly secret: string;
  readonly principal: AuthenticatedPrincipal;
  readonly expiresAt: Instant;
};

export type SessionStart =
  | { readonly ok: true; readonly session: StartedSession }
  /** `used`: a sign-in link works once, and for a short time. */
  | { readonly ok: false; readonly reason: TokenRefusal | 'used' };

/**
 * The web pages' sessions of one installation. A session stands for a token: it ends with it (revoked, expired), at its own
 * time, or when it is ended.
 *
 * - A change is durable when its promise resolves, and holds for every process from then on.
 */
export type SessionStore = {
  /** For whoever holds a token. */
  startByToken(tokenSecret: string, now: Instant): Promise<SessionStart>;
  /** For whoever opens a sign-in link, the first time. */
  startByLink(code: string, now: Instant): Promise<SessionStart>;
  /** The code of a link that signs in once as this token, until `expiresAt`. */
  createLink(tokenId: string, expiresAt: Instant): Promise<string>;
  /** Whose session it is; undefined: unknown or over. Writes nothing. */
  find(secret: string, now: Instant): Promise<AuthenticatedPrincipal | undefined>;
  end(secret: string): Promise<void>;
  close(): Promise<void>;
};
