/** Does one round of work and gives what it cost or reached, in the side's unit. */
export type Side = (round: number) => Promise<number> | number;

export type Interleaved = {
  /** Medians over the rounds. */
  readonly ours: number;
  readonly baseline: number;
  /** The median of the rounds' own ratios: a neighbour's burst spoils one round and not the result. */
  readonly ratio: number;
};

/**
 * Runs both sides by turns within one process, the first of a round changing from round to round, after one round that
 * doesn't count.
 */
export async function interleave(ours: Side, baseline: Side, rounds: number): Promise<Interleaved> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = await (round % 2 === 0
      ? inTurn(round, ours, baseline)
      : inTurn(round, baseline, ours).then(([b, a]) => [a, b] as const));
    if (round > 0) pairs.push(pair);
  }
  return {
    ours: median(pairs.map(([a]) => a)),
    baseline: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

async function inTurn(round: number, first: Side, second: Side): Promise<readonly [number, number]> {
  const one = await first(round);
  return [one, await second(round)];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Milliseconds that the work took. */
export async function timeMs(work: () => Promise<unknown> | undefined): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
