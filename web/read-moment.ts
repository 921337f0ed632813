import { timeFaultText } from '../src/acts/inputs.ts';
import { readStatedTime } from '../src/domain/article/editorial-time.ts';
import { instantSchema } from '../src/schemas/editorial-time-schema.ts';
import { toEpochMs, toInstant, type Instant } from '../src/shared/clock.ts';
import { ok, refuse, type Result } from '../src/shared/result.ts';

type Where = { readonly zone: string; readonly now: Instant };

/**
 * A past moment as an address or a form's field holds it: with an offset, or on the zone's wall clock. The refusal is in words: the value, what
 * is wrong with it, and what to write instead.
 */
export function readMoment(text: string, { zone, now }: Where): Result<Instant, string> {
  const read = readInstant(text.trim(), zone);
  if (!read.ok) return read;
  if (read.value <= now) return read;
  return refuse(`“${shortened(text)}” lies in the future: give a time up to now`);
}

function readInstant(text: string, zone: string): Result<Instant, string> {
  // In a query a bare + means a space.
  const exact = instantSchema.safeParse(text.replace(/ (?=\d\d:\d\d$)/, '+'));
  if (exact.success) return ok(exact.data);
  const stated = readStatedTime(text, zone);
  if (!stated.ok) return refuse(timeFaultText(stated.error));
  return ok(toInstant(toEpochMs(stated.value.instant) + fractionMs(text)));
}

/** A form's clock gives thousandths, which the words of a story never have. */
const fractionMs = (text: string): number =>
  Number((/:\d\d\.(\d{1,3})/.exec(text)?.[1] ?? '0').padEnd(3, '0'));

const shortened = (text: string): string => text.slice(0, 100);
