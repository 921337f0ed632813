import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

import type { Snapshot } from '../domain/article/commands.ts';
import { ok, refuse, type Result } from '../shared/result.ts';
import { MAX_PAGE_BYTES } from './decode-text.ts';
import { findFormat, type ImportFormat } from './find-format.ts';
import type { ImportFault } from './import-fault.ts';
import type { ImportReport } from './import-report.ts';
import type { Importer, ImportOptions } from './importer.ts';
import { htmlImporter } from './html/html-importer.ts';
import { readJsonlSnapshots } from './jsonl/read-jsonl-snapshots.ts';
import { listImportFiles, toFileFault, type ImportFile } from './list-import-files.ts';
import { pageTextImporter } from './page-text/page-text-importer.ts';

export type FileReading = ImportOptions & {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly format: ImportFormat | 'auto';
};

/** A page comes with its report and raw bytes, which the caller keeps beside the events; a JSONL line with neither. */
export type ReadSnapshot = {
  readonly snapshot: Snapshot;
  readonly report?: ImportReport | undefined;
  readonly rawBytes?: Uint8Array | undefined;
};

/** What became of one page, or of one line of a JSONL file. */
export type ImportedItem = {
  readonly path: string;
  readonly line?: number | undefined;
  readonly result: Result<ReadSnapshot, ImportFault>;
  /** How far the import is: files begun, this one among them, of all that were found at its start. */
  readonly filesDone: number;
  readonly filesTotal: number;
};

type FileOutcome = Omit<ImportedItem, 'filesDone' | 'filesTotal'>;

/** The importers that read one page a file. */
const PAGE_IMPORTERS: Readonly<Record<Exclude<ImportFormat, 'jsonl'>, Importer>> = {
  'page-text': pageTextImporter,
  html: htmlImporter,
};

/**
 * Reads files and folders one page and one line after the other, holding one at a time; what can't be read is an
 * outcome and the rest goes on. A page's identity is its path relative to the given one (a file's: its name), or
 * `id`, which then must be the only page. Appends nothing: the caller records the snapshots.
 */
export async function* importFiles(reading: FileReading): AsyncGenerator<ImportedItem, void, undefined> {
  const { files, others } = await countFiles(reading.paths);
  const filesTotal = files + others;
  if (reading.id !== undefined && files > 1) {
    yield {
      path: reading.paths.join(' '),
      result: refuse({ code: 'id-needs-one-file' }),
      filesDone: filesTotal,
      filesTotal,
    };
    return;
  }
  let filesDone = 0;
  for await (const { path, result } of listImportFiles(reading.paths)) {
    filesDone += 1;
    const outcomes = result.ok ? importFile(result.value, reading) : [{ path, result }];
    for await (const outcome of outcomes) yield { ...outcome, filesDone, filesTotal };
  }
}

async function countFiles(paths: readonly string[]): Promise<{ files: number; others: number }> {
  const count = { files: 0, others: 0 };
  for await (const { result } of listImportFiles(paths)) count[result.ok ? 'files' : 'others'] += 1;
  return count;
}

async function* importFile(
  { file, path }: ImportFile,
  options: FileReading,
): AsyncGenerator<FileOutcome, void, undefined> {
  const format = options.format === 'auto' ? await formatOf(file, path) : ok(options.format);
  if (!format.ok) yield { path, result: format };
  else if (format.value === 'jsonl') yield* importJsonl({ file, path }, options);
  else yield { path, result: await importPage({ file, path }, options, PAGE_IMPORTERS[format.value]) };
}

async function* importJsonl(
  { file, path }: ImportFile,
  { id }: FileReading,
): AsyncGenerator<FileOutcome, void, undefined> {
  if (id !== undefined) {
    yield { path, result: refuse({ code: 'id-needs-one-file' }) };
    return;
  }
  try {
    for await (const { line, result } of readJsonlSnapshots(createReadStream(file))) {
      yield { path, line, result: result.ok ? ok({ snapshot: result.value }) : result };
    }
  } catch (error) {
    yield { path, result: refuse(toFileFault(error)) };
  }
}

async function importPage(
  { file, path }: ImportFile,
  options: ImportOptions,
  importer: Importer,
): Promise<Result<ReadSnapshot, ImportFault>> {
  const bytes = await readAtMost(file, MAX_PAGE_BYTES);
  if (!bytes.ok) return bytes;
  const read = importer.read({ path, bytes: bytes.value }, options);
  return read.ok ? ok({ ...read.value, rawBytes: bytes.value }) : read;
}

/** The size is asked before reading, so that a huge file is never held. */
async function readAtMost(file: string, limit: number): Promise<Result<Uint8Array, ImportFault>> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      return size > limit ? refuse({ code: 'too-large', bytes: size, limit }) : ok(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refuse(toFileFault(error));
  }
}

const START_BYTES = 1_024;

async function formatOf(file: string, path: string): Promise<Result<ImportFormat, ImportFault>> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
      return ok(findFormat(path, buffer.subarray(0, bytesRead)));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return refuse(toFileFault(error));
  }
}
