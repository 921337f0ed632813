import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';

import type { Log } from '../../src/shared/log.ts';
import { checkReadModel } from '../../src/read-model/check.ts';
import type { Projection } from '../../src/read-model/projection.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { anArticleId, anEvent, someNotes } from '../support/event-builders.ts';
import {
  appendAll,
  arbitrarySteps,
  entriesProjection,
  givenPlace,
  storiesProjection,
  testProjections,
  toEvents,
  type TestPlace,
} from './support.ts';

const TIMEOUT_MS = 20_000;
const TINY = { maxCount: 1, maxBytes: 1 };
const QUICK = { firstMs: 1, longestMs: 4 };

const countEntries = (readModel: ReadModel): Promise<number> =>
  readModel.read(async ({ db }) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from entries`.execute(db.kysely);
    return rows[0]?.n ?? -1;
  });

describe('startProjector', () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await givenPlace();
  });
  afterEach(() => place.clear());

  test('projects what is stored and what comes, and says when', async () => {
    const story = anArticleId('s');
    const before = await appendAll(place.store, someNotes(story, 3));
    const readModel = await place.open();
    const projector = place.project(readModel);
    expect(await projector.waitFor(before, TIMEOUT_MS)).toBe(true);
    const after = await appendAll(place.store, someNotes(story, 2));
    expect(await projector.waitFor(after, TIMEOUT_MS)).toBe(true);
    expect(await countEntries(readModel)).toBe(5);
    expect([projector.position(), await projector.lag()]).toEqual([after, 0n]);
    expect(await projector.waitFor(after + 1_000n, 5)).toBe(false);
    await place.expectClean(readModel);
  });

  test('stopping ends it: whoever waits gets false, later events stay unprojected', async () => {
    const readModel = await place.open();
    const projector = place.project(readModel);
    const waiting = projector.waitFor(1_000n, TIMEOUT_MS);
    await projector.stop();
    expect(await waiting).toBe(false);
    const last = await appendAll(place.store, someNotes(anArticleId('s'), 1));
    expect(await projector.waitFor(last, 5)).toBe(false);
    expect(await projector.lag()).toBe(last);
  });

  test('any history gives the rows of a replay, whatever is remembered', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(40), async (steps) => {
        run += 1;
        const events = toEvents(steps, `r${String(run)}-`);
        const readModel = await place.open();
        const middle = await appendAll(place.store, events.slice(0, 15));
        const first = place.project(readModel, { memory: TINY });
        expect(await first.waitFor(middle, TIMEOUT_MS)).toBe(true);
        const last = await appendAll(place.store, events.slice(15));
        expect(await first.waitFor(last, TIMEOUT_MS)).toBe(true);
        await first.stop();
        const { store } = place;
        for (const memory of [TINY, undefined]) {
          const report = await checkReadModel({ store, readModel, projections: testProjections, memory });
          expect(report.differences).toEqual([]);
        }
      }),
      { numRuns: process.env['STET_TEST_LONG'] === '1' ? 200 : 20 },
    );
  });

  test('a batch whose apply is lost is projected once all the same', async () => {
    const readModel = await place.open();
    const lossy = losingApplies(readModel);
    const last = await appendAll(place.store, toEvents(manySteps(30)));
    const projector = place.project(lossy.readModel, { retry: QUICK, memory: TINY });
    expect(await projector.waitFor(last, TIMEOUT_MS)).toBe(true);
    expect(lossy.lost()).toBeGreaterThan(1);
    await place.expectClean(readModel);
  });

  test('two projectors on one read model project each event once', async () => {
    const readModels = [await place.open(), await place.open()] as const;
    const projectors = readModels.map((readModel) => place.project(readModel));
    const steps = manySteps(120);
    let last = 0n;
    for (const event of toEvents(steps)) {
      ({ globalPosition: last } = await place.store.append(event.articleId, [event], 'any'));
    }
    for (const projector of projectors) {
      expect(await projector.waitFor(last, TIMEOUT_MS)).toBe(true);
      expect(projector.failure()).toBeUndefined();
    }
    await place.expectClean(readModels[0]);
  });

  test('a rebuild in between is noticed, and projecting goes on in the new generation', async () => {
    const readModel = await place.open();
    const projector = place.project(readModel);
    const first = await appendAll(place.store, toEvents(manySteps(20)));
    await projector.waitFor(first, TIMEOUT_MS);
    await place.rebuild();
    const last = await appendAll(place.store, someNotes(anArticleId('s0'), 4));
    expect(await projector.waitFor(last, TIMEOUT_MS)).toBe(true);
    expect([readModel.generation(), projector.failure()]).toEqual([2, undefined]);
    await place.expectClean(readModel);
  });

  test('an event that cannot be projected stops it there, is logged once, tried again, never skipped', async () => {
    const poison = { isOn: true, attempts: 0 };
    const projections = [storiesProjection, breakingOn('ArticleWithheld', poison)];
    const log = createRecordingLog();
    const readModel = await place.open();
    const story = anArticleId('s');
    const good = await appendAll(place.store, someNotes(story, 3));
    const bad = await appendAll(place.store, [anEvent('ArticleWithheld', { articleId: story })]);
    const last = await appendAll(place.store, someNotes(story, 2));
    const projector = place.project(readModel, { projections, log: log.log, retry: QUICK });
    await until(() => poison.attempts >= 5);
    expect(projector.failure()).toMatchObject({ position: bad });
    expect(projector.failure()?.message).toContain('poisoned');
    expect(await readModel.checkpoint()).toBe(good);
    expect(log.errors()).toHaveLength(1);
    poison.isOn = false;
    expect(await projector.waitFor(last, TIMEOUT_MS)).toBe(true);
    await until(() => projector.failure() === undefined);
    await place.expectClean(readModel);
  });

  test('rows that the tables refuse name the event too', async () => {
    const readModel = await place.open();
    const story = anArticleId('s');
    await appendAll(place.store, someNotes(story, 3));
    const bad = await appendAll(place.store, [anEvent('ArticleWithheld', { articleId: story })]);
    await appendAll(place.store, someNotes(story, 2));
    const projections = [storiesProjection, { ...entriesProjection, project: refusedRows }];
    const projector = place.project(readModel, { projections, retry: QUICK });
    await until(() => projector.failure()?.position === bad);
    expect(await readModel.checkpoint()).toBe(bad - 1n);
  });
});

const manySteps = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    story: index % 3,
    kind: (index * 7) % 14,
    minutes: (index * 37) % 300,
    pick: index % 11,
  }));

const refusedRows: Projection['project'] = (input) =>
  input.event.type === 'ArticleWithheld'
    ? [{ op: 'upsert', table: 'entries', row: { article_id: null, version: 1, words: '' } }]
    : entriesProjection.project(input);

function breakingOn(type: string, poison: { isOn: boolean; attempts: number }): Projection {
  return {
    ...entriesProjection,
    project(input) {
      if (input.event.type !== type || !poison.isOn) return entriesProjection.project(input);
      poison.attempts += 1;
      throw new Error('poisoned');
    },
  };
}

/** A read model in front of the real one, whose process dies before every second commit, or right after it. */
function losingApplies(readModel: ReadModel): { readonly readModel: ReadModel; lost(): number } {
  let calls = 0;
  let lost = 0;
  const apply: ReadModel['apply'] = async (batch) => {
    calls += 1;
    if (calls > 6) return readModel.apply(batch);
    lost += 1;
    if (calls % 2 === 0) await readModel.apply(batch);
    throw new Error('the connection is gone');
  };
  return { readModel: { ...readModel, apply }, lost: () => lost };
}

function createRecordingLog(): { readonly log: Log; errors(): readonly object[] } {
  const errors: object[] = [];
  const ignore = (): void => undefined;
  const error = (fields: object): void => {
    errors.push(fields);
  };
  return { log: { debug: ignore, info: ignore, warn: ignore, error }, errors: () => errors };
}

/** Gives up with the test's own time-out. */
async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
