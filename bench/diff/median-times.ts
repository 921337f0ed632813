import { median } from '../support/interleave.ts';
import { collectGarbage } from './collect-garbage.ts';

/** Something to be timed; `prepare` runs before each time and doesn't count. */
export type Work<Result> = { readonly run: () => Result; readonly prepare?: () => void };
/** The median of its times, and what it gave the first time. */
export type Timed<Result> = { readonly ms: number; readonly result: Result };

const ROUNDS = 5;
/** What takes longer is timed once: a burst of a neighbour weighs little in it, and five times would take an hour. */
const LONG_MS = 200;

/** Each once a round, one after the other, so that a bad moment of the machine spoils a round and not a result. */
export function medianTimes<Result>(works: readonly Work<Result>[]): readonly Timed<Result>[] {
  const first = works.map((work) => timeOnce(work));
  const times = first.map(({ ms }) => [ms]);
  for (let round = 1; round < ROUNDS; round += 1) {
    for (const [index, work] of works.entries()) {
      if ((first[index]?.ms ?? 0) <= LONG_MS) times[index]?.push(timeOnce(work).ms);
    }
  }
  return first.map(({ result }, index) => ({ result, ms: median(times[index] ?? []) }));
}

function timeOnce<Result>({ run, prepare }: Work<Result>): Timed<Result> {
  prepare?.();
  collectGarbage();
  const startedAt = performance.now();
  const result = run();
  return { ms: performance.now() - startedAt, result };
}
