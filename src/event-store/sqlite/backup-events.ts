import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { openDatabase, type Database } from '../../sqlite/open-database.ts';
import { StorageUnusableError } from '../../shared/storage-errors.ts';
import { toStorageError } from '../../sqlite/to-storage-error.ts';
import { verifyEvents } from './verify-events.ts';

/**
 * Copies the store while it is written to: the copy is one moment of it. It is verified, made durable and only then
 * given its name. Since a restored copy goes its own way from here on, it begins a new epoch of positions.
 */
export async function backupEvents(database: Database, file: string): Promise<void> {
  refuseExisting(file);
  // Another backup to the same name has a file of its own.
  const partial = `${file}.${String(process.pid)}.partial`;
  try {
    // Made by hand, so that what it holds is the owner's alone from the first moment.
    closeSync(openSync(partial, 'wx', 0o600));
    await copySnapshot(database.name, partial);
    await finishCopy(partial);
    syncPath(partial);
    refuseExisting(file);
    renameSync(partial, file);
    syncPath(dirname(file));
  } catch (error) {
    throw toBackupError(error, file);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(partial + suffix, { force: true });
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new StorageUnusableError(file, 'exists: name another file, or move this one away');
}

/** Errors of the file system and the driver don't name the copy, or name its unfinished form. */
function toBackupError(error: unknown, file: string): unknown {
  const known = toStorageError(error, file);
  if (known !== error) return known;
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new StorageUnusableError(
    file,
    `cannot be made (${error.message}): see that its directory exists and may be written`,
    { cause: error },
  );
}

/** Copies from a read transaction of its own connection: other writers neither wait nor make the copy start anew. */
async function copySnapshot(path: string, target: string): Promise<void> {
  const source = openDatabase(path, { access: 'read' });
  try {
    source.exec('BEGIN; SELECT count(*) FROM epochs');
    await source.backup(target);
  } finally {
    source.close();
  }
}

async function finishCopy(path: string): Promise<void> {
  const copy = openDatabase(path);
  try {
    for await (const { where, problem } of verifyEvents(copy))
      throw new Error(`The copy is damaged: ${where}: ${problem}`);
    copy
      .prepare(
        `INSERT INTO epochs (epoch, after_position) SELECT ?, coalesce(max(global_position), 0) FROM events`,
      )
      .run(randomBytes(8).toString('hex'));
    // One file, without a WAL beside it.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
