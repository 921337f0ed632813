import { Readable } from 'node:stream';

/** POSTs a body as it comes, without a length (fetch's `duplex`, which the browser's types don't know). */
export function postStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Response> {
  const body = Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream<Uint8Array>;
  const request = { method: 'POST', headers, body, duplex: 'half' };
  return fetch(url, request);
}
