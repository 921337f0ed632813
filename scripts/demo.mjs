// Loads the samples into a data directory of their own and serves them: `npm run demo`. Builds first where a source is
// newer than the program. package.json says `exec`, since a shell in between would end by the Ctrl-C and not with code 0.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** npm hands a Ctrl-C on that the terminal has sent to every process already: that is one signal, not two. */
const SAME_SIGNAL_MS = 1_000;

const untilStopped = () =>
  new Promise((resolve) => {
    let stoppedAt;
    const stop = () => {
      stoppedAt ??= performance.now();
      if (performance.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(1);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  });

const program = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href);

execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], { stdio: 'inherit' });

const { runDemo } = await program('cli/demo.js');
const { openStet, startServing } = await program('compose.js');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const world = {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  openStet: (config) => Promise.resolve(openStet(config)),
  startServing,
  untilStopped,
};
process.exitCode = await runDemo(world, join(root, 'samples'));
