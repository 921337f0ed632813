import type { ExpectedVersion } from './event-store.ts';

/** Whether a stream at this version (0n: no event) is as expected. */
export function fits(expected: ExpectedVersion, actual: bigint): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return actual === 0n;
    case 'stream-exists':
      return actual > 0n;
    default:
      return actual === expected;
  }
}

/** The version that the append wants to follow; undefined: whichever there is. */
export function versionAfter(expected: ExpectedVersion): bigint | undefined {
  if (expected === 'no-stream') return 0n;
  return typeof expected === 'bigint' ? expected : undefined;
}
