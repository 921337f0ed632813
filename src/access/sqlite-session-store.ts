import { randomBytes } from 'node:crypto';

import { toEpochMs, toInstant, type Instant } from '../shared/clock.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { inTransaction, type Database } from '../sqlite/open-database.ts';
import { openEventsFile } from '../sqlite/open-events-file.ts';
import type { SessionStart, SessionStore } from './session-store.ts';
import { checkTokenRow, TOKEN_COLUMNS, type TokenRow } from './token-rows.ts';

/** A working day and a night shift after it sign in anew. */
const SESSION_MS = 12 * 3_600_000;

const newSecret = (): string => randomBytes(32).toString('base64url');

const SESSION_TOKEN = `
  SELECT ${TOKEN_COLUMNS} FROM sessions JOIN tokens ON tokens.id = sessions.token_id
  WHERE sessions.secret_sha256 = ? AND sessions.expires_at > ?`;

/** Opens the sessions in the event store's file, by a connection of its own. Throws the errors of sqlite/storage-errors.ts. */
export function openSqliteSessionStore({ path }: { readonly path: string }): SessionStore {
  const database = openEventsFile(path);
  const tokenOfSession = database.prepare<[string, string], TokenRow>(SESSION_TOKEN);
  const tokenBySecret = database.prepare<[string], TokenRow>(
    `SELECT ${TOKEN_COLUMNS} FROM tokens WHERE secret_sha256 = ?`,
  );
  const start = (row: TokenRow | undefined, now: Instant): SessionStart => startSession(database, row, now);
  return {
    startByToken: async (secret, now) => Promise.resolve(start(tokenBySecret.get(sha256Hex(secret)), now)),
    startByLink: async (code, now) => {
      const tokenId = await Promise.resolve(useLink(database, code, now));
      return tokenId === undefined
        ? { ok: false, reason: 'used' }
        : start(tokenById(database).get(tokenId), now);
    },
    createLink: async (tokenId, expiresAt) => Promise.resolve(createLink(database, tokenId, expiresAt)),
    find: async (secret, now) => {
      const row = await Promise.resolve(tokenOfSession.get(sha256Hex(secret), now));
      const found = checkTokenRow(row, now);
      return found.ok ? found.principal : undefined;
    },
    end: async (secret) => {
      const statement = database.prepare<[string]>('DELETE FROM sessions WHERE secret_sha256 = ?');
      await Promise.resolve(inTransaction(database, () => statement.run(sha256Hex(secret))));
    },
    close: async () => {
      await Promise.resolve(database.close());
    },
  };
}

const tokenById = (database: Database) =>
  database.prepare<[string], TokenRow>(`SELECT ${TOKEN_COLUMNS} FROM tokens WHERE id = ?`);

/** Those that are over go with each new one, so that the table doesn't grow. */
function startSession(database: Database, row: TokenRow | undefined, now: Instant): SessionStart {
  const found = checkTokenRow(row, now);
  if (!found.ok) return found;
  const secret = newSecret();
  const expiresAt = toInstant(toEpochMs(now) + SESSION_MS);
  const sweep = database.prepare<[string]>('DELETE FROM sessions WHERE expires_at <= ?');
  const insert = database.prepare<[string, string, string, string]>(
    'INSERT INTO sessions (secret_sha256, token_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
  );
  inTransaction(database, () => {
    sweep.run(now);
    insert.run(sha256Hex(secret), found.principal.id, now, expiresAt);
  });
  return { ok: true, session: { secret, principal: found.principal, expiresAt } };
}

function createLink(database: Database, tokenId: string, expiresAt: Instant): string {
  const code = newSecret();
  const insert = database.prepare<[string, string, string]>(
    'INSERT INTO sign_in_links (code_sha256, token_id, expires_at) VALUES (?, ?, ?)',
  );
  inTransaction(database, () => insert.run(sha256Hex(code), tokenId, expiresAt));
  return code;
}

/** Takes the link away in the same statement that reads it: of two that open it at once, one signs in. */
function useLink(database: Database, code: string, now: Instant): string | undefined {
  const take = database.prepare<[string, string], { readonly tokenId: string }>(
    'DELETE FROM sign_in_links WHERE code_sha256 = ? AND expires_at > ? RETURNING token_id AS tokenId',
  );
  return inTransaction(database, () => take.get(sha256Hex(code), now))?.tokenId;
}
