import { expect, test } from '@jest/globals';

import { serveStet, withTempDir } from '../support/run-stet.ts';

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops a server with code 0', async (signal) => {
  await withTempDir(async (dataDir) => {
    const served = await serveStet(dataDir);
    expect(await served.end(signal)).toBe(0);
  });
});

test('a Ctrl-C that comes twice, as through npx, is one', async () => {
  await withTempDir(async (dataDir) => {
    const served = await serveStet(dataDir);
    const first = served.end('SIGINT');
    expect(await served.end('SIGINT')).toBe(0);
    expect(await first).toBe(0);
  });
});
