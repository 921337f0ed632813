import { isCivilTime, type CivilTime } from '../../domain/article/editorial-time.ts';
import { matchAt } from './plain-text.ts';
import { readClock, type ClockReading } from './read-clock.ts';
import { readDate, type DateReading } from './read-date.ts';
import type { DateOrder } from './time-labels.ts';
import { readZone, type ZoneReading } from './zone-suffixes.ts';

/** The words of a time, up to `end`: either read, or with the problem that forbids it. */
export type StatedTime = { readonly end: number } & (
  | { readonly civil: CivilTime; readonly zone?: string | undefined; readonly problem?: undefined }
  | { readonly problem: string }
);

const DAYS =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|' +
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|' +
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|' +
  '(?:星期|週|周|禮拜|礼拜)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일';
const WEEKDAY = new RegExp(`(?:${DAYS})(?!\\p{L})[.,]? ?`, 'iuy');
const WEEKDAY_IN_BRACKETS = new RegExp(
  ` ?\\((?:${DAYS}|[月火水木金土日一二三四五六월화수목금토일])\\)`,
  'iuy',
);
const BEFORE_CLOCK =
  /(?:T| {0,3}[,،、|•·–—-]? {0,3}(?:at |um |à |a las |a la |às |alle |alle ore |ore |om )?)/iy;
const BEFORE_DATE = / {0,3}[,|•·–—-]? {0,3}(?:on |am |le |el |em |il |op )?/iy;

/** The time that begins exactly at `at` of a plain text: a date with or without a time of day, in either order, with or without a zone. */
export function readStatedTime(plain: string, at: number, order: DateOrder): StatedTime | undefined {
  const start = skip(WEEKDAY, plain, at);
  const date = readDate(plain, start, order);
  return date === undefined ? readClockFirst(plain, start, order) : readDateFirst(plain, date);
}

function readDateFirst(plain: string, date: DateReading): StatedTime {
  const afterDay = skip(WEEKDAY_IN_BRACKETS, plain, date.end);
  const clockStart = skip(BEFORE_CLOCK, plain, afterDay);
  const clock = readClock(plain, clockStart);
  if (clock === undefined) return toStatedTime(date, { end: afterDay }, undefined);
  return toStatedTime(date, clock, readZone(plain, clock.end));
}

/** `10:05 AM EDT, Tue March 23, 2021`. */
function readClockFirst(plain: string, at: number, order: DateOrder): StatedTime | undefined {
  const clock = readClock(plain, at);
  if (clock === undefined) return undefined;
  const zone = readZone(plain, clock.end);
  const dateStart = skip(WEEKDAY, plain, skip(BEFORE_DATE, plain, zone?.end ?? clock.end));
  const date = readDate(plain, dateStart, order);
  return date === undefined ? undefined : toStatedTime(date, clock, zone);
}

type NoClock = { readonly end: number; readonly time?: undefined };

function toStatedTime(
  date: DateReading,
  clock: ClockReading | NoClock,
  zone: ZoneReading | undefined,
): StatedTime {
  const end = Math.max(date.end, clock.end, zone?.end ?? 0);
  if (date.date === null) return { end, problem: 'day and month can be read two ways' };
  if (clock.time === null) return { end, problem: 'no such time of day' };
  const civil = { ...date.date, ...clock.time };
  if (!isCivilTime(civil)) return { end, problem: 'no such date or time of day' };
  if (zone !== undefined && zone.zone === undefined) {
    return { end, problem: `the zone “${zone.stated}” means no zone or several` };
  }
  return { end, civil, zone: zone?.zone };
}

const skip = (pattern: RegExp, plain: string, at: number): number =>
  at + (matchAt(pattern, plain, at)?.[0].length ?? 0);
