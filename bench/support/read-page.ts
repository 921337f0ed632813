import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type PageAsked = {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  /** As Accept-Encoding has it. */
  readonly encoding: string;
};

/** The body as it comes over the wire. Throws where the answer isn't 200. */
export async function readPage({ port, path, cookie, encoding }: PageAsked): Promise<Buffer> {
  const request = get({
    host: '127.0.0.1',
    port,
    path,
    agent: false,
    headers: { Cookie: cookie, 'Accept-Encoding': encoding },
  });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const body = await buffer(response);
  if (response.statusCode !== 200)
    throw new Error(
      `${path} is answered with ${String(response.statusCode)}: ${body.toString().slice(0, 500)}`,
    );
  return body;
}
