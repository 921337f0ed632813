import { median } from '../support/interleave.ts';
import { collectGarbage } from './collect-garbage.ts';

/** Something to be timed; `prepare` runs before each time and doesn't count. */
export type Work<Result> = { readonly run: () => Result; readonly prepare?: () => void };
/** The median of its times, and what it gave the first time. */
export type Timed<Result> = { readonly ms: number; readonly result: Result };

const ROUNDS = 9;
/** What takes longer is timed once: a burst of a neighbour weighs little in it, and five times would take an hour. */
const LONG_MS = 200;

/**
 * Each engine does all its works, then the next one, nine rounds of them: so that a bad moment of the machine spoils a round and not a
 * result, and so that each engine pays for its own garbage and for no other's, the marking of which goes on in the background.
 */
export function medianTimes<Result>(
  engines: readonly (readonly Work<Result>[])[],
): readonly (readonly Timed<Result>[])[] {
  const first = engines.map(timeAll);
  const times = first.map((ofEngine) => ofEngine.map(({ ms }) => [ms]));
  for (let round = 1; round < ROUNDS; round += 1) {
    for (const [engine, works] of engines.entries()) {
      const own = times[engine] ?? [];
      const isShort = (_: unknown, index: number): boolean => (own[index]?.[0] ?? 0) <= LONG_MS;
      const again = own.filter(isShort);
      for (const [index, { ms }] of timeAll(works.filter(isShort)).entries()) again[index]?.push(ms);
    }
  }
  return first.map((ofEngine, engine) =>
    ofEngine.map(({ result }, index) => ({ result, ms: median(times[engine]?.[index] ?? []) })),
  );
}

function timeAll<Result>(works: readonly Work<Result>[]): readonly Timed<Result>[] {
  collectGarbage();
  return works.map(({ run, prepare }) => {
    prepare?.();
    const startedAt = performance.now();
    const result = run();
    return { ms: performance.now() - startedAt, result };
  });
}
