import { describe, expect, test } from '@jest/globals';

import { runStet, withTempDir } from '../support/run-stet.ts';

describe('stet diff says in one line', () => {
  test('that there is no such story', () =>
    withTempDir(async (dir) => {
      expect(await runStet(dir, ['diff', 'nosuch', '1', '2'])).toMatchObject({
        code: 1,
        stderr: 'stet: There is no story nosuch. Check the id; ids are case-sensitive.\n',
      });
    }));

  test('which of its arguments is none', () =>
    withTempDir(async (dir) => {
      expect(await runStet(dir, ['diff', 'nosuch', 'frist', '2'])).toMatchObject({
        code: 2,
        stderr: 'stet: FROM must be a revision number, previous, latest, published or first, not "frist"\n',
      });
    }));

  test.each([
    [['--view', 'side', '--patch'], '--view side and --patch'],
    [['--patch', '--json'], '--patch and --json'],
  ])('that it has one form at a time: %j', (options, both) =>
    withTempDir(async (dir) => {
      expect(await runStet(dir, ['diff', 'nosuch', '1', '2', ...options])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `stet: ${both} ask for different forms; give one of them.\n`,
      });
    }),
  );
});
