import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { refuse, type Result } from '../shared/result.ts';
import type { ImportFault } from './import-fault.ts';
import type { ImportOptions, PageInput, ReadPage } from './importer.ts';
import type { PageFormat } from './page-importers.ts';

/** Reads one page as its format; a page that can't be read is a fault. */
export type ReadPageAs = (
  format: PageFormat,
  page: PageInput,
  options: ImportOptions,
) => Promise<Result<ReadPage, ImportFault>>;

export type PagePool = { readonly read: ReadPageAs; close(): Promise<void> };

export type ReadingTask = {
  readonly id: number;
  readonly format: PageFormat;
  readonly page: PageInput;
  readonly options: ImportOptions;
};
export type ReadingAnswer = { readonly id: number; readonly result: Result<ReadPage, ImportFault> };

type Waiting = { readonly task: ReadingTask; settle(result: ReadingAnswer['result']): void };
type Reader = {
  readonly worker: Worker;
  current: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Gives up the thread, and the page that it reads with this reason. */
  lose(reason: string): void;
};

/** A page that takes longer is given up, with the thread that reads it. */
const LONGEST_MS = 60_000;

/**
 * Threads that read pages beside the one that records them: one fewer than the machine has cores, and at least one.
 * Each reads one page at a time. A page that ends or stalls its thread is a fault of that page alone.
 */
export function openPagePool(size = Math.max(1, availableParallelism() - 1)): PagePool {
  const queue: Waiting[] = [];
  const readers = new Set<Reader>();
  let nextId = 0;

  const start = (): Reader => {
    const lose = (reason: string): void => {
      readers.delete(reader);
      void reader.worker.terminate();
      settle(reader, refuse({ code: 'unreadable-file', reason }));
      feed();
    };
    const reader: Reader = { worker: new Worker(WORKER), current: undefined, timer: undefined, lose };
    reader.worker.on('message', ({ result }: ReadingAnswer) => {
      settle(reader, result);
      feed();
    });
    reader.worker.on('error', (error) => {
      lose(`reading it failed: ${error.message}`);
    });
    readers.add(reader);
    return reader;
  };
  const feed = (): void => {
    if (queue.length === 0) return;
    const idle = [...readers].find(({ current }) => current === undefined);
    const reader = idle ?? (readers.size < size ? start() : undefined);
    const waiting = reader === undefined ? undefined : queue.shift();
    if (reader === undefined || waiting === undefined) return;
    begin(reader, waiting);
    feed();
  };
  return {
    read: (format, page, options) =>
      new Promise((settled) => {
        const task = { id: (nextId += 1), format, page, options };
        queue.push({ task, settle: settled });
        feed();
      }),
    close: async () => {
      await Promise.all([...readers].map(({ worker }) => worker.terminate()));
    },
  };
}

const WORKER = new URL('page-worker.js', import.meta.url);

function begin(reader: Reader, waiting: Waiting): void {
  reader.current = waiting;
  reader.timer = setTimeout(() => {
    reader.lose(`reading it took longer than ${String(LONGEST_MS / 1000)} s`);
  }, LONGEST_MS);
  reader.worker.postMessage(waiting.task);
}

function settle(reader: Reader, result: ReadingAnswer['result']): void {
  clearTimeout(reader.timer);
  reader.current?.settle(result);
  reader.current = undefined;
}
