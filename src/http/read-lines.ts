import { decodeUtf8, MAX_BODY_BYTES, withinTime } from './read-body.ts';

/** A line that isn't blank, counted from 1 with the blank ones. `text` undefined: it is over MAX_BODY_BYTES, and was not kept. */
export type Line = { readonly number: number; readonly text: string | undefined };

const NEWLINE = 0x0a;

/** The lines of a body as they arrive; holds one line at most. Throws 408 when the body pauses too long, 400 where a line isn't UTF-8. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const gather = createGatherer();
  for await (const chunk of withinTime(chunks, 'pause')) {
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
      const isTooLong = bytes > MAX_BODY_BYTES;
      const text = isTooLong ? undefined : decodeUtf8(Buffer.concat(parts));
      parts = [];
      bytes = 0;
      return text?.trim() === '' ? undefined : { number, text };
    },
  };
}
