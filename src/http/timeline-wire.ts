import { z } from 'zod';

import type { TimelineCursor, TimelineEntry, TimelinePage } from '../../projections/audit-timeline/views.ts';
import { decodeCursor, encodeCursor, encodePosition } from './opaque-token.ts';
import { toWire } from './to-wire.ts';

const cursorShape = z.strictObject({ before: z.string().regex(/^\d{1,18}$/) });

export const readTimelineCursor = (cursor: string | undefined): TimelineCursor | undefined =>
  cursor === undefined ? undefined : { before: BigInt(decodeCursor(cursor, cursorShape).before) };

/** An entry as it goes out: what staff alone see stands beside the rest. */
export function toTimelineWire({ desk, position, ...entry }: TimelineEntry, epoch: string): object {
  return toWire({ ...entry, position: encodePosition(epoch, position), ...desk }) as object;
}

export const toTimelinePage = ({ items, next }: TimelinePage, epoch: string): object => ({
  items: items.map((entry) => toTimelineWire(entry, epoch)),
  ...(next === undefined ? {} : { nextCursor: encodeCursor({ before: String(next.before) }) }),
});
