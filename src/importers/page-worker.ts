import { parentPort } from 'node:worker_threads';

import type { ReadingAnswer, ReadingTask } from './page-pool.ts';
import { PAGE_IMPORTERS } from './page-importers.ts';

/** Reads pages in a thread of its own, one after the other. Started by page-pool. */
parentPort?.on('message', ({ id, format, page, options }: ReadingTask) => {
  const answer: ReadingAnswer = { id, result: PAGE_IMPORTERS[format].read(page, options) };
  parentPort?.postMessage(answer);
});
