import { rmSync } from 'node:fs';

import { inTransaction, openDatabase } from '../../sqlite/open-database.ts';
import { marksOf, type Definition } from '../definition.ts';
import type { CatchUp, NewGeneration } from '../read-model-home.ts';
import { openBulkFile, type BulkFile } from './bulk-file.ts';
import { openEngineTables } from './engine-tables.ts';
import { createFullTextIndex } from './full-text.ts';
import { openGeneration, type Generation, type GenerationFile } from './generation.ts';
import {
  findPointer,
  generationPath,
  makeDataDir,
  nextGeneration,
  removeOtherGenerations,
  syncPath,
  writePointer,
} from './generation-files.ts';
import { claimRebuild } from './rebuild-claim.ts';

export async function startGeneration(dataDir: string, definition: Definition): Promise<NewGeneration> {
  makeDataDir(dataDir);
  const claim = claimRebuild(dataDir);
  const number = nextGeneration(dataDir);
  const path = generationPath(dataDir, number);
  const target = { path, number, definition };
  try {
    removeOtherGenerations(dataDir);
    const bulk = await openBulkFile(path, definition);
    const { finish, close, ready } = completion(bulk, target);
    return {
      fill: bulk.fill,
      loadState: bulk.loadState,
      finish,
      flip: (orphaned) => Promise.resolve(flip(dataDir, { ready: ready(), definition, orphaned })),
      async close() {
        await close();
        removeOtherGenerations(dataDir);
        claim.release();
      },
    };
  } catch (error) {
    rmSync(path, { force: true });
    claim.release();
    throw error;
  }
}

type Completion = {
  finish(checkpoint: bigint): Promise<CatchUp>;
  ready(): Generation;
  close(): Promise<void>;
};

function completion(bulk: BulkFile, target: GenerationFile): Completion {
  let generation: Generation | undefined;
  return {
    async finish(checkpoint) {
      await complete(bulk, { ...target, checkpoint });
      generation = openGeneration(target);
      const opened = generation;
      return {
        checkpoint: () => Promise.resolve(opened.checkpoint()),
        loadState: (articleId) => Promise.resolve(opened.loadState(articleId)),
        apply: (batch) => Promise.resolve(opened.apply(batch, () => true)),
      };
    },
    ready() {
      if (generation === undefined)
        throw new Error('A new generation is finished before it is made the live one');
      return generation;
    },
    async close() {
      if (bulk.database.open) bulk.database.close();
      await generation?.close();
    },
  };
}

type CompletionAt = GenerationFile & { readonly checkpoint: bigint };

/** Indexes last, since sorting once is quicker than keeping order; then the file reaches the disk before anything names it. */
async function complete(bulk: BulkFile, { path, definition, checkpoint }: CompletionAt): Promise<void> {
  const { database, kysely, engine } = bulk;
  await definition.schema.createIndexes(kysely);
  for (const index of definition.schema.fullTextIndexes) createFullTextIndex(database, index);
  engine.setCheckpoint(checkpoint);
  database.prepare('COMMIT').run();
  database.close();
  syncPath(path);
  // Switches the file to WAL for good.
  openDatabase(path).close();
  syncPath(path);
}

type Flip = {
  readonly ready: Generation;
  readonly definition: Definition;
  readonly orphaned: bigint | undefined;
};

/**
 * While the old file's write lock is held its checkpoint can't move, so that no reader ever sees the read model go back.
 * Nothing in here may wait for another task of this process: its projector would block on that lock.
 */
function flip(dataDir: string, { ready, definition, orphaned }: Flip): bigint | undefined {
  const point = (): void => {
    writePointer(dataDir, { generation: ready.number, madeBy: marksOf(definition) });
  };
  const outcome = holdingLive(dataDir, (live) => {
    if (live > ready.checkpoint() && live !== orphaned) return live;
    point();
    return undefined;
  });
  if (outcome === 'no-live-one') point();
  else if (outcome !== undefined) return outcome;
  removeOtherGenerations(dataDir);
  return undefined;
}

/** A live generation that can't be read is none: it is what a rebuild mends. */
function holdingLive<Result>(dataDir: string, work: (checkpoint: bigint) => Result): Result | 'no-live-one' {
  const live = openLive(dataDir);
  if (live === undefined) return 'no-live-one';
  try {
    return inTransaction(live.database, () => work(live.checkpoint()));
  } finally {
    live.database.close();
  }
}

function openLive(
  dataDir: string,
): { database: ReturnType<typeof openDatabase>; checkpoint: () => bigint } | undefined {
  const pointer = findPointer(dataDir);
  if (pointer === undefined) return undefined;
  let database: ReturnType<typeof openDatabase> | undefined;
  try {
    const path = generationPath(dataDir, pointer.generation);
    // Opened to read first, which never makes the file.
    openDatabase(path, { access: 'read' }).close();
    database = openDatabase(path);
    const engine = openEngineTables(database);
    engine.checkpoint();
    return { database, checkpoint: engine.checkpoint };
  } catch {
    database?.close();
    return undefined;
  }
}
