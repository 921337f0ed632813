import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { EventStore } from '../../src/event-store/event-store.ts';
import { createMemoryEventStore } from '../../src/event-store/memory/create-memory-event-store.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { createReadModelHome, openReadModel } from '../../src/read-model/open-read-model.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { openDatabase } from '../../src/sqlite/open-database.ts';
import { readModelContract } from '../contracts/read-model.contract.ts';
import { anArticleId, someNotes } from '../support/event-builders.ts';
import { givenPlace, storiesProjection, testProjections, testSchema, type TestPlace } from './support.ts';

readModelContract('sqlite', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stet-contract-'));
  const store = createMemoryEventStore();
  const other = anArticleId('other');
  await store.append(other, someNotes(other, 100), 'no-stream');
  const place = { dataDir, projections: testProjections, schema: testSchema, store };
  const home = () => createReadModelHome(place);
  return {
    homes: [home(), home()],
    store,
    clear: () => {
      rmSync(dataDir, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
});

describe('files of the SQLite read model', () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await givenPlace();
  });
  afterEach(() => place.clear());
  const files = () => readdirSync(place.dataDir).filter((file) => /^read-model-\d+\.sqlite$/.test(file));
  const reason = async (more: object = {}) => {
    const { dataDir, store } = place;
    const definition = { dataDir, projections: testProjections, schema: testSchema, store, ...more };
    const opened = await openReadModel(definition);
    if (opened.state === 'open') await opened.readModel.close();
    return opened.state === 'open' ? undefined : opened.reason;
  };

  test('one file stays after rebuilds, and leftovers of a killed one go at the next opening', async () => {
    await place.rebuild();
    await place.rebuild();
    expect(files()).toEqual(['read-model-3.sqlite']);
    for (const name of ['read-model-4.sqlite', 'read-model-4.sqlite-wal', 'read-model-2.sqlite-shm']) {
      writeFileSync(join(place.dataDir, name), 'half');
    }
    await place.open();
    expect(readdirSync(place.dataDir).filter((file) => /-[24]\./.test(file))).toEqual([]);
  });

  test('a file made anew has pages that hold a text of usual length, and one that is there keeps its own', async () => {
    await place.rebuild();
    const [file = ''] = files();
    const pageBytes = (path: string, given?: number): unknown => {
      const database = openDatabase(path, { pageBytes: given });
      const size = database.pragma('page_size', { simple: true });
      database.close();
      return size;
    };
    expect(pageBytes(join(place.dataDir, file))).toBe(8_192);
    expect(pageBytes(join(place.dataDir, 'other.sqlite'))).toBe(4_096);
    expect(pageBytes(join(place.dataDir, 'other.sqlite'), 16_384)).toBe(4_096);
  });

  test('leftovers stay while a rebuild runs: they may be its own', async () => {
    const generation = await place.home.startGeneration();
    expect(files()).toEqual(['read-model-1.sqlite', 'read-model-2.sqlite']);
    await place.open();
    expect(files()).toEqual(['read-model-1.sqlite', 'read-model-2.sqlite']);
    await generation.close();
    expect(files()).toEqual(['read-model-1.sqlite']);
  });

  test('another version of a projection or schema, or another store, asks for a rebuild', async () => {
    expect(await reason()).toBeUndefined();
    const projections = [{ ...storiesProjection, version: 2 }, ...testProjections.slice(1)];
    expect(await reason({ projections })).toMatchObject({ code: 'outdated' });
    expect((await reason({ projections }))?.message).toContain('stories:2');
    expect(await reason({ projections: [storiesProjection] })).toMatchObject({ code: 'outdated' });
    expect(await reason({ schema: { ...testSchema, version: 'test-2' } })).toMatchObject({
      code: 'outdated',
    });
    expect(await reason({ store: createMemoryEventStore() })).toMatchObject({ code: 'outdated' });
  });

  test('a damaged file or pointer asks for a rebuild, which mends it', async () => {
    writeFileSync(join(place.dataDir, 'read-model-1.sqlite'), 'this is no database, whatever its name says');
    expect(await reason()).toMatchObject({ code: 'damaged' });
    await place.rebuild();
    expect(await reason()).toBeUndefined();
    rmSync(join(place.dataDir, 'read-model-2.sqlite'));
    expect(await reason()).toMatchObject({ code: 'missing' });
    await place.rebuild();
    writeFileSync(join(place.dataDir, 'read-model.json'), '{"generation":');
    expect(await reason()).toMatchObject({ code: 'missing' });
    await place.rebuild();
    expect(await reason()).toBeUndefined();
  });

  test('a process whose program is older than the rebuild says that it must be restarted', async () => {
    const old: ReadModel = await place.open();
    const projections = [{ ...storiesProjection, version: 2 }, ...testProjections.slice(1)];
    const { dataDir, store } = place;
    const home = createReadModelHome({ dataDir, projections, schema: testSchema, store });
    await rebuildReadModel({ store, home, projections });
    await expect(old.checkpoint()).rejects.toThrow('restart');
    await expect(old.read(() => Promise.resolve(1))).rejects.toThrow('restart');
  });

  test('one that is ahead of its store, since an older copy was put in its place, asks for a rebuild', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'stet-older-copy-'));
    const [file, copy] = [join(dataDir, 'events.sqlite'), join(dataDir, 'copy')];
    const withStore = async (work: (store: EventStore) => Promise<unknown>): Promise<void> => {
      const store = openEventStore({ url: 'sqlite', dataDir });
      await work(store);
      await store.close();
    };
    const id = anArticleId();
    const append = (store: EventStore) => store.append(id, someNotes(id, 1), 'any');
    await withStore(append);
    copyFileSync(file, copy);
    await withStore(async (store) => {
      await append(store);
      const home = createReadModelHome({ dataDir, projections: testProjections, schema: testSchema, store });
      await rebuildReadModel({ store, home, projections: testProjections });
      expect(await reason({ dataDir, store })).toBeUndefined();
    });
    copyFileSync(copy, file);
    await withStore(async (store) => {
      expect(await reason({ dataDir, store })).toMatchObject({ code: 'outdated' });
      expect((await reason({ dataDir, store }))?.message).toContain('events up to 2');
    });
    rmSync(dataDir, { recursive: true });
  });

  test('the pointer names what made the generation', () => {
    const pointer: unknown = JSON.parse(readFileSync(join(place.dataDir, 'read-model.json'), 'utf8'));
    expect(pointer).toEqual({
      generation: 1,
      madeBy: ['engine:1', 'schema:test-1', 'stories:1', 'entries:1', `store:${place.store.epoch}`],
    });
  });
});
