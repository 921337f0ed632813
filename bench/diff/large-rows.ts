import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Measured } from '../support/bench.ts';
import { LARGE_CASES } from './large-cases.ts';
import type { LargeResult } from './large-child.ts';
import { figureRow, inGroup, shareRow } from './rows.ts';

const LONGEST_MS = 60_000;

/** Table 6: each case twice, each time in a process of its own. The better time counts, the greater memory, both digests. */
export async function largeRows(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  let [mostMb, sameBytes] = [0, 0];
  for (const [name, { ms }] of Object.entries(LARGE_CASES)) {
    const [one, two] = [await inChild(name), await inChild(name)];
    if (one === undefined || two === undefined) {
      rows.push(figureRow(name, [`over ${String(LONGEST_MS / 1_000)} s`, Infinity], { atMost: 1 }));
      continue;
    }
    const [best, extraMb] = [Math.min(one.ms, two.ms), Math.max(one.extraMb, two.extraMb)];
    mostMb = Math.max(mostMb, extraMb);
    if (one.digest === two.digest) sameBytes += 1;
    const shown = `${best.toFixed(1)} ms, ${extraMb.toFixed(0)} MB${one.capped ? ', capped' : ''}`;
    rows.push({ ...figureRow(name, [shown, best / ms], { atMost: 1 }), baseline: `${String(ms)} ms` });
  }
  const memory = figureRow('most memory of these', [`${mostMb.toFixed(0)} MB`, mostMb / 200], { atMost: 1 });
  const same = shareRow('the same bytes from a second process', [sameBytes, rows.length], { atLeast: 1 });
  return inGroup('6 Large texts', [
    ...rows,
    { ...memory, baseline: '200 MB' },
    { ...same, baselineName: 'a second process' },
  ]);
}

/** undefined: it took too long and was stopped. */
async function inChild(name: string): Promise<LargeResult | undefined> {
  const child = fork(fileURLToPath(new URL('./large-child.js', import.meta.url)));
  child.send(name);
  try {
    const [result] = (await once(child, 'message', { signal: AbortSignal.timeout(LONGEST_MS) })) as [
      LargeResult,
    ];
    return result;
  } catch {
    return undefined;
  } finally {
    child.kill('SIGKILL');
  }
}
