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

function startOfDay(date: string, { zone, plusDays }: { zone: string; plusDays: number }): Instant {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return toInstant(new TZDate(year, month - 1, dayOfMonth + plusDays, zone).getTime());
}
