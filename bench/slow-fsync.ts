import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Bench, Measured } from './support/bench.ts';
import { compileShim } from './support/compile-shim.ts';
import { interleave, type Side } from './support/interleave.ts';
import { inScratch } from './support/scratch.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';
import { startUpdateServer } from './support/start-update-server.ts';
import { CONNECTIONS, toUpdateLoad } from './support/update-load.ts';
import type { Grouping } from './support/update-server.ts';

const ROUNDS = 5;
const OPERATION = 'HTTP update, 64 connections, 6 KB, fsync 1 ms slower';

/**
 * Whole updates over HTTP where each fsync takes a millisecond more: the server as it is against the same server whose
 * appends have a transaction each. Both are processes of their own with the same library preloaded.
 */
export const slowFsync: Bench = {
  name: 'slow-fsync',
  run: () =>
    inScratch(async (directory) => {
      const preload = compileShim(directory);
      return preload === undefined ? [notMeasured] : compare(directory, preload);
    }),
};

const notMeasured: Measured = {
  operation: OPERATION,
  ours: '',
  baseline: '',
  baselineName: 'not measured: no C compiler',
  ratio: NaN,
  bar: undefined,
};

async function compare(directory: string, preload: string): Promise<readonly Measured[]> {
  const client = startHttpClient();
  const open = async (grouping: Grouping, each: number): Promise<Opened> => {
    const home = join(directory, grouping);
    mkdirSync(home);
    const server = await startUpdateServer({ directory: home, grouping, preload });
    return { side: toSide(server, client, each), stop: server.stop };
  };
  const grouped = await open('grouped', 60);
  const alone = await open('each-alone', 12);
  try {
    const { ours, baseline, ratio } = await interleave(grouped.side, alone.side, ROUNDS);
    return [
      {
        operation: OPERATION,
        ours: rate(ours),
        baseline: rate(baseline),
        baselineName: 'the same with a transaction a request',
        ratio,
        bar: { atLeast: 8 },
      },
    ];
  } finally {
    client.stop();
    grouped.stop();
    alone.stop();
  }
}

type Opened = { readonly side: Side; stop(): void };
type Server = Awaited<ReturnType<typeof startUpdateServer>>;

/** Updates a second; each round begins new stories. */
const toSide =
  ({ port, publish }: Server, client: HttpClient, each: number): Side =>
  async (round) => {
    const prefix = `r${String(round)}-`;
    await publish(prefix);
    const { ms } = await client.send(toUpdateLoad({ port, prefix, each, ifMatch: '"{turn}"' }), '200');
    return (CONNECTIONS * each * 1_000) / ms;
  };

const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
