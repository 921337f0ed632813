import { TZDate } from '@date-fns/tz/date';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import { format } from 'date-fns/format';
import { startOfDay } from 'date-fns/startOfDay';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfYear } from 'date-fns/startOfYear';

import { toEpochMs, toInstant, type Instant } from '../src/shared/clock.ts';

export type BucketUnit = 'day' | 'week' | 'month' | 'year';

/** A stretch of whole days on a zone's wall clock, and how many fell into it. */
export type Bucket = {
  readonly from: Instant;
  readonly label: string;
  /** As a form's day, `2024-03-12`; both belong to it. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly count: number;
};

export type Buckets = { readonly unit: BucketUnit; readonly buckets: readonly Bucket[] };

const DAY_MS = 86_400_000;

type Calendar = {
  /** The longest span, in days, that is shown in this unit. */
  readonly upTo: number;
  readonly start: (date: TZDate) => TZDate;
  readonly next: (date: TZDate) => TZDate;
  readonly label: string;
};

const UNITS: Readonly<Record<BucketUnit, Calendar>> = {
  day: { upTo: 62, start: startOfDay, next: (date) => addDays(date, 1), label: 'd MMM yyyy' },
  week: {
    upTo: 430,
    start: startOfISOWeek,
    next: (date) => addDays(date, 7),
    label: "'week of' d MMM yyyy",
  },
  month: { upTo: 1_900, start: startOfMonth, next: (date) => addMonths(date, 1), label: 'MMM yyyy' },
  year: { upTo: Infinity, start: startOfYear, next: (date) => addYears(date, 1), label: 'yyyy' },
};

/** More bars than this nobody can tell apart; of a longer span each stands for several years. */
const MOST_YEARS = 120;

const UNIT_NAMES = ['day', 'week', 'month', 'year'] as const;

/** Counts moments, sorted, between the first and the last of a span, so that the bars are neither a handful nor a thicket. Empty stretches are there too. */
export function toBuckets(
  moments: readonly Instant[],
  { first, last, zone }: { readonly first: Instant; readonly last: Instant; readonly zone: string },
): Buckets {
  const days = (toEpochMs(last) - toEpochMs(first)) / DAY_MS;
  const unit = UNIT_NAMES.find((name) => days <= UNITS[name].upTo) ?? 'year';
  const { start, next: nextUnit, label } = UNITS[unit];
  const years = Math.ceil(days / 366 / MOST_YEARS);
  const next = unit === 'year' && years > 1 ? (date: TZDate) => addYears(date, years) : nextUnit;
  const buckets: Bucket[] = [];
  let counted = 0;
  let begin = start(new TZDate(toEpochMs(first), zone));
  while (begin.getTime() <= toEpochMs(last)) {
    const end = next(begin);
    const until = toInstant(end.getTime());
    const from = counted;
    while (counted < moments.length && (moments[counted] ?? until) < until) counted += 1;
    buckets.push({
      from: toInstant(begin.getTime()),
      label: format(begin, label),
      firstDay: format(begin, 'yyyy-MM-dd'),
      lastDay: format(addDays(end, -1), 'yyyy-MM-dd'),
      count: counted - from,
    });
    begin = end;
  }
  return { unit, buckets };
}

/** The middle one, of an even number the mean of both in the middle; undefined: there is none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? undefined : (high + low) / 2;
}
