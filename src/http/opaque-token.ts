import type { z } from 'zod';

import type { EventStore } from '../event-store/event-store.ts';
import { problem } from './problem.ts';

/** A cursor: what the next page needs, opaque to callers, checked again when it comes back. */
export const encodeCursor = (value: unknown): string =>
  Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Throws `bad-cursor` unless the text decodes to what `schema` describes. */
export function decodeCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(readBase64Json(cursor));
  if (parsed.success) return parsed.data;
  throw problem(
    'bad-cursor',
    'Take cursor from nextCursor of the page before, unchanged; or leave it out to start from the first page.',
  );
}

function readBase64Json(text: string): unknown {
  if (!/^[A-Za-z0-9_-]{1,2000}$/.test(text)) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** A place in the store's order, as callers see it: `<storeEpoch>.<position>`. */
export const encodePosition = (epoch: string, position: bigint): string => `${epoch}.${String(position)}`;

const POSITION = /^([A-Za-z0-9_-]{1,64})\.(0|[1-9]\d{0,18})$/;
const MAX_POSITION = 2n ** 63n - 1n;

/** Rejects with 400 where it isn't a position, and with 410 where it belongs to a store that this one doesn't continue: it is never guessed. */
export async function decodePosition(
  token: string,
  store: Pick<EventStore, 'epoch' | 'findPosition'>,
): Promise<bigint> {
  const [, epoch = '', digits = ''] = POSITION.exec(token) ?? [];
  if (digits === '' || BigInt(digits) > MAX_POSITION) {
    throw problem('bad-input', 'The position could not be read.', {
      errors: [
        {
          path: 'query.after',
          message:
            'must be a position as an answer gave it (<epoch>.<number>), or be left out to begin at the first event',
        },
      ],
    });
  }
  const position = await store.findPosition(epoch, BigInt(digits));
  if (position !== undefined) return position;
  throw problem(
    'position-gone',
    'The position was given by a store that has been replaced since. Read again from the beginning; event ids tell what you know already.',
    {
      extensions: { epoch: store.epoch },
    },
  );
}
