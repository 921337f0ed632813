// Loads the samples into a data directory of their own and serves them: `npm run demo`. Builds first where a source is
// newer than the program. package.json says `exec`, since a shell in between would end by the Ctrl-C and not with code 0.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';

const root = join(import.meta.dirname, '..');

/** A terminal's Ctrl-C reaches every process, and npm hands its own on to this one: within this time the two are one. */
const SAME_SIGNAL_MS = 1_000;

const signals = [];
let notice = () => undefined;

function onSignal(signal) {
  const now = performance.now();
  if (now - (signals[0]?.at ?? now) > SAME_SIGNAL_MS) process.exit(1);
  signals.push({ signal, at: now });
  notice();
}

function untilStopped() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, onSignal);
  return new Promise((resolve) => (notice = resolve));
}

/** The second half of a Ctrl-C would end a process that is about to leave, and not with code 0. */
async function untilSignalIsWhole() {
  const isHalf = signals.length === 1 && signals[0].signal === 'SIGINT';
  if (!isHalf || process.env.npm_lifecycle_event === undefined) return;
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, SAME_SIGNAL_MS);
    notice = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

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
await untilSignalIsWhole();
