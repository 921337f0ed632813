import { readFileSync, statSync } from 'node:fs';

import { GlossaryError, parseGlossary, type Glossary } from '../diff/words/glossary.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;

/** The terms of a file together with those built in. Throws a GlossaryError that says why the file can't be used. */
export function readGlossary(path: string): Glossary {
  const bytes = readBytes(path);
  try {
    return parseGlossary(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof GlossaryError) throw error;
    throw new GlossaryError('it is not UTF-8', { cause: error });
  }
}

function readBytes(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES)
      throw new GlossaryError(`it has ${String(size)} bytes; ${String(LARGEST_BYTES)} are the most`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof GlossaryError) throw error;
    throw new GlossaryError(`it can't be read (${codeOf(error)})`, { cause: error });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
