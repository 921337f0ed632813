import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sendHtml } from '../../web/send-page.ts';

export type SameServer = { readonly port: number; stop(): void };

/** Bare node:http with the pages' HTML in memory by their paths: it compresses and sends, and does nothing else. */
export async function serveSame(pages: ReadonlyMap<string, string>): Promise<SameServer> {
  const server = createServer((request, response) => {
    const html = pages.get(request.url ?? '') ?? '';
    void sendHtml(response, { status: 200, html }, request.headers['accept-encoding']);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}
