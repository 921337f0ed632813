import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

const counts = {
  numPassedTests: 12,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 2,
  numTodoTests: 1,
};

describe('the closing line of .ci/run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-counts-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['all passed', JSON.stringify(counts), 'tests: 12 passed, 0 failed, 3 skipped', 0],
    [
      'one failed',
      JSON.stringify({ ...counts, numFailedTests: 1 }),
      'tests: 12 passed, 1 failed, 3 skipped',
      1,
    ],
    [
      'a file that didn’t load',
      JSON.stringify({ ...counts, numRuntimeErrorTestSuites: 1 }),
      'tests: 12 passed, 1 failed, 3 skipped',
      1,
    ],
    [
      'nothing ran',
      JSON.stringify({ ...counts, numPassedTests: 0 }),
      'tests: 0 passed, 0 failed, 3 skipped',
      1,
    ],
    ['no results', '', 'tests: 0 passed, 1 failed, 0 skipped', 1],
  ])('%s', (_case, results, line, exitCode) => {
    const file = join(folder, 'results.json');
    writeFileSync(file, results);
    const run = spawnSync(process.execPath, ['scripts/print-test-counts.mjs', file], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: exitCode, stdout: `${line}\n` });
  });
});
