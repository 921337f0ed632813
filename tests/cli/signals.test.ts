import { spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { resolve, join } from 'node:path';

import { expect, test } from '@jest/globals';

import { runStet, withTempDir } from '../support/run-stet.ts';

const PAGES = 300;

async function writePages(folder: string): Promise<void> {
  await mkdir(folder);
  for (let page = 0; page < PAGES; page += 1) {
    const text = `Council takes decision ${String(page)}\n\nPosted: 2026/03/01 10:00\n\nThe council of Northport voted on item ${String(page)} last night.\n`;
    await writeFile(join(folder, `page-${String(page)}.txt`), text);
  }
}

const hasUnfinished = async (dir: string): Promise<boolean> =>
  (await readdir(dir)).some((name) => name.endsWith('.unfinished'));

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends an import, leaves no half report, and the same import goes on',
  async (signal) => {
    await withTempDir(async (dir) => {
      const [data, pages, report] = [join(dir, 'data'), join(dir, 'pages'), join(dir, 'report.json')];
      await writePages(pages);
      const importing = ['import', pages, '--report', report];
      const child = spawn(process.execPath, [resolve('dist/src/main.js'), ...importing], {
        env: { PATH: process.env['PATH'], STET_DATA_DIR: data },
        stdio: 'ignore',
      });
      const ended = new Promise<unknown>((settle) => {
        child.once('exit', (code, by) => {
          settle(by ?? code);
        });
      });
      while (child.exitCode === null && !(await hasUnfinished(dir))) await new Promise(setImmediate);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect((await readdir(dir)).filter((name) => name.startsWith('report'))).toEqual([]);

      expect((await runStet(data, importing)).code).toBe(0);
      const { stdout } = await runStet(data, ['check']);
      expect(stdout).toContain(`Clean: ${String(PAGES)} events replayed`);
    });
  },
  30_000,
);
