/** One line without its break, or the news that it was too long to keep. Lines count from 1. */
export type ByteLine =
  { readonly line: number; readonly bytes: Buffer } | { readonly line: number; readonly bytes: null };

const LINE_FEED = 0x0a;

/**
 * Chunks of bytes to lines, ended by LF or CRLF; the last may be without. Keeps at most `limit` bytes of a line: the
 * rest of a longer one is read past, and the line is given with `bytes: null`.
 */
export async function* splitByteLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<ByteLine, void, undefined> {
  const line = createLineBuffer(limit);
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield { line: number, bytes: line.take() };
      number += 1;
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (line.length() > 0) yield { line: number, bytes: line.take() };
}

function createLineBuffer(limit: number) {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    length: (): number => length,
    add(part: Uint8Array): void {
      length += part.length;
      // Copied, since the chunk's memory may be used again by whoever reads it.
      if (length <= limit) parts.push(Uint8Array.from(part));
      else parts = [];
    },
    take(): Buffer | null {
      const bytes = length <= limit ? Buffer.concat(parts) : null;
      parts = [];
      length = 0;
      return bytes?.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
    },
  };
}
