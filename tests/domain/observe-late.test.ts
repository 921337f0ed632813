import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { hashContent } from '../../src/domain/article/content.ts';
import { stateAt } from '../../src/domain/article/public-history.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { aContent, aSnapshot, givenArticle, stated, type Told } from '../support/given-article.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 1_000;

const START = Date.UTC(2026, 0, 5);
const at = (minutes: number) => toInstant(START + minutes * 60_000);
const pier = (n: number) => aContent('Harbour', `Pier ${String(n)} is open.`);
const seen = (minute: number, n: number, status: 'published' | 'withheld' | 'gone' = 'published') =>
  aSnapshot(pier(n), { status, observedAt: at(minute) });

const shown = (told: Told, minute: number) => {
  const state = stateAt(told.article.acts, at(minute));
  return state && { status: state.status, text: state.text.change.hash?.whole };
};
const expected = (n: number, status = 'published') => ({ status, text: hashContent(pier(n)).whole });
const shape = (told: Told) =>
  told.events.map(({ type, effectiveAt, notBefore }) => [type, effectiveAt, notBefore]);

describe('a snapshot that comes late', () => {
  const twice = () => givenArticle().observe(at(100), seen(10, 1)).observe(at(101), seen(50, 1));

  test('never displaces the text that was seen after it', () => {
    const told = twice().observe(at(102), seen(30, 2));
    expect(shape(told).slice(1)).toEqual([
      ['ArticleUpdated', at(50), at(30)],
      ['EarlierTextRecorded', at(30), undefined],
    ]);
    expect([10, 30, 49, 50].map((minute) => shown(told, minute))).toEqual(
      [1, 2, 2, 1].map((n) => expected(n)),
    );
    expect(told.observe(at(103), seen(30, 2)).events).toHaveLength(3);
    // The restated text is known to have been seen when it was.
    expect(told.observe(at(104), seen(70, 3)).events.at(-1)?.notBefore).toBe(at(50));
  });

  test('never ends a story that was seen after it', () => {
    const told = twice().observe(at(102), aSnapshot(undefined, { status: 'gone', observedAt: at(30) }));
    expect(shape(told).slice(1)).toEqual([
      ['DisappearanceObserved', at(30), undefined],
      ['ArticleReleased', at(50), at(30)],
    ]);
    expect([30, 50].map((minute) => shown(told, minute)?.status)).toEqual(['gone', 'published']);
  });

  test('of a time before anything that was known says what readers saw then', () => {
    const told = givenArticle().observe(at(100), seen(50, 1)).observe(at(101), seen(10, 1));
    expect(shape(told)[1]).toEqual(['EarlierTextRecorded', at(10), undefined]);
    const withheld = givenArticle()
      .observe(at(100), seen(50, 1))
      .observe(at(101), seen(10, 1, 'withheld'));
    expect([10, 50].map((minute) => shown(withheld, minute)?.status)).toEqual(['withheld', 'published']);
  });

  test('is refused where it and the text that it would displace are too large for one append', () => {
    const long = (letter: string, minute: number) =>
      aSnapshot(aContent('Harbour', letter.repeat(500 * 1024)), { observedAt: at(minute) });
    const told = givenArticle()
      .observe(at(100), long('a', 10))
      .observe(at(101), long('a', 50))
      .observe(at(102), long('b', 30));
    expect(told.refusals.map(({ code }) => code)).toEqual(['content-too-large']);
    expect(told.events).toHaveLength(1);
  });

  test('takes effect no later than it is recorded, though the clock went back', () => {
    const told = givenArticle()
      .observe(at(20), seen(10, 1))
      .observe(at(60), seen(50, 1))
      .observe(at(25), seen(15, 2));
    expect(told.events).toHaveLength(3);
    for (const { effectiveAt, recordedAt } of told.events) expect(effectiveAt <= recordedAt).toBe(true);
  });

  test('in any order leaves current what was seen last', () => {
    const sightings = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom('published' as const, 'published' as const, 'withheld' as const, 'gone' as const),
      ),
      { selector: ([minute]) => minute, minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(sightings, (all) => {
        let told = givenArticle();
        all.forEach(([minute, n, status], index) => {
          told = told.observe(at(100 + index), seen(minute, n, status));
          expect(shown(told, minute)).toEqual(expected(n, status));
          const [, lastText, lastStatus] = all
            .slice(0, index + 1)
            .reduce((last, one) => (one[0] > last[0] ? one : last));
          expect(shown(told, 100)).toEqual(expected(lastText, lastStatus));
        });
      }),
      { numRuns },
    );
  });
});

describe('stated times', () => {
  test('are never mixed up by a page that nobody saw a text of', () => {
    const told = givenArticle()
      .observe(at(100), aSnapshot(undefined, { status: 'gone', observedAt: at(50) }))
      .observe(at(101), aSnapshot(pier(1), { updatedAt: stated('2026-01-05 00:55', 'UTC') }));
    expect(told.events.at(-1)?.anomalies).toBeUndefined();
  });

  test('that lie after the sighting are marked wherever they are told', () => {
    const future = stated('2026-01-05 03:00', 'UTC');
    const told = givenArticle()
      .observe(at(100), aSnapshot(pier(1), { publishedAt: stated('2026-01-05 01:00', 'UTC') }))
      .observe(at(101), aSnapshot(pier(1), { publishedAt: future }));
    expect(told.events.at(-1)).toMatchObject({
      type: 'TimesAmended',
      anomalies: [{ code: 'time-in-future', field: 'publishedAt' }, { code: 'published-at-moved' }],
    });
  });

  test('a rollback of the posting time is told once', () => {
    const page = (time: string, minute: number) =>
      aSnapshot(pier(1), { publishedAt: stated(time, 'UTC'), observedAt: at(minute) });
    const told = givenArticle()
      .observe(at(100), page('2026-01-05 00:10', 60))
      .observe(at(101), page('2026-01-05 00:05', 70));
    expect(told.events.slice(1).map(({ type }) => type)).toEqual(['ArticleUpdated', 'TimesAmended']);
    expect(told.observe(at(102), page('2026-01-05 00:05', 80)).events).toHaveLength(3);
  });
});
