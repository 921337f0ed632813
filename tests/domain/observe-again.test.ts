import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Snapshot } from '../../src/domain/article/commands.ts';
import { toInstant, type Instant } from '../../src/shared/clock.ts';
import { aContent, aSnapshot, givenArticle, stated, type Told } from '../support/given-article.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 1_000;

const START = Date.UTC(2026, 0, 5);
const at = (minutes: number) => toInstant(START + minutes * 60_000);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const minutes = fc.integer({ min: -10, max: 40 });
const time = minutes.map((minute) => stated(at(minute).slice(0, 16).replace('T', ' '), 'UTC'));

const snapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    text: maybe(fc.integer({ min: 0, max: 3 })),
    status: fc.constantFrom<Snapshot['status']>(
      'published',
      'published',
      'published',
      'withheld',
      'retracted',
      'gone',
    ),
    publishedAt: maybe(time),
    updatedAt: maybe(time),
    observedAt: maybe(minutes.map(at)),
    extraction: maybe(
      fc.record({
        importer: fc.constant('page-text'),
        version: fc.integer({ min: 1, max: 3 }),
        rawSha256: fc.constantFrom('aa', 'bb'),
      }),
    ),
  })
  .map(({ text, ...more }) =>
    aSnapshot(text === undefined ? undefined : aContent('Harbour', `Pier ${String(text)}`), more),
  );

const step = fc.record({ wait: fc.integer({ min: 0, max: 6 }), snapshot });
const history = fc.array(step, { minLength: 1, maxLength: 8 });

type Step = { readonly wait: number; readonly snapshot: Snapshot };

/** A sighting in the future is no sighting at that time, until the time has come: that one may tell something new later. */
const withPastSighting = (found: Snapshot, now: Instant): Snapshot =>
  found.observedAt === undefined || found.observedAt <= now ? found : { ...found, observedAt: now };

/** Every snapshot is told twice; gives what the second telling of each appended. */
function tellTwice(steps: readonly Step[]): readonly string[] {
  let now = 0;
  let told: Told = givenArticle();
  const appended: string[] = [];
  for (const { wait, snapshot: found } of steps) {
    now += wait;
    const seen = withPastSighting(found, at(now));
    told = told.observe(at(now), seen);
    const before = told.events.length;
    told = told.observe(at(now + 1), seen);
    appended.push(...told.events.slice(before).map(({ type }) => type));
    now += 1;
  }
  return appended;
}

describe('the same snapshot again', () => {
  test('appends nothing, whatever the story is', () => {
    fc.assert(
      fc.property(history, (steps) => {
        expect(tellTwice(steps)).toEqual([]);
      }),
      { numRuns },
    );
  });
});
