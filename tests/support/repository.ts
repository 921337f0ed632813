import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** What a checkout holds that the project didn't write. */
const NOT_OURS = /^(?:\.git|node_modules|dist|dist-.*|data|coverage|package-lock\.json)$/;

/** Every file of the checkout under the folder, as paths from the root with `/`. */
export function listFiles(folder = ''): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.test(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    });
}

/** The names of the folder's own folders. */
export const listFolders = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
