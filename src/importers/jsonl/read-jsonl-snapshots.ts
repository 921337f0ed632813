import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';

import { MAX_CONTENT_BYTES } from '../../domain/article/content.ts';
import type { Snapshot } from '../../domain/article/commands.ts';
import { contentBytes } from '../../schemas/content-schema.ts';
import { snapshotSchema } from '../../schemas/snapshot-schema.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { findDamage } from '../decode-text.ts';
import type { FieldFault, ImportFault } from '../import-fault.ts';
import { splitByteLines, type ByteLine } from './split-byte-lines.ts';

/** What one line gave. Lines count from 1; empty ones are counted but give nothing. */
export type JsonlOutcome = { readonly line: number; readonly result: Result<Snapshot, ImportFault> };

/** 2 MiB, as much as a request body may have. */
export const MAX_LINE_BYTES = 2 * 1024 * 1024;

const MAX_FAULTS = 20;

/**
 * Snapshots from JSON Lines in UTF-8, one a line, in chunks of any size; a line that can't be read doesn't stop the
 * rest. Holds one line at a time. Throws only what `chunks` throws.
 */
export async function* readJsonlSnapshots(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<JsonlOutcome, void, undefined> {
  for await (const line of splitByteLines(chunks, MAX_LINE_BYTES)) {
    const result = readLine(line);
    if (result !== undefined) yield { line: line.line, result };
  }
}

function readLine({ line, bytes }: ByteLine): Result<Snapshot, ImportFault> | undefined {
  if (bytes === null) return refuse({ code: 'line-too-long', limit: MAX_LINE_BYTES });
  if (!isUtf8(bytes)) {
    const atByte = findDamage(bytes, 'UTF-8');
    const cutShort = atByte === undefined ? 'yes' : 'no';
    return refuse({ code: 'damaged', encoding: 'UTF-8', atByte: atByte ?? bytes.length, cutShort });
  }
  const text = bytes.toString('utf8');
  const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
  return json.trim() === '' ? undefined : readJson(json);
}

function readJson(json: string): Result<Snapshot, ImportFault> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return refuse({ code: 'not-json', reason: error instanceof Error ? error.message : String(error) });
  }
  const parsed = snapshotSchema.safeParse(value);
  if (!parsed.success) return refuse({ code: 'not-a-snapshot', faults: toFaults(parsed.error) });
  const bytes = parsed.data.content === undefined ? 0 : contentBytes(parsed.data.content);
  return bytes > MAX_CONTENT_BYTES
    ? refuse({ code: 'content-too-large', bytes, limit: MAX_CONTENT_BYTES })
    : ok(parsed.data);
}

const toFaults = ({ issues }: z.ZodError): readonly FieldFault[] =>
  issues.slice(0, MAX_FAULTS).map(({ path, message }) => ({ path: toPathText(path), problem: message }));

/** `content.blocks[3].text`. */
function toPathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`)).join('');
  return text === '' ? 'the line' : text.replace(/^\./, '');
}
