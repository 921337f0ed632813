import { isTimeZone } from '../../domain/article/editorial-time.ts';
import { matchAt } from './plain-text.ts';

/** Abbreviations and names that mean one zone only. CST, IST, BST, PST (also Manila’s) and the like mean several: never guessed. */
export const ZONE_NAMES: Readonly<Record<string, string>> = {
  Z: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  EST: '-05:00',
  EDT: '-04:00',
  MDT: '-06:00',
  PDT: '-07:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
  ET: 'America/New_York',
  PT: 'America/Los_Angeles',
  WEST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  SAST: '+02:00',
  SGT: '+08:00',
  HKT: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  'Taipei time': 'Asia/Taipei',
  台北時間: 'Asia/Taipei',
  臺北時間: 'Asia/Taipei',
  台灣時間: 'Asia/Taipei',
  北京时间: 'Asia/Shanghai',
  北京時間: 'Asia/Shanghai',
  'Beijing time': 'Asia/Shanghai',
  香港時間: 'Asia/Hong_Kong',
  'Hong Kong time': 'Asia/Hong_Kong',
  日本時間: 'Asia/Tokyo',
  'Tokyo time': 'Asia/Tokyo',
  한국시간: 'Asia/Seoul',
  'Seoul time': 'Asia/Seoul',
};

/** A zone that stands after a time; without `zone` where the words mean none or several. */
export type ZoneReading = {
  readonly end: number;
  readonly stated: string;
  readonly zone?: string | undefined;
};

const OFFSET = / ?\(?(?:(?:UTC|GMT) ?)?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)\)?/y;
const NAME = new RegExp(
  ` ?\\(?(${Object.keys(ZONE_NAMES)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{Script=Latin}\\d])\\)?`,
  'uy',
);
const UNKNOWN = / ?\(?([A-Z]{2,5})(?![\p{Script=Latin}\d])\)?/uy;

/** The zone that begins at `at` of a plain text, after one space at most, in brackets or not. */
export function readZone(plain: string, at: number): ZoneReading | undefined {
  const offset = matchAt(OFFSET, plain, at);
  if (offset !== undefined) return toOffsetReading(offset, at);
  const name = matchAt(NAME, plain, at);
  const known = name?.[1] === undefined ? undefined : ZONE_NAMES[name[1]];
  if (name !== undefined && known !== undefined)
    return { end: at + name[0].length, stated: name[0].trim(), zone: known };
  const unknown = matchAt(UNKNOWN, plain, at);
  return unknown === undefined ? undefined : { end: at + unknown[0].length, stated: unknown[1] ?? '' };
}

/** The widest offset in use is 14 hours. */
function toOffsetReading(
  [all, sign = '', hours = '', minutes = '00']: RegExpExecArray,
  at: number,
): ZoneReading {
  const zone = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  const inUse = isTimeZone(zone) && Number(hours) <= 14;
  return { end: at + all.length, stated: all.trim(), zone: inUse ? zone : undefined };
}
