import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { checkReadModel, type CheckReport } from '../../src/read-model/check.ts';
import type { RowChange } from '../../src/read-model/projection.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { anArticleId, anEvent, someNotes } from '../support/event-builders.ts';
import { appendAll, givenPlace, testProjections, type TestPlace } from './support.ts';

const story = anArticleId('s');

describe('checkReadModel', () => {
  let place: TestPlace;
  let readModel: ReadModel;
  let last: bigint;
  beforeEach(async () => {
    place = await givenPlace();
    last = await appendAll(place.store, [
      anEvent('ArticlePublished', { articleId: story }),
      anEvent('ArticleUpdated', { articleId: story }),
      ...someNotes(anArticleId('t'), 2),
    ]);
    await place.rebuild();
    readModel = await place.open();
  });
  afterEach(() => place.clear());

  const check = (listed?: number): Promise<CheckReport> =>
    checkReadModel({ store: place.store, readModel, projections: testProjections, listed });
  const tamper = (...changes: readonly RowChange[]) =>
    readModel.apply({ expectedCheckpoint: last, checkpoint: last, changes, states: [] });

  test('finds nothing where nothing is wrong, and says what it compared', async () => {
    expect(await check()).toEqual({ checkpoint: last, events: 4, rows: 9, count: 0, differences: [] });
  });

  test('finds a changed column, a missing row and one too many', async () => {
    await tamper(
      { op: 'patch', table: 'stories', key: { article_id: story }, values: { headline: 'Forged' } },
      { op: 'delete', table: 'entries', key: { article_id: story, version: 2 } },
      { op: 'upsert', table: 'entries', row: { article_id: story, version: 9, words: 'forged' } },
    );
    const { count, differences } = await check();
    expect(count).toBe(3);
    expect(differences).toEqual([
      {
        table: 'stories',
        key: { article_id: story },
        kind: 'different',
        column: 'headline',
        expected: 'Harbour bridge open again',
        found: 'Forged',
      },
      { table: 'entries', key: { article_id: story, version: 9n }, kind: 'unexpected' },
      { table: 'entries', key: { article_id: story, version: 2n }, kind: 'missing' },
    ]);
  });

  test('finds a story state that was changed', async () => {
    await tamper(
      { op: 'patch', table: 'story_states', key: { article_id: story }, values: { saved_content: '{}' } },
      { op: 'delete', table: 'story_acts', key: { article_id: story } },
    );
    const { differences } = await check();
    expect(differences.map(({ table, kind }) => [table, kind])).toEqual([
      ['story_states', 'different'],
      ['story_acts', 'missing'],
    ]);
  });

  test('lists the first differences and counts all', async () => {
    await tamper({ op: 'delete', table: 'entries', key: { article_id: story } });
    const report = await check(1);
    expect([report.count, report.differences.length]).toEqual([2, 1]);
  });

  test('compares at one moment while writes go on', async () => {
    const projector = place.project(readModel);
    const isDone = { value: false };
    const writing = (async () => {
      while (!isDone.value) await appendAll(place.store, someNotes(story, 5));
    })();
    const reports: CheckReport[] = [];
    const isPast = () => (reports.at(-1)?.checkpoint ?? 0n) > last + 20n;
    while (reports.length < 5 || !isPast()) reports.push(await check());
    isDone.value = true;
    await writing;
    expect(reports.flatMap(({ differences }) => differences)).toEqual([]);
    expect(await projector.waitFor(await place.store.lastPosition(), 20_000)).toBe(true);
    expect(await check()).toMatchObject({ count: 0 });
  });
});
