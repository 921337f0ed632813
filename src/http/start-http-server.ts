import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';

export type HttpServer = {
  /** As it listens, for example `http://127.0.0.1:4280`. */
  readonly address: string;
  /** Takes no new connection, lets the requests in flight finish (at most `graceMs`), then closes what is left. */
  stop(): Promise<void>;
};

export type ListenOptions = {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  /** Default 10,000. */
  readonly graceMs?: number | undefined;
};

/** Slow clients: headers must be there within this time. Bodies have their own limits (read-body). */
const HEADERS_TIMEOUT_MS = 15_000;
/** A connection on which nothing moves. Longer than usual proxies keep theirs, so that they never meet a closed one. */
const IDLE_TIMEOUT_MS = 120_000;
const KEEP_ALIVE_MS = 75_000;

/** Listens. Rejects when the port is taken. */
export async function startHttpServer(app: Express, options: ListenOptions): Promise<HttpServer> {
  const server = createHttpServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  const { address, port, family } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${String(port)}`,
    stop: () => stop(server, options.graceMs ?? 10_000),
  };
}

/**
 * Express sets the prototype of each request and response, which makes V8 forget their shape. Where node:http makes them
 * with these prototypes at once, there is nothing left to set: measured on Node 20 with this API, a small GET costs 0.65 of
 * the processor time. (A subclass or a Proxy as constructor costs more than it saves.)
 */
function madeWith(base: typeof IncomingMessage | typeof ServerResponse, prototype: object): object {
  function Made(this: object, ...parameters: unknown[]): void {
    Reflect.apply(base, this, parameters);
  }
  Made.prototype = prototype;
  return Made;
}

function createHttpServer(app: Express): Server {
  const constructors: object = {
    IncomingMessage: madeWith(IncomingMessage, app.request),
    ServerResponse: madeWith(ServerResponse, app.response),
  };
  const server = createServer(
    {
      ...constructors,
      headersTimeout: HEADERS_TIMEOUT_MS,
      // An import may stream for hours; read-body ends those that stall.
      requestTimeout: 0,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  );
  server.setTimeout(IDLE_TIMEOUT_MS);
  return server;
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  // A keep-alive connection turns idle when its request ends; node:http closes only those that are idle at the moment of asking.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
