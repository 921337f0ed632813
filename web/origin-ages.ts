import { toEpochMs, type Instant } from '../src/shared/clock.ts';

const HOUR_MS = 3_600_000;

/** How old words are beside the text they stand in: each with a class of its own. The last takes whatever is older. */
export const ORIGIN_AGES = [
  { name: 'own', words: 'new in this revision', withinMs: 0 },
  { name: 'hour', words: 'up to an hour older', withinMs: HOUR_MS },
  { name: 'day', words: 'up to a day older', withinMs: 24 * HOUR_MS },
  { name: 'week', words: 'up to a week older', withinMs: 7 * 24 * HOUR_MS },
  { name: 'month', words: 'up to 30 days older', withinMs: 30 * 24 * HOUR_MS },
  { name: 'older', words: 'older still', withinMs: Infinity },
] as const;

export type OriginAge = (typeof ORIGIN_AGES)[number]['name'];

/** Of words that came with one text and stand in another; both moments are those at which readers got them, else of saving. */
export function originAge(came: Instant, stands: Instant): OriginAge {
  const ageMs = toEpochMs(stands) - toEpochMs(came);
  return ORIGIN_AGES.find(({ withinMs }) => ageMs <= withinMs)?.name ?? 'older';
}
