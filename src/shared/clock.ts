import type { Brand } from './brand.ts';

/** UTC, milliseconds, always 24 characters (`2021-03-22T14:34:00.000Z`), so that instants sort as strings. Years 0000 to 9999. */
export type Instant = Brand<string, 'Instant'>;

/** Gives the time now. The only source of "now" in the program; tests pass a fixed one. */
export type Clock = () => Instant;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const systemClock: Clock = () => toInstant(Date.now());

/** Epoch milliseconds to an instant. Throws a RangeError outside the years 0000 to 9999. */
export function toInstant(epochMs: number): Instant {
  const text = new Date(epochMs).toISOString();
  if (text.length !== 24) throw new RangeError(`Instant outside the years 0000 to 9999: ${text}`);
  return text as Instant;
}

export const toEpochMs = (instant: Instant): number => Date.parse(instant);

/** Whether the text is an instant in exactly the stored form, and a real date. */
export function isInstant(text: string): text is Instant {
  if (!INSTANT.test(text)) return false;
  const epochMs = Date.parse(text);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === text;
}

export const laterOf = (a: Instant, b: Instant): Instant => (a < b ? b : a);
