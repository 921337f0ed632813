#!/usr/bin/env node
import { readFileSync } from 'node:fs';

import { runCli } from './cli/main.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// A reader that has seen enough (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`stet: the standard output can't be written: ${error.message}\n`);
  process.exit(1);
});
// Nobody is left to be told.
process.stderr.on('error', () => undefined);

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal's Ctrl-C reaches every process, and npx hands its own on to this one: within this time the two are one. */
const SAME_SIGNAL_MS = 1_000;

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    let stoppedAt: number | undefined;
    const stop = (signal: NodeJS.Signals): void => {
      stoppedAt ??= performance.now();
      resolve();
      if (performance.now() - stoppedAt < SAME_SIGNAL_MS) return;
      // A later signal, of either kind, ends the process at once.
      for (const each of STOP_SIGNALS) process.off(each, stop);
      process.kill(process.pid, signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
  });

process.exitCode = await runCli(process.argv.slice(2), {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  // Loaded when they are needed: --help and wrong usage need neither server nor store.
  openStet: async (config) => (await import('./compose.ts')).openStet(config),
  startServing: async (config, role) => (await import('./compose.ts')).startServing(config, role),
  untilStopped,
});
