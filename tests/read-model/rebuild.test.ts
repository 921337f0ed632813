import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { ArticleEvent } from '../../src/domain/article/events.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { rebuildReadModel, type RebuildProgress } from '../../src/read-model/rebuild.ts';
import { anArticleId, someNotes } from '../support/event-builders.ts';
import { appendAll, givenPlace, testProjections, toEvents, type Step, type TestPlace } from './support.ts';

const TIMEOUT_MS = 20_000;

const steps = (count: number): readonly Step[] =>
  Array.from({ length: count }, (_, index) => ({
    story: (index * 5) % 4,
    kind: (index * 11) % 14,
    minutes: (index * 53) % 300,
    pick: index % 13,
  }));

const dump = (readModel: ReadModel): Promise<unknown> =>
  readModel.dump((rows) =>
    Promise.resolve({
      checkpoint: rows.checkpoint,
      tables: ['stories', 'entries', 'story_states', 'story_acts'].map((table) =>
        [...rows.rows(table)]
          .map((row) =>
            Object.entries(row)
              .map(([column, cell]) => `${column}=${String(cell)}`)
              .join('|'),
          )
          .sort(),
      ),
    }),
  );

describe('rebuildReadModel', () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await givenPlace();
  });
  afterEach(() => place.clear());

  test('makes the very rows that projecting event by event made', async () => {
    const readModel = await place.open();
    const projector = place.project(readModel);
    for (const event of toEvents(steps(150))) {
      const { globalPosition } = await place.store.append(event.articleId, [event], 'any');
      await projector.waitFor(globalPosition, TIMEOUT_MS);
    }
    const incremental = await dump(readModel);
    await place.rebuild();
    expect(await dump(readModel)).toEqual(incremental);
    expect(readModel.generation()).toBe(2);
  });

  test('with little memory it makes the same rows', async () => {
    await appendAll(place.store, toEvents(steps(150)));
    await place.rebuild();
    const readModel = await place.open();
    const roomy = await dump(readModel);
    const { store, home } = place;
    const memory = { maxCount: 1, maxBytes: 1 };
    await rebuildReadModel({ store, home, projections: testProjections, memory });
    expect(await dump(readModel)).toEqual(roomy);
  });

  test('writes and projecting go on meanwhile, and nothing that was shown is lost by the switch', async () => {
    const readModel = await place.open();
    const projector = place.project(readModel);
    await appendAll(place.store, toEvents(steps(300), 'before'));
    const shown: bigint[] = [];
    const isDone = { value: false };
    const write = async (event: ArticleEvent): Promise<void> => {
      const { globalPosition } = await place.store.append(event.articleId, [event], 'any');
      expect(await projector.waitFor(globalPosition, TIMEOUT_MS)).toBe(true);
      shown.push(await readModel.read(({ checkpoint }) => Promise.resolve(checkpoint)));
      expect(shown.at(-1)).toBeGreaterThanOrEqual(globalPosition);
    };
    const writing = (async () => {
      for (let round = 0; !isDone.value; round += 1) {
        for (const event of toEvents(steps(40), `during${String(round)}-`)) await write(event);
      }
    })();
    for (let count = 0; count < 3; count += 1) await place.rebuild();
    isDone.value = true;
    await writing;
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual([...shown].sort((a, b) => (a < b ? -1 : 1)));
    const last = await appendAll(place.store, someNotes(anArticleId('after'), 1));
    expect(await projector.waitFor(last, TIMEOUT_MS)).toBe(true);
    expect([readModel.generation(), projector.failure()]).toEqual([4, undefined]);
    await place.expectClean(readModel);
  });

  test('tells its progress, and how many events it replayed', async () => {
    await appendAll(place.store, toEvents(steps(30)));
    const told: RebuildProgress[] = [];
    const { store, home } = place;
    const projections = testProjections;
    const result = await rebuildReadModel({
      store,
      home,
      projections,
      onProgress: (progress) => told.push(progress),
    });
    expect(result).toEqual({ events: 30, checkpoint: await store.lastPosition() });
    expect(told.at(-1)).toEqual({ events: 30, total: 30 });
  });

  test('a failing one leaves the live one, and the next may begin', async () => {
    const readModel = await place.open();
    await appendAll(place.store, toEvents(steps(30)));
    const { store, home } = place;
    const failing = testProjections.map((projection) => ({
      ...projection,
      project: () => {
        throw new Error('poisoned');
      },
    }));
    await expect(rebuildReadModel({ store, home, projections: failing })).rejects.toThrow('poisoned');
    expect([readModel.generation(), await readModel.checkpoint()]).toEqual([1, 0n]);
    await place.rebuild();
    await place.expectClean(readModel);
  });

  test('two at once: the second is refused', async () => {
    await appendAll(place.store, toEvents(steps(30)));
    const outcomes = await Promise.allSettled([place.rebuild(), place.rebuild()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(String(refused?.reason)).toContain('already running');
  });

  test('a read model past the end of a restored store is replaced', async () => {
    const readModel = await place.open();
    await readModel.apply({ expectedCheckpoint: 0n, checkpoint: 900n, changes: [], states: [] });
    const last = await appendAll(place.store, toEvents(steps(10)));
    await place.rebuild();
    expect(await readModel.checkpoint()).toBe(last);
    await place.expectClean(readModel);
  });
});
