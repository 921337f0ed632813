import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { clearSegmentCache } from '../../src/diff/words/segment-cache.ts';
import { collectGarbage } from './collect-garbage.ts';
import { generatePair } from './generate/pairs.ts';
import { LARGE_CASES } from './large-cases.ts';

export type LargeResult = {
  /** The first time with these texts, no word cut before. */
  readonly ms: number;
  /** How far the process grew at most while it worked, in MB; −1 where that can't be told. */
  readonly extraMb: number;
  readonly digest: string;
  readonly capped: boolean;
};

/** Other texts first, so that the program is compiled. */
function warmUp(): void {
  for (const weight of ['medium', 'structure', 'half'] as const)
    for (const language of ['en', 'zh-Hant'] as const) {
      const { before, after } = generatePair({ seed: 3, language, weight, bytes: 30_000 });
      for (let times = 0; times < 5; times += 1) diffContents(before.content, after.content);
    }
}

function peakMb(): number {
  const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(match?.[1]) / 1_024;
}

/** Linux counts the peak anew from here on. */
function resetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

const withPeak = process.platform === 'linux';

function measure(name: string): LargeResult {
  const large = LARGE_CASES[name];
  if (large === undefined) throw new Error(`"${name}" is no case`);
  warmUp();
  const { before, after } = large.make();
  clearSegmentCache();
  collectGarbage();
  if (withPeak) resetPeak();
  const startMb = withPeak ? peakMb() : 0;
  const startedAt = performance.now();
  const diff = diffContents(before, after);
  const ms = performance.now() - startedAt;
  const extraMb = withPeak ? peakMb() - startMb : -1;
  const digest = createHash('sha256').update(JSON.stringify(diff)).digest('hex');
  return { ms, extraMb, digest, capped: diff.capped };
}

process.once('message', (name: string) => {
  process.send?.(measure(name));
});
