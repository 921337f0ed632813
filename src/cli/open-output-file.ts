import { open, rename, rm } from 'node:fs/promises';

import { CommandError } from './command-error.ts';

/** A file that appears whole or not at all: written beside its name, then renamed. */
export type OutputFile = {
  write(text: string | Uint8Array): Promise<void>;
  /** Makes it durable and gives it its name. */
  finish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
};

/** Rejects with a CommandError that names the file. */
export async function openOutputFile(file: string): Promise<OutputFile> {
  const unfinished = `${file}.unfinished`;
  const handle = await named(file, open(unfinished, 'w', 0o600));
  return {
    write: (text) => named(file, handle.writeFile(text)),
    finish: async () => {
      await named(file, handle.sync());
      await handle.close();
      await named(file, rename(unfinished, file));
    },
    discard: async () => {
      await handle.close();
      await rm(unfinished, { force: true });
    },
  };
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
