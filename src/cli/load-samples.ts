import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { systemPrincipal } from '../application/system-principal.ts';
import type { Stet } from '../application/stet.ts';
import { toFaultText } from '../importers/import-fault.ts';
import { importFiles, type FileReading } from '../importers/import-files.ts';
import { parseHistory, type History } from '../schemas/history-schema.ts';
import { parseSampleList } from '../schemas/sample-list-schema.ts';
import { newUuidV7 } from '../shared/ids.ts';

export type Samples = {
  readonly histories: readonly History[];
  /** What is imported, in this order. */
  readonly readings: readonly FileReading[];
};

const LIST = 'samples.json';

/** The samples that the folder's list names. Throws an Error that names the file and each fault. */
export async function readSamples(folder: string): Promise<Samples> {
  const { histories, crawls, archives } = await readJson(join(folder, LIST), parseSampleList);
  return {
    histories: await Promise.all(histories.map((file) => readJson(join(folder, file), parseHistory))),
    readings: [
      ...crawls.map(({ folder: crawl, source, zone, observedAt }) => ({
        paths: [join(folder, crawl)],
        format: 'auto' as const,
        sourceSystem: source,
        zone,
        observedAt,
      })),
      ...archives.map((archive) => ({
        paths: [join(folder, archive)],
        format: 'jsonl' as const,
        sourceSystem: 'archive',
        zone: 'UTC',
      })),
    ],
  };
}

async function readJson<Value>(file: string, parse: (value: unknown) => Value): Promise<Value> {
  try {
    return parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Tells the histories and imports the pages. What is known already is not added again. Gives the number of events appended. */
export async function loadSamples(stet: Stet, { histories, readings }: Samples): Promise<number> {
  let { events } = await stet.replayHistories(histories);
  for (const reading of readings) events += await importReading(stet, reading);
  return events;
}

async function importReading(stet: Stet, reading: FileReading): Promise<number> {
  const importId = newUuidV7();
  let events = 0;
  for await (const { path, line, result } of importFiles(reading)) {
    if (!result.ok) throw new Error(toFaultText(path, result.error, line));
    const { snapshot, rawBytes } = result.value;
    const outcome = await stet.recordSnapshot({ snapshot, rawBytes, principal: systemPrincipal, importId });
    if (!outcome.ok) throw new Error(`${path}: refused (${outcome.error.code})`);
    events += outcome.value.appended.length;
  }
  return events;
}
