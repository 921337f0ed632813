import type { IncomingMessage } from 'node:http';

import { PageFault } from './page-fault.ts';
import type { RawForm } from './page.ts';

/** As for the API's bodies: a story of 900 KiB fits, percent-encoded Chinese of that size just about not. */
export const MAX_FORM_BYTES = 4 * 1024 * 1024;
/** Each costs its share of a page that is made in one go, while everybody else waits. */
const MOST_FIELDS = 30_000;
const DISCARDED_BYTES = 4 * MAX_FORM_BYTES;
const STALLED_MS = 15_000;

/** A form as a browser without scripts sends it. Throws a PageFault: too large, stalled, of another type. */
export async function readForm(request: IncomingMessage): Promise<RawForm> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded')
    throw new PageFault(415, 'This is not a form', 'Send application/x-www-form-urlencoded.');
  const text = await readText(request);
  if (countFields(text) > MOST_FIELDS)
    throw new PageFault(
      413,
      'That form has too many fields',
      `A form may have ${String(MOST_FIELDS)} fields. Nothing was stored.`,
    );
  return toRawForm(new URLSearchParams(text));
}

function countFields(text: string): number {
  let count = 1;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.setTimeout(STALLED_MS, () => {
    request.destroy();
  });
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Read on for a while, since a connection that is cut at once loses the answer.
      if (bytes <= MAX_FORM_BYTES) chunks.push(chunk);
      else if (bytes > DISCARDED_BYTES) break;
    }
  } catch (error) {
    // Whoever leaves in the middle is no fault of ours, that the log would have to tell of.
    if (request.complete) throw error;
    throw new PageFault(408, 'The form did not arrive whole', 'Nothing was stored. Send it again.');
  }
  if (bytes > MAX_FORM_BYTES) {
    const largest = `${String(MAX_FORM_BYTES / 1024 / 1024)} MiB`;
    throw new PageFault(413, 'That is too much text', `A form may have ${largest}. Nothing was stored.`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A name that comes twice is a list. */
export function toRawForm(values: URLSearchParams): RawForm {
  const form = new Map<string, string | string[]>();
  for (const [name, value] of values) {
    const before = form.get(name);
    if (before === undefined) form.set(name, value);
    else if (typeof before === 'string') form.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(form);
}
