import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Measured } from '../support/bench.ts';
import { forkOnQuietCore } from '../support/fork-on-quiet-core.ts';
import type { ProjectionRates, RunName } from './projection-child.ts';
import { figureRow, inGroup } from './rows.ts';

const LEAST_A_SECOND = 5_000;
const LONGEST_MS = 5 * 60_000;

/** Table 10: the revisions projection built anew from a store, on one core, in a process of its own, as `stet rebuild` is. */
export async function projectionRows(seed: number): Promise<readonly Measured[]> {
  const { bytes, rates } = await inChild(seed);
  const row = (name: RunName): Measured =>
    figureRow(name, [
      `${Math.round(rates[name]).toLocaleString('en')} revisions/s`,
      rates[name] / LEAST_A_SECOND,
    ]);
  return inGroup(`10 Rebuild of the revisions projection, light edits of ${(bytes / 1_000).toFixed(1)} KB`, [
    { ...row('with both summaries'), bar: { atLeast: 1 } },
    row('with both summaries and blame'),
    row('without comparing'),
  ]);
}

async function inChild(seed: number): Promise<ProjectionRates> {
  const child = forkOnQuietCore(fileURLToPath(new URL('./projection-child.js', import.meta.url)));
  child.send(seed);
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const [rates] = (await once(child, 'message', { signal })) as [ProjectionRates];
    return rates;
  } finally {
    child.kill('SIGKILL');
  }
}
