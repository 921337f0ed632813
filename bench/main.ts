import { cpus } from 'node:os';

import { append } from './append.ts';
import { bigStories } from './big-stories.ts';
import { diff } from './diff.ts';
import { disk } from './disk.ts';
import { httpGet } from './http-get.ts';
import { httpUpdate } from './http-update.ts';
import { imports } from './import.ts';
import { read } from './read.ts';
import { rebuild } from './rebuild.ts';
import { slowFsync } from './slow-fsync.ts';
import { storyPage } from './story-page.ts';
import { isMet, type Bench, type Measured } from './support/bench.ts';
import { toTables } from './support/print-table.ts';

/** In the order in which they run. */
const BENCHES: readonly Bench[] = [
  append,
  read,
  disk,
  imports,
  httpUpdate,
  bigStories,
  slowFsync,
  httpGet,
  storyPage,
  diff,
  rebuild,
];

function chosen(names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown === undefined)
    return names.length === 0 ? BENCHES : BENCHES.filter(({ name }) => names.includes(name));
  throw new Error(`"${unknown}" is no bench: use ${BENCHES.map(({ name }) => name).join(', ')}`);
}

async function runAll(benches: readonly Bench[]): Promise<void> {
  const [cpu] = cpus();
  console.log(`Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? 'unknown'}\n`);
  const measured: Measured[] = [];
  for (const { name, run } of benches) {
    const startedAt = performance.now();
    const found = await run();
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(`${name} (${seconds} s)\n\n${toTables(found)}\n`);
    measured.push(...found);
  }
  const short = measured.filter((one) => !isMet(one)).map(({ operation }) => operation);
  console.log(short.length === 0 ? 'Every bar is met.' : `Short: ${short.join('; ')}`);
}

await runAll(chosen(process.argv.slice(2)));
