import { findMonth } from './month-names.ts';
import { matchAt } from './plain-text.ts';
import type { DateOrder } from './time-labels.ts';

export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** A date that ends at `end`; null where its three numbers can be read two ways. */
export type DateReading = { readonly end: number; readonly date: CalendarDate | null };

const YEAR_FIRST = /(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)\.?/y;
const EAST_ASIAN = /(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日日号號일]/y;
const MONTH_FIRST = /(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/iuy;
const DAY_FIRST =
  /(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[ -](?:de |of )?(\p{L}{3,10})[.,]?[ -](?:de |del )?(\d{4})(?!\d)/iuy;
const NUMBERS = /(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})(?!\d)/y;

/** The date that begins exactly at `at` of a plain text. Whether it exists in the calendar isn't checked. */
export function readDate(plain: string, at: number, order: DateOrder): DateReading | undefined {
  const yearFirst = matchAt(YEAR_FIRST, plain, at);
  if (yearFirst !== undefined) return toReading(yearFirst, at, [yearFirst[1], yearFirst[3], yearFirst[4]]);
  const eastAsian = matchAt(EAST_ASIAN, plain, at);
  if (eastAsian !== undefined) return toReading(eastAsian, at, [eastAsian[1], eastAsian[2], eastAsian[3]]);
  return readNamedMonth(plain, at) ?? readNumbers(plain, at, order);
}

function readNamedMonth(plain: string, at: number): DateReading | undefined {
  const monthFirst = matchAt(MONTH_FIRST, plain, at);
  const [, name = '', day = '', year = ''] = monthFirst ?? [];
  const month = findMonth(name);
  if (monthFirst !== undefined && month !== undefined)
    return toReading(monthFirst, at, [year, String(month), day]);
  const dayFirst = matchAt(DAY_FIRST, plain, at);
  const second = findMonth(dayFirst?.[2] ?? '');
  if (dayFirst === undefined || second === undefined) return undefined;
  return toReading(dayFirst, at, [dayFirst[3], String(second), dayFirst[1]]);
}

function readNumbers(plain: string, at: number, order: DateOrder): DateReading | undefined {
  const match = matchAt(NUMBERS, plain, at);
  if (match === undefined) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (order === 'day-first' || first > 12 || first === second)
    return toReading(match, at, [match[4], match[3], match[1]]);
  if (second > 12) return toReading(match, at, [match[4], match[1], match[3]]);
  return { end: at + match[0].length, date: null };
}

function toReading(match: RegExpExecArray, at: number, parts: readonly (string | undefined)[]): DateReading {
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return { end: at + match[0].length, date: { year, month, day } };
}
