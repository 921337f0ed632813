import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

import type { Snapshot } from '../domain/article/commands.ts';
import { inOrder } from '../shared/in-order.ts';
import { ok, refuse, type Result } from '../shared/result.ts';
import { MAX_PAGE_BYTES } from './decode-text.ts';
import { findFormat, type ImportFormat } from './find-format.ts';
import type { ImportFault } from './import-fault.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportOptions } from './importer.ts';
import { readJsonlSnapshots } from './jsonl/read-jsonl-snapshots.ts';
import { listImportFiles, toFileFault, type ImportFile, type ListedFile } from './list-import-files.ts';
import { PAGE_IMPORTERS, type PageFormat } from './page-importers.ts';
import type { ReadPageAs } from './page-pool.ts';

export type FileReading = ImportOptions & {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly format: ImportFormat | 'auto';
  /** How a page is read; default: here, one at a time. A pool of threads reads several at once. */
  readonly readPage?: ReadPageAs | undefined;
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
  /** How far the import is: bytes of files read, of all that were found at its start. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
};

/** `bytesRead`: of its own file, up to and with it. */
type FileOutcome = Omit<ImportedItem, 'bytesDone' | 'bytesTotal'> & { readonly bytesRead: number };

const readHere: ReadPageAs = (format, page, options) =>
  Promise.resolve(PAGE_IMPORTERS[format].read(page, options));

/** Files that are read ahead of the one whose outcome is waited for. */
const AHEAD = 8;

/**
 * Reads files and folders and gives the outcome of each page and each line in order, holding few at a time; what can't be
 * read is an outcome and the rest goes on. A page's identity is its path relative to the given one (a file's: its name), or
 * `id`, which then must be the only page. Appends nothing: the caller records the snapshots.
 */
export async function* importFiles(reading: FileReading): AsyncGenerator<ImportedItem, void, undefined> {
  const { files, bytes: bytesTotal } = await countFiles(reading.paths);
  if (reading.id !== undefined && files > 1) {
    yield {
      path: reading.paths.join(' '),
      result: refuse({ code: 'id-needs-one-file' }),
      bytesDone: bytesTotal,
      bytesTotal,
    };
    return;
  }
  let before = 0;
  const listed = listImportFiles(reading.paths);
  for await (const { size, outcomes } of inOrder(listed, (file) => beginFile(file, reading), {
    atOnce: AHEAD,
  })) {
    for await (const { bytesRead, ...outcome } of outcomes)
      yield { ...outcome, bytesDone: before + bytesRead, bytesTotal };
    before += size;
  }
}

type BegunFile = {
  readonly size: number;
  readonly outcomes: Iterable<FileOutcome> | AsyncIterable<FileOutcome>;
};

/** A page is read at once; a file of many lines only when its turn comes. */
async function beginFile({ path, result }: ListedFile, options: FileReading): Promise<BegunFile> {
  if (!result.ok) return { size: 0, outcomes: [{ path, result, bytesRead: 0 }] };
  const { file, size } = result.value;
  const whole = (outcome: FileOutcome['result']): BegunFile => ({
    size,
    outcomes: [{ path, result: outcome, bytesRead: size }],
  });
  const format = options.format === 'auto' ? await formatOf(file, path) : ok(options.format);
  if (!format.ok) return whole(format);
  if (format.value === 'jsonl') return { size, outcomes: importJsonl({ file, path, size }, options) };
  return whole(await importPage({ file, path, size }, options, format.value));
}

async function countFiles(paths: readonly string[]): Promise<{ files: number; bytes: number }> {
  const count = { files: 0, bytes: 0 };
  for await (const { result } of listImportFiles(paths)) {
    if (!result.ok) continue;
    count.files += 1;
    count.bytes += result.value.size;
  }
  return count;
}

async function* importJsonl(
  { file, path, size }: ImportFile,
  { id }: FileReading,
): AsyncGenerator<FileOutcome, void, undefined> {
  if (id !== undefined) {
    yield { path, result: refuse({ code: 'id-needs-one-file' }), bytesRead: size };
    return;
  }
  const stream = createReadStream(file);
  try {
    for await (const { line, result } of readJsonlSnapshots(stream)) {
      // A file that grows meanwhile is read on, but the sum stays what it was.
      const bytesRead = Math.min(stream.bytesRead, size);
      yield { path, line, result: result.ok ? ok({ snapshot: result.value }) : result, bytesRead };
    }
  } catch (error) {
    yield { path, result: refuse(toFileFault(error)), bytesRead: size };
  }
}

async function importPage(
  { file, path }: ImportFile,
  { readPage = readHere, paths: _paths, format: _format, ...options }: FileReading,
  format: PageFormat,
): Promise<Result<ReadSnapshot, ImportFault>> {
  const bytes = await readAtMost(file, MAX_PAGE_BYTES);
  if (!bytes.ok) return bytes;
  const read = await readPage(format, { path, bytes: bytes.value }, options);
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
