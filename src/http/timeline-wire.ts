import { z } from 'zod';

import type { TimelineCursor, TimelineEntry, TimelinePage } from '../../projections/audit-timeline/views.ts';
import { decodeCursor, encodeCursor, encodePosition } from './opaque-token.ts';
import { withTokenNames, type TokenNames } from './token-names.ts';
import { toWire } from './to-wire.ts';

const cursorShape = z.strictObject({ before: z.string().regex(/^\d{1,18}$/) });

export const readTimelineCursor = (cursor: string | undefined): TimelineCursor | undefined =>
  cursor === undefined ? undefined : { before: BigInt(decodeCursor(cursor, cursorShape).before) };

/** What ids become on the way out: positions tokens of this store, token ids names. */
export type Naming = { readonly epoch: string; readonly names: TokenNames };

/** An entry as it goes out: what staff alone see stands beside the rest. */
export function toTimelineWire(
  { desk, position, ...entry }: TimelineEntry,
  { epoch, names }: Naming,
): object {
  const wire = toWire({ ...entry, position: encodePosition(epoch, position), ...desk });
  return withTokenNames(wire, names) as object;
}

export const toTimelinePage = ({ items, next }: TimelinePage, naming: Naming): object => ({
  items: items.map((entry) => toTimelineWire(entry, naming)),
  ...(next === undefined ? {} : { nextCursor: encodeCursor({ before: String(next.before) }) }),
});
