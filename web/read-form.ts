import type { IncomingMessage } from 'node:http';

import { PageFault } from './page-fault.ts';
import type { RawForm } from './page.ts';

/** As for the API's bodies: a story of 900 KiB fits, percent-encoded Chinese of that size just about not. */
export const MAX_FORM_BYTES = 4 * 1024 * 1024;
const DISCARDED_BYTES = 4 * MAX_FORM_BYTES;
const STALLED_MS = 15_000;

/** A form as a browser without scripts sends it. Throws a PageFault: too large, stalled, of another type. */
export async function readForm(request: IncomingMessage): Promise<RawForm> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    throw new PageFault(415, 'This is not a form', 'Send application/x-www-form-urlencoded.');
  return toRawForm(new URLSearchParams(await readText(request)));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.setTimeout(STALLED_MS, () => {
    request.destroy();
  });
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // Read on for a while, since a connection that is cut at once loses the answer.
    if (bytes <= MAX_FORM_BYTES) chunks.push(chunk);
    else if (bytes > DISCARDED_BYTES) break;
  }
  if (bytes > MAX_FORM_BYTES) {
    const largest = `${String(MAX_FORM_BYTES / 1024 / 1024)} MiB`;
    throw new PageFault(413, 'That is too much text', `A form may have ${largest}. Nothing was stored.`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A name that comes twice is a list. */
export function toRawForm(values: URLSearchParams): RawForm {
  const form = new Map<string, string | readonly string[]>();
  for (const [name, value] of values) {
    const before = form.get(name);
    if (before === undefined) form.set(name, value);
    else form.set(name, typeof before === 'string' ? [before, value] : [...before, value]);
  }
  return Object.fromEntries(form);
}
