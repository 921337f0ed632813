import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Definition } from '../definition.ts';
import type { Scratch } from '../read-model.ts';
import { openBulkFile } from './bulk-file.ts';
import { createRowDump } from './row-dump.ts';

/** Tables in a temporary file that has no name any more, so that even a killed process leaves nothing behind. */
export async function openScratch(definition: Definition): Promise<Scratch> {
  const directory = mkdtempSync(join(tmpdir(), 'stet-check-'));
  try {
    const file = await openBulkFile(join(directory, 'scratch.sqlite'), definition);
    return {
      fill: file.fill,
      loadState: file.loadState,
      ...createRowDump(file.database, definition.schema.fullTextIndexes),
      close: () => Promise.resolve(file.database.close()).then(() => undefined),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
