import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';

import type { Database } from '../../sqlite/open-database.ts';
import { sha256 } from '../digest.ts';
import type { RawPages } from '../event-store.ts';
import type { GroupCommit } from './group-commit.ts';

const compress = promisify(deflateRaw);
const decompress = promisify(inflateRaw);

const RAW_PAGE_ENCODING = 'deflate-raw';

/** The page's own bytes. Rejects where the stored ones are damaged. */
export const decodeRawPage = async (stored: Uint8Array): Promise<Uint8Array> => decompress(stored);

export function createSqliteRawPages(database: Database, commit: GroupCommit): RawPages {
  const insert = database.prepare<[string, string, Uint8Array]>(
    'INSERT INTO raw_pages (sha256, encoding, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
  );
  const find = database.prepare<[string], Uint8Array>('SELECT bytes FROM raw_pages WHERE sha256 = ?').pluck();
  return {
    put: async (bytes) => {
      const digest = sha256(bytes).toString('hex');
      if (find.get(digest) !== undefined) return digest;
      const compressed = await compress(bytes);
      await commit.write(() => insert.run(digest, RAW_PAGE_ENCODING, compressed), compressed.length);
      return digest;
    },
    find: async (digest) => {
      const compressed = find.get(digest);
      return compressed === undefined ? undefined : decodeRawPage(compressed);
    },
  };
}
