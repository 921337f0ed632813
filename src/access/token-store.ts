import type { Grant, Role } from '../domain/article/permissions.ts';
import type { Instant } from '../shared/clock.ts';
import type { AuthenticatedPrincipal } from './principal.ts';

/** What is kept of an API token: never its secret. */
export type Token = {
  readonly id: string;
  /** For people; need not be unique. */
  readonly name: string;
  readonly role: Role;
  readonly grants: readonly Grant[];
  /** The token speaks for this source and no other. */
  readonly sourceSystem?: string | undefined;
  readonly createdAt: Instant;
  /** From this instant on the token is refused. */
  readonly expiresAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
};

export type NewToken = {
  readonly name: string;
  readonly role: Role;
  readonly grants?: readonly Grant[] | undefined;
  readonly sourceSystem?: string | undefined;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant | undefined;
};

/** `secret` is shown this once and stored nowhere. */
export type CreatedToken = { readonly token: Token; readonly secret: string };

export type TokenRefusal = 'unknown' | 'expired' | 'revoked';

export type TokenCheck =
  | { readonly ok: true; readonly principal: AuthenticatedPrincipal }
  | { readonly ok: false; readonly reason: TokenRefusal };

/** What a new token lacks or has too much of; the message names the field and the remedy. */
export class InvalidTokenError extends Error {
  readonly field: keyof NewToken;
  constructor(field: keyof NewToken, message: string) {
    super(message);
    this.name = 'InvalidTokenError';
    this.field = field;
  }
}

/**
 * The API tokens of one installation.
 *
 * - A token is known by the SHA-256 of its secret, `stet_` and 32 random bytes in base64url.
 * - A token of role `ingest` has a `sourceSystem`.
 * - A change is durable when its promise resolves, and holds from then on for every process and for each secret that
 *   comes over a connection later.
 */
export type TokenStore = {
  /** Rejects with an InvalidTokenError. */
  create(token: NewToken): Promise<CreatedToken>;
  /** All tokens, revoked and expired ones too, oldest first. */
  list(): Promise<readonly Token[]>;
  /** Revokes the token from `now` on; one revoked before stays as it was. undefined: no token has this id. */
  revoke(id: string, now: Instant): Promise<Token | undefined>;
  /** Who holds this secret, or why nobody may use it. Writes nothing. */
  findBySecret(secret: string, now: Instant): Promise<TokenCheck>;
  close(): Promise<void>;
};
