import { toInstant, type Instant } from '../shared/clock.ts';
import { CommandError } from './command-error.ts';

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A moment given as an option; without an offset it would be a guess. Throws a CommandError that names the option. */
export function parseTime(option: string, text: string): Instant {
  const epochMs = WITH_OFFSET.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(epochMs)) {
    throw new CommandError(
      `${option} ${JSON.stringify(text)} is not a time with an offset, such as 2026-01-31T09:00:00+08:00`,
      2,
    );
  }
  return toInstant(epochMs);
}
