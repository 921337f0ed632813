import { randomBytes } from 'node:crypto';

import { newUuidV7 } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { inTransaction, type Database } from '../sqlite/open-database.ts';
import { openEventsFile } from '../sqlite/open-events-file.ts';
import { rememberTokens } from './remember-tokens.ts';
import { checkTokenRow, TOKEN_COLUMNS, toToken, type TokenRow } from './token-rows.ts';
import { InvalidTokenError, type CreatedToken, type NewToken, type TokenStore } from './token-store.ts';

const TOKENS = `SELECT ${TOKEN_COLUMNS} FROM tokens`;

/** Opens the tokens in the event store's file, by a connection of its own. Throws the errors of sqlite/storage-errors.ts. */
export function openSqliteTokenStore({ path }: { readonly path: string }): TokenStore {
  const database = openEventsFile(path);
  const byId = database.prepare<[string], TokenRow>(`${TOKENS} WHERE id = ?`);
  const remembered = rememberTokens(database);
  const all = database.prepare<[], TokenRow>(`${TOKENS} ORDER BY created_at, id`);
  const revoke = database.prepare<[string, string]>(
    'UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?',
  );
  return {
    create: async (token) => Promise.resolve(create(database, token)),
    list: async () => Promise.resolve(all.all().map(toToken)),
    revoke: async (id, now) => {
      inTransaction(database, () => revoke.run(now, id));
      remembered.forget();
      const row = await Promise.resolve(byId.get(id));
      return row === undefined ? undefined : toToken(row);
    },
    // The look-up is by the secret's hash: how long it takes tells nothing about a secret.
    findBySecret: async (secret, now) =>
      Promise.resolve(checkTokenRow(remembered.findByHash(sha256Hex(secret)), now)),
    close: async () => {
      await Promise.resolve(database.close());
    },
  };
}

function create(database: Database, given: NewToken): CreatedToken {
  refuseInvalid(given);
  const secret = `stet_${randomBytes(32).toString('base64url')}`;
  const { name, role, grants = [], sourceSystem = null, createdAt, expiresAt = null } = given;
  const row: TokenRow = {
    id: newUuidV7(),
    name,
    role,
    grants: JSON.stringify(grants),
    sourceSystem,
    createdAt,
    expiresAt,
    revokedAt: null,
  };
  const insert = database.prepare(
    `INSERT INTO tokens (id, name, role, grants, source_system, secret_sha256, created_at, expires_at)
     VALUES (:id, :name, :role, :grants, :sourceSystem, :hash, :createdAt, :expiresAt)`,
  );
  inTransaction(database, () => insert.run({ ...row, hash: sha256Hex(secret) }));
  return { token: toToken(row), secret };
}

function refuseInvalid({ name, role, sourceSystem, createdAt, expiresAt }: NewToken): void {
  if (name.trim() === '') throw new InvalidTokenError('name', 'name is empty: say whose token it is');
  if (role === 'ingest' && (sourceSystem ?? '') === '') {
    throw new InvalidTokenError(
      'sourceSystem',
      'a token of role ingest needs the one source that it speaks for',
    );
  }
  if (expiresAt !== undefined && expiresAt <= createdAt) {
    throw new InvalidTokenError('expiresAt', `${expiresAt} is past: give a later time`);
  }
}
