import { existsSync } from 'node:fs';

import { marksOf, type Definition } from '../definition.ts';
import type { OpenedReadModel, RebuildReason } from '../read-model-home.ts';
import { RebuildRunningError } from '../read-model-home.ts';
import type { ReadModel } from '../read-model.ts';
import { openGeneration, type Generation } from './generation.ts';
import {
  findPointer,
  generationPath,
  makeDataDir,
  pointerStamp,
  removeOtherGenerations,
  type Pointer,
} from './generation-files.ts';
import { openScratch } from './open-scratch.ts';
import { claimRebuild } from './rebuild-claim.ts';

/** The read model was rebuilt by another version of the program, whose tables this one can't read. */
class ReadModelReplacedError extends Error {
  constructor(reason: string) {
    super(`The read model was switched to a generation that this process can't use (${reason}): restart it`);
    this.name = 'ReadModelReplacedError';
  }
}

export function openSqliteReadModel(dataDir: string, definition: Definition): OpenedReadModel {
  makeDataDir(dataDir);
  clearLeftovers(dataDir);
  const live = openLive(dataDir, definition);
  if ('code' in live) return { state: 'needs-rebuild', reason: live };
  return { state: 'open', readModel: createReadModel(dataDir, { definition, live }) };
}

/** A rebuild that runs clears up by itself. */
function clearLeftovers(dataDir: string): void {
  try {
    const claim = claimRebuild(dataDir, 0);
    removeOtherGenerations(dataDir);
    claim.release();
  } catch (error) {
    if (!(error instanceof RebuildRunningError)) throw error;
  }
}

/** A generation with the mark of the pointer that named it. */
type Live = { readonly generation: Generation; readonly stamp: string };

function openLive(dataDir: string, definition: Definition): Live | RebuildReason {
  for (;;) {
    const stamp = pointerStamp(dataDir);
    const opened = openPointed(dataDir, definition);
    // A switch between the two may have removed the files that were being opened.
    if (pointerStamp(dataDir) === stamp) return 'code' in opened ? opened : { generation: opened, stamp };
    if (!('code' in opened)) void opened.close();
  }
}

function openPointed(dataDir: string, definition: Definition): Generation | RebuildReason {
  const pointer = findPointer(dataDir);
  const reason = reasonAgainst(dataDir, { pointer, definition });
  if (pointer === undefined || reason !== undefined) return reason ?? NONE;
  try {
    const { generation: number } = pointer;
    return openGeneration({ path: generationPath(dataDir, number), number, definition });
  } catch (error) {
    return { code: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
}

const NONE: RebuildReason = { code: 'missing', message: 'no read model was made yet' };

type Pointed = { readonly pointer: Pointer | undefined; readonly definition: Definition };

function reasonAgainst(dataDir: string, { pointer, definition }: Pointed): RebuildReason | undefined {
  if (pointer === undefined) return NONE;
  const [made, wanted] = [pointer.madeBy.join(', '), marksOf(definition).join(', ')];
  if (made !== wanted) return { code: 'outdated', message: `it was made by ${made}; ${wanted} is wanted` };
  const path = generationPath(dataDir, pointer.generation);
  return existsSync(path) ? undefined : { code: 'missing', message: `${path} is gone` };
}

type Opened = { readonly definition: Definition; readonly live: Live };

function createReadModel(dataDir: string, { definition, live: first }: Opened): ReadModel {
  let live = first;
  let isClosed = false;
  const retired = new Set<Promise<void>>();

  const retire = ({ generation }: Live): void => {
    const closing = generation.close().finally(() => retired.delete(closing));
    retired.add(closing);
  };
  const isLive = (): boolean => pointerStamp(dataDir) === live.stamp;
  /** The generation in force now: another process may have switched since the last call. */
  const current = (): Generation => {
    if (isClosed) throw new Error('The read model is closed');
    if (isLive()) return live.generation;
    const next = openLive(dataDir, definition);
    if ('code' in next) throw new ReadModelReplacedError(next.message);
    retire(live);
    live = next;
    return live.generation;
  };

  return {
    checkpoint: async () => Promise.resolve(current().checkpoint()),
    apply: async (batch) => {
      const { number } = live.generation;
      const generation = current();
      // The states that the batch builds on were read in the generation before.
      if (generation.number !== number) return Promise.resolve('superseded');
      return Promise.resolve(generation.apply(batch, isLive));
    },
    loadState: async (articleId) => Promise.resolve(current().loadState(articleId)),
    read: async (work) => current().read(work),
    dump: async (work) => current().dump(work),
    openScratch: () => openScratch(definition),
    generation: () => live.generation.number,
    async close() {
      if (isClosed) return;
      isClosed = true;
      retire(live);
      await Promise.all(retired);
    },
  };
}
