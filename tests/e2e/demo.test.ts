import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { runStet, withTempDir } from '../support/run-stet.ts';

type Demo = {
  readonly output: () => string;
  /** Resolves when the text that is looked for was printed, or when the demo has ended. */
  until(text: string): Promise<string>;
  /** What a terminal does on Ctrl-C: every process of the group gets it, and npm hands it on once more. */
  ctrlC(): Promise<number | null>;
  readonly ended: Promise<number | null>;
};

function startDemo(dataDir: string, environment: Readonly<Record<string, string>> = {}): Demo {
  const child = spawn('npm', ['run', 'demo'], {
    env: { PATH: process.env['PATH'], HOME: dataDir, STET_DATA_DIR: dataDir, NO_COLOR: '1', ...environment },
    stdio: 'pipe',
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => (text += more));
  }
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  return {
    output: () => text,
    until: async (wanted) => {
      const more = () => Promise.race([once(child.stdout, 'data'), ended]);
      while (!text.includes(wanted) && child.exitCode === null) await more();
      return text;
    },
    ctrlC: () => {
      process.kill(-(child.pid ?? 0), 'SIGINT');
      return ended;
    },
    ended,
  };
}

const READY = 'Ctrl-C stops the demo';

/** Holds the demo's own port while `work` runs; somebody else may hold it already. */
async function withPortTaken(port: number, work: (taken: number) => Promise<void>): Promise<void> {
  const server = createServer();
  const listening = await new Promise<boolean>((settle) => {
    server.once('error', () => {
      settle(false);
    });
    server.listen(port, '127.0.0.1', () => {
      settle(true);
    });
  });
  try {
    await work(listening ? (server.address() as AddressInfo).port : port);
  } finally {
    server.close();
  }
}

type Printed = { readonly token: string; readonly api: string; readonly address: string };

function readPrinted(output: string): Printed {
  const [, token = ''] = /export TOKEN=(\S+)/.exec(output) ?? [];
  const [, api = ''] = /export API=(\S+)/.exec(output) ?? [];
  const [, address = ''] = /Stet serves (\S+)/.exec(output) ?? [];
  return { token, api, address };
}

/** The requests that the demo prints for a shell, each made as it stands there. */
function askExamples(output: string, { token, api }: Printed): Promise<readonly [string, number, string][]> {
  const lines = [...output.matchAll(/^ {2}curl (.*)"(\$API\S+)"$/gm)];
  return Promise.all(
    lines.map(async ([, options = '', url = '']): Promise<[string, number, string]> => {
      const accept = /'Accept: ([^']+)'/.exec(options)?.[1] ?? '*/*';
      const headers = { Authorization: `Bearer ${token}`, Accept: accept };
      const response = await fetch(url.replace('$API', api), { headers });
      return [url, response.status, await response.text()];
    }),
  );
}

describe('npm run demo', () => {
  test('loads the samples once, answers what it prints, and stops with code 0', async () => {
    await withTempDir(async (dataDir) => {
      await withPortTaken(4280, async () => {
        const demo = startDemo(dataDir);
        const output = await demo.until(READY);
        expect(output).toMatch(/The samples are loaded: \d{2,} events appended/);
        expect(output).toContain('Port 4280 is taken by another program; a free one is used.');
        const printed = readPrinted(output);
        expect((await fetch(`${printed.address}/docs`)).status).toBe(200);
        expect((await fetch(`${printed.api}/articles`)).status).toBe(401);
        const answers = await askExamples(output, printed);
        expect(answers.map(([url, status]) => [url, status])).toEqual(answers.map(([url]) => [url, 200]));
        expect(answers).toHaveLength(6);
        const [diff, past, silent] = answers.map(([, , text]) => text);
        expect(diff).toMatch(/^-.*At least 9 people.*\n^\+.*At least 12 people/m);
        expect(past).toContain('At least 11 dead');
        expect((JSON.parse(silent ?? '') as { items: unknown[] }).items.length).toBeGreaterThan(3);
        expect(await demo.ctrlC()).toBe(0);
      });

      const again = startDemo(dataDir, { STET_PORT: '0' });
      expect(await again.until(READY)).toMatch(/The samples were loaded before .*: nothing appended\./);
      expect(await again.ctrlC()).toBe(0);
      const check = await runStet(dataDir, ['check']);
      expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('Clean')]);
    });
  });

  test('keeps to a port that was asked for by name, and tells the remedy', async () => {
    await withTempDir(async (dataDir) => {
      await withPortTaken(0, async (port) => {
        const demo = startDemo(dataDir, { STET_PORT: String(port) });
        expect(await demo.ended).toBe(1);
        expect(demo.output()).toContain(`Can't listen on 127.0.0.1, port ${String(port)}: another program`);
      });
    });
  });

  test('puts no invented story among real ones', async () => {
    await withTempDir(async (dir) => {
      const [dataDir, page] = [join(dir, 'data'), join(dir, 'ferry.txt')];
      await writeFile(page, 'Ferry late\n\nPublished: 2026-03-01 10:00\n\nFog held the ferry at the pier.\n');
      expect((await runStet(dataDir, ['import', page])).code).toBe(0);
      const demo = startDemo(dataDir);
      expect(await demo.ended).toBe(1);
      expect(demo.output()).toContain(`STET_DATA_DIR=${dataDir} holds stories that are not the demo's.`);
      const { stdout } = await runStet(dataDir, ['export']);
      expect(stdout.trim().split('\n')).toHaveLength(1);
    });
  });
});
