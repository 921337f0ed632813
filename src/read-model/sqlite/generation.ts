import type { Article } from '../../domain/article/article.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { inTransaction, openDatabase } from '../../sqlite/open-database.ts';
import { loadContent } from '../load-content.ts';
import type { ApplyOutcome, ReadModelBatch, ReadModelSnapshot, RowDump } from '../read-model.ts';
import type { FullTextIndex } from '../read-model-schema.ts';
import { openEngineTables } from './engine-tables.ts';
import { createMatchFullText } from './full-text.ts';
import { beginRead, openReadConnections } from './read-connections.ts';
import { createRowDump } from './row-dump.ts';
import { createRowWriter } from './row-writer.ts';
import { tablesOf, type Definition } from '../definition.ts';

/** One file, open. */
export type Generation = {
  readonly number: number;
  checkpoint(): bigint;
  /** `isLive` is asked once the write lock is held: no switch can come between it and the commit. */
  apply(batch: ReadModelBatch, isLive: () => boolean): ApplyOutcome;
  loadState(articleId: ArticleId): Article | undefined;
  read<Result>(work: (snapshot: ReadModelSnapshot) => Promise<Result>): Promise<Result>;
  dump<Result>(work: (dump: RowDump) => Promise<Result>): Promise<Result>;
  /** Closes once the reads that run have ended. */
  close(): Promise<void>;
};

export type GenerationFile = {
  readonly path: string;
  readonly number: number;
  readonly definition: Definition;
};

/** The file must exist. Throws the errors of storage-errors.ts. */
export function openGeneration({ path, number, definition }: GenerationFile): Generation {
  const { schema, store } = definition;
  const indexes = schema.fullTextIndexes;
  const connections = openReadConnections(path, {
    matchFullText: createMatchFullText(indexes),
    loadContent: (text) => loadContent(store, text),
  });
  const database = openDatabase(path);
  // Everything here can be made again from the events: what counts is that rows and checkpoint never come apart.
  database.pragma('synchronous = NORMAL');
  const engine = openEngineTables(database);
  const writer = createRowWriter(database, tablesOf(definition));
  const reads = createReadCount();

  const apply = (batch: ReadModelBatch): ApplyOutcome => {
    if (engine.checkpoint() !== batch.expectedCheckpoint) return 'superseded';
    writer.write(batch.changes);
    writer.write(batch.states);
    engine.setCheckpoint(batch.checkpoint);
    return 'applied';
  };
  return {
    number,
    checkpoint: engine.checkpoint,
    loadState: engine.loadState,
    apply: (batch, isLive) => inTransaction(database, () => (isLive() ? apply(batch) : 'superseded')),
    read: (work) => reads.count(() => connections.read(work)),
    dump: (work) => reads.count(() => dumpFile(path, { indexes, work })),
    async close() {
      await reads.ended();
      connections.close();
      database.close();
    },
  };
}

type DumpWork<Result> = {
  readonly indexes: readonly FullTextIndex[];
  readonly work: (dump: RowDump) => Promise<Result>;
};

async function dumpFile<Result>(path: string, { indexes, work }: DumpWork<Result>): Promise<Result> {
  const database = openDatabase(path, { access: 'read' });
  try {
    const checkpoint = beginRead(database);
    return await work({ checkpoint, ...createRowDump(database, indexes) });
  } finally {
    database.close();
  }
}

type ReadCount = { count<Result>(read: () => Promise<Result>): Promise<Result>; ended(): Promise<void> };

function createReadCount(): ReadCount {
  let running = 0;
  let notify: (() => void) | undefined;
  return {
    async count(read) {
      running += 1;
      try {
        return await read();
      } finally {
        running -= 1;
        if (running === 0) notify?.();
      }
    },
    ended: () =>
      new Promise((resolve) => {
        notify = resolve;
        if (running === 0) resolve();
      }),
  };
}
