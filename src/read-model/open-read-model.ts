import { collectEarly } from './collect-early.ts';
import type { Definition } from './definition.ts';
import type { OpenedReadModel, ReadModelHome } from './read-model-home.ts';
import { findPointer } from './sqlite/generation-files.ts';
import { startGeneration } from './sqlite/new-generation.ts';
import { openSqliteReadModel } from './sqlite/sqlite-read-model.ts';

export type ReadModelPlace = Definition & {
  /** Made where it is missing. Holds one file a generation, and the pointer to the live one. */
  readonly dataDir: string;
};

/** Where the read model lives, for opening it and for rebuilding it. Touches no file yet; from now on the process collects garbage early. */
export function createReadModelHome({ dataDir, ...definition }: ReadModelPlace): ReadModelHome {
  collectEarly();
  return {
    open: async () => Promise.resolve(openSqliteReadModel(dataDir, definition)),
    startGeneration: () => startGeneration(dataDir, definition),
  };
}

/** Whether a read model was ever made there: then there were events. */
export const hasReadModel = (dataDir: string): boolean => findPointer(dataDir) !== undefined;

/** Opens the live generation, or says why a rebuild must make one first. */
export const openReadModel = (place: ReadModelPlace): Promise<OpenedReadModel> =>
  createReadModelHome(place).open();
