import { findUtf8, MAX_BODY_BYTES, withinTime } from './read-body.ts';

/** A line that isn't blank, counted from 1 with the blank ones; or why it can't be read: over MAX_BODY_BYTES (and not kept), or not UTF-8. */
export type Line = { readonly number: number } & (
  { readonly text: string } | { readonly fault: 'too-long' | 'not-utf8' }
);

const NEWLINE = 0x0a;

/** The lines of a body as they arrive; holds one line at most. Throws 408 when the body pauses too long. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const gather = createGatherer();
  for await (const chunk of withinTime(chunks, { limit: 'pause' })) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const line = gather.end(chunk.subarray(start, end));
      if (line !== undefined) yield line;
      start = end + 1;
    }
    gather.add(chunk.subarray(start));
  }
  const last = gather.end(new Uint8Array());
  if (last !== undefined) yield last;
}

type Gatherer = { add(part: Uint8Array): void; end(part: Uint8Array): Line | undefined };

function createGatherer(): Gatherer {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let number = 0;
  const add = (part: Uint8Array): void => {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  return {
    add,
    end: (part) => {
      add(part);
      number += 1;
      const text = bytes > MAX_BODY_BYTES ? undefined : findUtf8(Buffer.concat(parts));
      const fault = bytes > MAX_BODY_BYTES ? 'too-long' : 'not-utf8';
      parts = [];
      bytes = 0;
      if (text === undefined) return { number, fault };
      return text.trim() === '' ? undefined : { number, text };
    },
  };
}
