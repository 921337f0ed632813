import { oncePerTurn } from '../shared/once-per-turn.ts';
import { perMark } from '../shared/per-mark.ts';
import type { Database } from '../sqlite/open-database.ts';
import { TOKEN_COLUMNS, type TokenRow } from './token-rows.ts';

export type RememberedTokens = {
  /** As the file holds it, but for what came in the same turn of the event loop. */
  findByHash(hash: string): TokenRow | undefined;
  /** To be called after each change by this very connection. */
  forget(): void;
};

/** So many tokens are remembered between two writes to the file. */
const REMEMBERED = 1_000;

/**
 * Tokens by the hash of their secret, remembered until anybody else writes to the file, which SQLite counts
 * (https://sqlite.org/pragma.html#pragma_data_version). Hashes that no token has aren't remembered.
 */
export function rememberTokens(database: Database): RememberedTokens {
  const select = database.prepare<[string], TokenRow>(
    `SELECT ${TOKEN_COLUMNS} FROM tokens WHERE secret_sha256 = ?`,
  );
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  const writtenByOthers = oncePerTurn(() => dataVersion.get());
  const rowsAt = perMark(() => new Map<string, TokenRow>());
  return {
    findByHash(hash) {
      const rows = rowsAt(writtenByOthers());
      const known = rows.get(hash);
      if (known !== undefined) return known;
      const row = select.get(hash);
      if (row === undefined) return undefined;
      if (rows.size >= REMEMBERED) rows.clear();
      rows.set(hash, row);
      return row;
    },
    forget() {
      rowsAt(writtenByOthers()).clear();
    },
  };
}
