import type { Range } from '../story-diff.ts';

/** The longest parts of an address (RFC 5321, 4.5.3.1). */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const AT = 0x40;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const SPACE = 0x20;
const LAST_ASCII = 0x7f;

/** ASCII alone: letters, digits, and by code unit whatever else `marks` holds. */
const isUnit = (unit: number, marks: ReadonlySet<number>): boolean =>
  (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || marks.has(unit);

const LOCAL_MARKS = new Set(Array.from('.-_+%', (mark) => mark.charCodeAt(0)));
const DOMAIN_MARKS = new Set([DOT, HYPHEN]);

/** Whether an address may go on here, after its first word: seldom, so that few words are looked at twice. */
export const mayBeEmail = (text: string, wordEnd: number): boolean => {
  const unit = text.charCodeAt(wordEnd);
  return unit > SPACE && unit <= LAST_ASCII && (unit === AT || LOCAL_MARKS.has(unit));
};

/** Where the e-mail address that begins at `start` ends, the full stop after it left out; `start` itself when none does. */
export function emailEnd(text: string, start: number, to: number): number {
  const at = skipUnits(text, [start, Math.min(to, start + LONGEST_LOCAL)], LOCAL_MARKS);
  if (at === start || at >= to || text.charCodeAt(at) !== AT) return start;
  const domain = at + 1;
  let end = skipUnits(text, [domain, Math.min(to, domain + LONGEST_DOMAIN)], DOMAIN_MARKS);
  while (end > domain && DOMAIN_MARKS.has(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(domain, end).includes('.', 1) ? end : start;
}

function skipUnits(text: string, [from, to]: Range, marks: ReadonlySet<number>): number {
  let position = from;
  while (position < to && isUnit(text.charCodeAt(position), marks)) position += 1;
  return position;
}
