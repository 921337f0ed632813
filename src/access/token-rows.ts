import type { Grant, Role } from '../domain/article/permissions.ts';
import type { Instant } from '../shared/clock.ts';
import type { Token, TokenCheck } from './token-store.ts';

export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly grants: string;
  readonly sourceSystem: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
};

export const TOKEN_COLUMNS = `tokens.id, tokens.name, tokens.role, tokens.grants, tokens.source_system AS sourceSystem,
  tokens.created_at AS createdAt, tokens.expires_at AS expiresAt, tokens.revoked_at AS revokedAt`;

export function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    grants: JSON.parse(row.grants) as Grant[],
    ...(row.sourceSystem === null ? {} : { sourceSystem: row.sourceSystem }),
    createdAt: row.createdAt,
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt }),
    ...(row.revokedAt === null ? {} : { revokedAt: row.revokedAt }),
  };
}

/** Who holds the token, or why nobody may use it now. */
export function checkTokenRow(row: TokenRow | undefined, now: Instant): TokenCheck {
  if (row === undefined) return { ok: false, reason: 'unknown' };
  if (row.revokedAt !== null) return { ok: false, reason: 'revoked' };
  if (row.expiresAt !== null && row.expiresAt <= now) return { ok: false, reason: 'expired' };
  const { id, name, role, grants, sourceSystem } = toToken(row);
  return { ok: true, principal: { kind: 'token', id, name, role, grants, sourceSystem } };
}
