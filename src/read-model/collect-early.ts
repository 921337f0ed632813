import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 collect garbage when the heap has grown by this share of what was in use after the last time. Left to itself it waits for up to
 * four times as much, and a rebuild makes much garbage. Holds for the whole process; no limit, so that a large story still finds room
 * (docs/decisions/0013-the-heap-is-collected-early.md).
 */
export const collectEarly = (): void => {
  setFlagsFromString(`--heap-growing-percent=${String(PERCENT)}`);
};

const PERCENT = 40;
