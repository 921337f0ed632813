import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve('dist/src/main.js');

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Variables of the machine that a test must not depend on are left out. */
export function environmentFor(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    STET_DATA_DIR: dataDir,
    STET_PORT: '0',
    NO_COLOR: '1',
    STET_RATE_LIMIT: '0',
    ...more,
  };
}

/** Runs one command of the built program to its end. */
export function runStet(
  dataDir: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: environmentFor(dataDir, environment),
    stdio: 'pipe',
  });
  return new Promise((settle, fail) => {
    const output = collect(child);
    child.once('error', fail);
    child.once('close', (code) => {
      settle({ code, ...output() });
    });
  });
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return () => ({ stdout, stderr });
}

/** A served installation, in a process of its own. */
export type Served = {
  /** For example `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly api: string;
  /** Ends it at once, as a crash would. */
  kill9(): Promise<void>;
  /** Sends a signal, and gives the exit code. */
  end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
  /** Ends it as an operator does, and gives its exit code. */
  stop(): Promise<number | null>;
  output(): string;
};

const STARTED = /(?:serves (http:\/\/127\.0\.0\.1:\d+)|projects events)/;

export function serveStet(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, 'serve', ...args], {
    env: environmentFor(dataDir, environment),
    stdio: 'pipe',
  });
  const output = collect(child);
  const closed = new Promise<number | null>((settle) => child.once('close', settle));
  const end = async (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null> => {
    child.kill(signal);
    return closed;
  };
  return new Promise((settle, fail) => {
    child.stdout.on('data', () => {
      const started = STARTED.exec(output().stdout);
      if (started === null) return;
      const address = started[1] ?? '';
      settle({
        address,
        api: `${address}/api/v1`,
        kill9: async () => {
          await end('SIGKILL');
        },
        end,
        stop: () => end('SIGTERM'),
        output: () => `${output().stdout}\n${output().stderr}`,
      });
    });
    void closed.then((code) => {
      fail(new Error(`stet serve ended with ${String(code)}: ${output().stderr}${output().stdout}`));
    });
  });
}

export async function makeToken(dataDir: string, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await runStet(dataDir, [
    'token',
    'create',
    '--json',
    '--name',
    'test',
    ...args,
  ]);
  if (code !== 0) throw new Error(`stet token create ended with ${String(code)}: ${stderr}`);
  return (JSON.parse(stdout) as { token: string }).token;
}

/** A folder of its own for one test, removed at its end. */
export async function withTempDir<Result>(work: (dir: string) => Promise<Result>): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'stet-'));
  try {
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
