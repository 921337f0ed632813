import { TZDate } from '@date-fns/tz/date';

import { toInstant, type Instant } from '../src/shared/clock.ts';

/** Days as a form gives them, `2024-03-12`; the last one counts whole. */
export type DaySpan = { readonly from?: string | undefined; readonly to?: string | undefined };
export type InstantSpan = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };

/** Days begin and end on the zone's wall clock. `to` is the first instant after the last day. */
export const toInstants = ({ from, to }: DaySpan, zone: string): InstantSpan => ({
  from: from === undefined ? undefined : startOfDay(from, { zone, plusDays: 0 }),
  to: to === undefined ? undefined : startOfDay(to, { zone, plusDays: 1 }),
});

const EARLIEST_MS = Date.UTC(1000, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31);

/** A day beyond what instants can say is the nearest that they can; no story has one. */
function startOfDay(date: string, { zone, plusDays }: { zone: string; plusDays: number }): Instant {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  // As for Date itself, years under 100 would be those of the twentieth century.
  const ms = year < 1000 ? EARLIEST_MS : new TZDate(year, month - 1, dayOfMonth + plusDays, zone).getTime();
  return toInstant(Math.min(Math.max(ms, EARLIEST_MS), LATEST_MS));
}
