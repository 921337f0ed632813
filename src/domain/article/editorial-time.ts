import { TZDate } from '@date-fns/tz/date';
import { tzOffset } from '@date-fns/tz/tzOffset';
import { addDays } from 'date-fns/addDays';

import { ok, refuse, type Result } from '../../shared/result.ts';
import { toEpochMs, toInstant, type Instant } from '../../shared/clock.ts';

export const TIME_PRECISIONS = ['day', 'minute', 'second'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** What a story says of itself: a moment, how exactly it was stated, in which zone, and the words it was stated in. */
export type EditorialTime = {
  readonly instant: Instant;
  /** IANA name (`Asia/Taipei`) or offset (`+08:00`). */
  readonly zone: string;
  readonly precision: TimePrecision;
  readonly stated: string;
};

/** A date and, where stated, a time of day on a wall clock. Month and day count from 1. */
export type CivilTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
};

/** A wall-clock time that a zone's clock skipped (`gap`) or showed twice (`overlap`). */
export type ClockChange = 'gap' | 'overlap';

export type ResolvedTime = { readonly instant: Instant; readonly clockChange?: ClockChange };

const SPAN_MS: Readonly<Record<TimePrecision, number>> = { day: 86_400_000, minute: 60_000, second: 1_000 };

/** The first instant after the span that the stated words cover: 22:34 covers up to 22:35, a day up to the next day's start in its zone. */
export function endOfStatedSpan({ instant, zone, precision }: EditorialTime): Instant {
  const epochMs = toEpochMs(instant);
  if (precision !== 'day') return toInstant(epochMs + SPAN_MS[precision]);
  return toInstant(addDays(new TZDate(epochMs, zone), 1).getTime());
}

export function isTimeZone(zone: string): boolean {
  if (/^[+-](?:[01]\d|2[0-3]):[0-5]\d$/.test(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

export function precisionOf(civil: CivilTime): TimePrecision {
  if (civil.hour === undefined) return 'day';
  return civil.second === undefined ? 'minute' : 'second';
}

/** Whether such a date and time of day exist in the calendar (24:00 and leap seconds don't). */
export function isCivilTime({ year, month, day, hour = 0, minute = 0, second = 0 }: CivilTime): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  const dateExists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1 && year <= 9998;
  return dateExists && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

/**
 * The instant of a wall-clock time in a zone. A day without a time is the day's start. In a gap the clock is taken
 * forward by the gap's length, in an overlap the earlier instant is taken; `clockChange` says so, since TZDate
 * resolves both silently. The civil time must exist and the zone be known.
 */
export function resolveCivilTime(civil: CivilTime, zone: string): ResolvedTime {
  const wallMs = toWallMs(civil);
  const before = offsetMs(zone, wallMs - SPAN_MS.day);
  const after = offsetMs(zone, wallMs + SPAN_MS.day);
  const candidates = [...new Set([before, after])]
    .map((offset) => wallMs - offset)
    .filter((candidate) => candidate + offsetMs(zone, candidate) === wallMs)
    .sort((a, b) => a - b);
  const [first, second] = candidates;
  if (first === undefined) return { instant: toInstant(wallMs - before), clockChange: 'gap' };
  return second === undefined
    ? { instant: toInstant(first) }
    : { instant: toInstant(first), clockChange: 'overlap' };
}

function toWallMs({ year, month, day, hour = 0, minute = 0, second = 0 }: CivilTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1_000;
}

const offsetMs = (zone: string, epochMs: number): number =>
  Math.round(tzOffset(zone, new Date(epochMs)) * 60_000);

export type TimeFault =
  | { readonly code: 'time-unreadable'; readonly stated: string }
  | { readonly code: 'zone-unknown'; readonly zone: string }
  | {
      readonly code: 'time-in-clock-change';
      readonly stated: string;
      readonly zone: string;
      readonly clockChange: ClockChange;
    };

const STATED =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a stated time of a live command: year-month-day with `-`, `/` or `.`, an optional time of day, an optional
 * offset, which wins over `zone`. Fractions of a second are dropped from the instant, never from `stated`.
 * In a gap or an overlap of the zone's clock it refuses: the remedy is an offset.
 */
export function readStatedTime(stated: string, zone: string): Result<EditorialTime, TimeFault> {
  const match = STATED.exec(stated.trim());
  const civil = match === null ? undefined : toCivil(match);
  if (match === null || civil === undefined) return refuse({ code: 'time-unreadable', stated });
  const ownZone = match[7] === undefined ? zone : toOffsetZone(match[7]);
  if (!isTimeZone(ownZone)) return refuse({ code: 'zone-unknown', zone: ownZone });
  const { instant, clockChange } = resolveCivilTime(civil, ownZone);
  // A day's start that falls into a clock change is still that day: nothing finer was stated.
  if (clockChange !== undefined && civil.hour !== undefined) {
    return refuse({ code: 'time-in-clock-change', stated, zone: ownZone, clockChange });
  }
  return ok({ instant, zone: ownZone, precision: precisionOf(civil), stated });
}

function toCivil(match: RegExpExecArray): CivilTime | undefined {
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((digits: string | undefined) => (digits === undefined ? undefined : Number(digits)));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const civil = { year, month, day, hour, minute, second };
  return isCivilTime(civil) ? civil : undefined;
}

/** `Z` → `+00:00`, `+0800` → `+08:00`. */
function toOffsetZone(offset: string): string {
  if (offset === 'Z') return '+00:00';
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}

/** The time that Stet states itself when a live command leaves it out. */
export const statedAtInstant = (instant: Instant, zone: string): EditorialTime => ({
  instant,
  zone,
  precision: 'second',
  stated: instant,
});
