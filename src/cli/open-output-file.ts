import { rmSync } from 'node:fs';
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';

import { CommandError } from './command-error.ts';
import { tidyOnSignal } from './tidy-on-signal.ts';

/** A file that appears whole or not at all: written beside its name, then renamed. */
export type OutputFile = {
  write(text: string | Uint8Array): Promise<void>;
  /** Makes it durable and gives it its name. */
  finish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
};

/** A device or a pipe is written to as it is. Rejects with a CommandError that names the file. */
export async function openOutputFile(file: string): Promise<OutputFile> {
  const target = await named(file, findTarget(file));
  return target.kind === 'stream' ? openStream(file) : openWhole(file, target.path);
}

type Target = { readonly kind: 'stream' } | { readonly kind: 'file'; readonly path: string };

/** Where the file is to appear: what a link leads to, so that the link stays. */
async function findTarget(file: string): Promise<Target> {
  const stats = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats === undefined) return { kind: 'file', path: file };
  if (stats.isDirectory()) throw new Error('it is a folder');
  return stats.isFile() ? { kind: 'file', path: await realpath(file) } : { kind: 'stream' };
}

async function openStream(file: string): Promise<OutputFile> {
  const handle = await named(file, open(file, 'w'));
  return {
    write: (text) => named(file, handle.writeFile(text)),
    finish: () => handle.close(),
    discard: () => handle.close(),
  };
}

/** Two processes that write to one name each have a file of their own; the last to finish wins, and none is mixed. */
async function openWhole(file: string, path: string): Promise<OutputFile> {
  const unfinished = `${path}.${String(process.pid)}.unfinished`;
  // Before there is anything to tidy, so that no signal comes in between.
  const takeBack = tidyOnSignal(() => {
    rmSync(unfinished, { force: true });
  });
  const handle = await named(file, open(unfinished, 'wx', 0o600)).catch((error: unknown) => {
    takeBack();
    throw error;
  });
  return {
    write: (text) => named(file, handle.writeFile(text)),
    finish: async () => {
      await named(file, moveTo(handle, unfinished, path));
      takeBack();
    },
    discard: async () => {
      await handle.close();
      await rm(unfinished, { force: true });
      takeBack();
    },
  };
}

async function moveTo(handle: FileHandle, unfinished: string, path: string): Promise<void> {
  await handle.sync();
  await handle.close();
  await rename(unfinished, path);
}

async function named<Value>(file: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `${file} can't be written: ${why}; check the path, its permissions and the space left`,
    );
  }
}
