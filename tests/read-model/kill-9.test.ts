import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { checkReadModel } from '../../src/read-model/check.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { startProjector } from '../../src/read-model/projector.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { silentLog } from '../../src/shared/log.ts';
import { projections } from '../../projections/index.ts';
import { readModelSchema as schema } from '../../migrations/read-model/index.ts';
import { appendAll, tempDir, toEvents, type Step } from './support.ts';

const KILLS = process.env['STET_TEST_LONG'] === '1' ? 60 : 6;

/** Runs the built program's modules, as another process would. `say` writes one line at once; `hang` stops everything. */
const PREAMBLE = `
  import { writeSync } from 'node:fs';
  import { openEventStore } from './dist/src/event-store/open-event-store.js';
  import { createReadModelHome } from './dist/src/read-model/open-read-model.js';
  import { startProjector } from './dist/src/read-model/projector.js';
  import { rebuildReadModel } from './dist/src/read-model/rebuild.js';
  import { replayInto } from './dist/src/read-model/replay.js';
  import { silentLog as log } from './dist/src/shared/log.js';
  import { projections } from './dist/projections/index.js';
  import { readModelSchema as schema } from './dist/migrations/read-model/index.js';
  const dataDir = process.env.TEST_DATA_DIR;
  const store = openEventStore({ url: 'sqlite', dataDir });
  const home = createReadModelHome({ dataDir, projections, schema, store });
  const say = (line) => writeSync(1, line + '\\n');
  const hang = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
`;

/** Moments of a rebuild at which it is killed. */
const MOMENTS = {
  'while it fills': `
    await rebuildReadModel({ store, home, projections, onProgress: () => { say('now'); hang(); } });`,
  'when it is filled but not yet on the disk': `
    const generation = await home.startGeneration();
    await replayInto(generation, { store, projections, upTo: await store.lastPosition() });
    say('now'); hang();`,
  'when it is complete but not yet live': `
    const generation = await home.startGeneration();
    const upTo = await store.lastPosition();
    await replayInto(generation, { store, projections, upTo });
    await generation.finish(upTo);
    say('now'); hang();`,
};

const PROJECT = `
  const { readModel } = await home.open();
  const projector = startProjector({ store, readModel, projections, log });
  let position = 0n;
  for (;;) {
    if (await projector.waitFor(position + 1n, 1_000)) { position = projector.position(); say(String(position)); }
  }
`;

type Running = { readonly child: ChildProcess; line(): Promise<string> };

function run(dataDir: string, script: string): Running {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `${PREAMBLE}${script}`], {
    env: { PATH: process.env['PATH'], TEST_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error('The process ended too early');
      return next.value;
    },
  };
}

async function kill9({ child }: Running): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

const steps = (count: number): readonly Step[] =>
  Array.from({ length: count }, (_, index) => ({
    story: (index * 5) % 4,
    kind: (index * 11) % 14,
    minutes: (index * 53) % 300,
    pick: index % 13,
  }));

describe('kill -9', () => {
  let dir: ReturnType<typeof tempDir>;
  let store: ReturnType<typeof openEventStore>;
  beforeEach(() => {
    dir = tempDir();
    store = openEventStore({ url: 'sqlite', dataDir: dir.path });
  });
  afterEach(async () => {
    await store.close();
    dir.remove();
  });
  const home = () => createReadModelHome({ dataDir: dir.path, projections, schema, store });
  const open = async (): Promise<ReadModel> => {
    const opened = await home().open();
    if (opened.state !== 'open') throw new Error(opened.reason.message);
    return opened.readModel;
  };
  const generations = () => readdirSync(dir.path).filter((file) => /^read-model-\d+\.sqlite$/.test(file));

  test.each(Object.entries(MOMENTS))(
    'of a rebuild %s leaves the live one as it was',
    async (_moment, script) => {
      const last = await appendAll(store, toEvents(steps(60)));
      await rebuildReadModel({ store, home: home(), projections });
      const readModel = await open();
      const rebuild = run(dir.path, script);
      await rebuild.line();
      await kill9(rebuild);
      expect([readModel.generation(), await readModel.checkpoint()]).toEqual([1, last]);
      expect(generations()).toHaveLength(2);
      const again = await open();
      expect(generations()).toEqual(['read-model-1.sqlite']);
      expect(await checkReadModel({ store, readModel: again, projections })).toMatchObject({ count: 0 });
      await rebuildReadModel({ store, home: home(), projections });
      expect(await readModel.checkpoint()).toBe(last);
      expect(readModel.generation()).toBeGreaterThan(1);
      await again.close();
      await readModel.close();
    },
  );

  test(`${String(KILLS)} times of a projector in mid-work: each event takes effect once`, async () => {
    await rebuildReadModel({ store, home: home(), projections });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const projector = run(dir.path, PROJECT);
      await appendAll(store, toEvents(steps(40), `k${String(kill)}-`));
      await projector.line();
      await appendAll(store, toEvents(steps(10 + kill), `m${String(kill)}-`));
      await kill9(projector);
    }
    const readModel = await open();
    const projector = startProjector({ store, readModel, projections, log: silentLog });
    expect(await projector.waitFor(await store.lastPosition(), 20_000)).toBe(true);
    const report = await checkReadModel({ store, readModel, projections });
    expect(report.differences).toEqual([]);
    await projector.stop();
    await readModel.close();
  });
});
