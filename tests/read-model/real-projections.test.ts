import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import { checkReadModel } from '../../src/read-model/check.ts';
import { appendAll, arbitrarySteps, givenPlace, toEvents, type TestPlace } from './support.ts';

let place: TestPlace;
beforeEach(async () => {
  place = await givenPlace({ projections, schema: readModelSchema });
});
afterEach(() => place.clear());

test('the real projections: any history, projected in parts with little memory, gives the rows of a replay', async () => {
  let run = 0;
  const memory = { maxCount: 1, maxBytes: 1 };
  await fc.assert(
    fc.asyncProperty(arbitrarySteps(40), fc.integer({ min: 1, max: 40 }), async (steps, cut) => {
      run += 1;
      const events = toEvents(steps, `r${String(run)}-`);
      const readModel = await place.open();
      const middle = await appendAll(place.store, events.slice(0, cut));
      const projector = place.project(readModel, { memory });
      expect(await projector.waitFor(middle, 20_000)).toBe(true);
      const last = await appendAll(place.store, events.slice(cut));
      expect(await projector.waitFor(last, 20_000)).toBe(true);
      await projector.stop();
      const report = await checkReadModel({ store: place.store, readModel, projections });
      expect(report.differences).toEqual([]);
      await readModel.close();
    }),
    { numRuns: process.env['STET_TEST_LONG'] === '1' ? 200 : 15 },
  );
});
