import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The bench runs at the repository's root; only TypeScript is compiled beside it. */
const SOURCE = join('bench', 'support', 'slow-fsync.c');

/** The path of a library to preload, compiled into the folder; undefined: this machine has no C compiler. */
export function compileShim(directory: string): string | undefined {
  const library = join(directory, 'slow-fsync.so');
  const { error, status, stderr } = spawnSync(
    'cc',
    ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, SOURCE, '-ldl'],
    { encoding: 'utf8' },
  );
  if (error !== undefined) return undefined;
  if (status !== 0) throw new Error(`${SOURCE} could not be compiled:\n${stderr}`);
  return library;
}
