import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { ok, refuse, type Result } from '../shared/result.ts';
import type { ImportFault } from './import-fault.ts';

/** A file to import: where it is, its path relative to what was asked for, with `/` on every system, and its bytes. */
export type ImportFile = { readonly file: string; readonly path: string; readonly size: number };

export type ListedFile = { readonly path: string; readonly result: Result<ImportFile, ImportFault> };

/**
 * The files of the paths: a file is itself under its name; a folder is all its files, in it and below, sorted by name.
 * What begins with a point is left out; links are followed to files, not to folders, so that no circle is walked.
 */
export async function* listImportFiles(
  paths: readonly string[],
): AsyncGenerator<ListedFile, void, undefined> {
  for (const path of paths) yield* listPath(path);
}

async function* listPath(path: string): AsyncGenerator<ListedFile, void, undefined> {
  const kind = await kindOf(path);
  if (typeof kind === 'number') {
    yield found(path, basename(path), kind);
  } else if (kind === 'folder') {
    let count = 0;
    for await (const listed of listFolder(path, '')) {
      count += 1;
      yield listed;
    }
    if (count === 0) yield { path, result: refuse({ code: 'nothing-to-import' }) };
  } else {
    yield { path, result: refuse(kind) };
  }
}

async function* listFolder(folder: string, prefix: string): AsyncGenerator<ListedFile, void, undefined> {
  const names = await listNames(folder);
  if (!Array.isArray(names)) {
    yield { path: prefix === '' ? folder : prefix, result: refuse(names) };
    return;
  }
  for (const { name, isFolder } of names) {
    const [file, path] = [join(folder, name), prefix === '' ? name : `${prefix}/${name}`];
    if (isFolder) yield* listFolder(file, path);
    else yield await listFile(file, path);
  }
}

async function listFile(file: string, path: string): Promise<ListedFile> {
  const kind = await kindOf(file);
  if (typeof kind === 'number') return found(file, path, kind);
  return { path, result: refuse(kind === 'folder' ? { code: 'not-a-file' } : kind) };
}

const found = (file: string, path: string, size: number): ListedFile => ({
  path,
  result: ok({ file, path, size }),
});

type Name = { readonly name: string; readonly isFolder: boolean };

async function listNames(folder: string): Promise<Name[] | ImportFault> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return toFileFault(error);
  }
}

/** A file's kind is its size in bytes. */
async function kindOf(path: string): Promise<number | 'folder' | ImportFault> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? stats.size : { code: 'not-a-file' };
  } catch (error) {
    return toFileFault(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
};

/** An error of the file system as a fault; any other error is thrown on. */
export function toFileFault(error: unknown): ImportFault {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  return { code: 'unreadable-file', reason: REASONS[code] ?? code };
}
