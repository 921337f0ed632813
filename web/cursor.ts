import { z } from 'zod';

import { PageFault } from './page-fault.ts';

/** A place in the store's order, as cursors hold it: what 64 bits hold. */
export const positionText = z.string().regex(/^\d{1,18}$/);

/** What the next page needs, in an address. */
export const encodeCursor = (value: unknown): string =>
  Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** undefined stays undefined. Throws a PageFault unless the text decodes to what the schema describes. */
export function decodeCursor<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(readJson(cursor));
  if (parsed.success) return parsed.data;
  throw new PageFault(400, 'This page of the list is not there', 'Begin again with the first page.');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
