import { toEpochMs, type Instant } from '../src/shared/clock.ts';

/** Places moments on a line, in per cent of its length. */
export type TimeAxis = {
  /** Within a gap between two moments in proportion; outside of all at the nearer end. */
  readonly at: (moment: Instant) => number;
  /** So many stretches lie between its moments. */
  readonly stretches: number;
};

/** Even the shortest stretch has this weight, so that it can be seen and touched. */
const LEAST = 3;
const MINUTE_MS = 60_000;

/**
 * An axis on which long stretches are shorter than they were: a stretch has the length of the logarithm of its minutes. A story's first
 * hour, with most of its changes, would otherwise be a hair beside the years after it.
 */
export function createTimeAxis(moments: readonly Instant[]): TimeAxis {
  const marks = [...new Set(moments)].sort().map(toEpochMs);
  const weights = marks.slice(1).map((end, index) => weightOf(end - (marks[index] ?? end)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const starts = weights.reduce<number[]>((sums, weight) => [...sums, (sums.at(-1) ?? 0) + weight], [0]);
  return {
    stretches: weights.length,
    at: (moment) => {
      const ms = toEpochMs(moment);
      const index = marks.findLastIndex((mark) => mark <= ms);
      if (index === -1 || total === 0) return 0;
      const [start, length, begin] = [marks[index] ?? 0, weights[index] ?? 0, starts[index] ?? total];
      const span = (marks[index + 1] ?? start) - start;
      return (100 * (begin + (span === 0 ? 0 : (length * (ms - start)) / span))) / total;
    },
  };
}

const weightOf = (ms: number): number => LEAST + Math.log2(1 + ms / MINUTE_MS);
