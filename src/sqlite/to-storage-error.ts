import { StorageBusyError, StorageFullError, StorageUnusableError } from '../shared/storage-errors.ts';

const UNUSABLE: readonly (readonly [code: string, message: string])[] = [
  ['SQLITE_NOTADB', 'is not a SQLite database: name another file, or move this one away'],
  ['SQLITE_CORRUPT', 'is damaged: restore it from a backup (a read model: run stet rebuild)'],
  ['SQLITE_CANTOPEN', 'cannot be opened: see that its directory exists and may be written'],
  ['SQLITE_READONLY', 'may not be written: see the rights of the file and its directory'],
  ['SQLITE_IOERR', 'cannot be read or written: see that its disk is there, sound and not full'],
  ['SQLITE_PERM', 'may not be written: see the rights of the file and its directory'],
];

/** The driver's error as one of the errors above; any other value comes back as it is. Result codes: https://sqlite.org/rescode.html */
export function toStorageError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const options = { cause: error };
  if (code === 'SQLITE_FULL') return new StorageFullError(path, options);
  if (code.startsWith('SQLITE_BUSY')) return new StorageBusyError(path, options);
  const unusable = UNUSABLE.find(([prefix]) => code.startsWith(prefix));
  return unusable === undefined ? error : new StorageUnusableError(path, unusable[1], options);
}

/** By shape: the driver makes its errors of the class of whichever context loaded it first. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
