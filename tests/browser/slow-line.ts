import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to a server over which pages come in pieces, each when `next` lets it. Only what is asked for by GET goes through. */
export type SlowLine = {
  readonly address: string;
  stop(): Promise<void>;
};

export type SlowLineOptions = {
  /** Where the server is. */
  readonly to: string;
  /** Pieces a page comes in. */
  readonly pieces: number;
  /** Before each piece but the first. */
  next(): Promise<void>;
};

/** What a line of its own sets anew. */
const OF_THE_LINE = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

export async function openSlowLine(options: SlowLineOptions): Promise<SlowLine> {
  const server = createServer((request, response) => {
    pass(request, response, options).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  options: SlowLineOptions,
): Promise<void> {
  const answer = await fetch(`${options.to}${request.url ?? '/'}`, {
    headers: { Cookie: request.headers.cookie ?? '', 'Accept-Encoding': 'identity' },
    redirect: 'manual',
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, [...answer.headers].filter(([name]) => !OF_THE_LINE.has(name)).flat());
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const size = isPage ? Math.ceil(bytes.length / options.pieces) : bytes.length;
  for (let start = 0; start < bytes.length; start += size) {
    if (start > 0) await options.next();
    response.write(bytes.subarray(start, start + size));
  }
  response.end();
}
