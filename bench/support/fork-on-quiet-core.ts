import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';

/** So many cores are tried, a third of a second each. */
const MOST_CORES = 8;

/** Milliseconds of parsing a JSON text, the least of many times: work that feels a neighbour on the same core. */
const PROBE = `
  const text = JSON.stringify(Array.from({ length: 60 }, (_, i) => ({ kind: 'paragraph', text: 'Ferry ' + i + ' 渡輪停航', marks: [] })));
  let least = Infinity;
  const end = performance.now() + 250;
  while (performance.now() < end) {
    const from = performance.now();
    for (let i = 0; i < 50; i += 1) JSON.parse(text);
    least = Math.min(least, performance.now() - from);
  }
  console.log(least);`;

/**
 * A process of its own with all its threads on one core. On a shared machine another tenant may be at work on the other half of a core,
 * which takes a third of its speed: the core that is quickest now is taken. Without `taskset` (util-linux) the process runs where it may.
 */
export function forkOnQuietCore(modulePath: string): ChildProcess {
  const core = findQuietCore();
  if (core === undefined) return fork(modulePath);
  const execArgv = ['-c', String(core), process.execPath, ...process.execArgv];
  return fork(modulePath, { execPath: 'taskset', execArgv });
}

function findQuietCore(): number | undefined {
  const cores = [...cpus().keys()].slice(0, MOST_CORES);
  const timed = cores.map((core) => ({ core, ms: probe(core) })).filter(({ ms }) => ms > 0);
  return timed.sort((a, b) => a.ms - b.ms)[0]?.core;
}

/** 0: the process may not run on that core, or there is no `taskset`. */
function probe(core: number): number {
  const { status, stdout } = spawnSync('taskset', ['-c', String(core), process.execPath, '-e', PROBE]);
  return status === 0 ? Number(stdout.toString()) : 0;
}
