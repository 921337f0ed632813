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
    open: () => openWithin(dataDir, definition),
    startGeneration: () => startGeneration(dataDir, definition),
  };
}

/** A read model that is ahead of its store shows what an older copy of the events, put in its place, doesn't hold. */
async function openWithin(dataDir: string, definition: Definition): Promise<OpenedReadModel> {
  const opened = openSqliteReadModel(dataDir, definition);
  if (opened.state !== 'open') return opened;
  const checkpoint = await opened.readModel.checkpoint();
  const end = await definition.store.lastPosition();
  if (checkpoint <= end) return opened;
  await opened.readModel.close();
  const message = `it shows events up to ${String(checkpoint)}, but the event store ends at ${String(end)}`;
  return { state: 'needs-rebuild', reason: { code: 'outdated', message } };
}

/** Whether a read model was ever made there: then there were events. */
export const hasReadModel = (dataDir: string): boolean => findPointer(dataDir) !== undefined;

/** Opens the live generation, or says why a rebuild must make one first. */
export const openReadModel = (place: ReadModelPlace): Promise<OpenedReadModel> =>
  createReadModelHome(place).open();
