import { describe, expect, test } from '@jest/globals';

import { toArray } from '../../src/shared/append-log.ts';
import { statusOf } from '../../src/domain/article/article.ts';
import { aContent, aSnapshot, givenArticle, instant, stated, type Told } from '../support/given-article.ts';

const first = aContent('Ferry terminal reopens', 'Twelve boats ran on Monday.', 'Fares stay the same.');
const second = aContent('Ferry terminal reopens', 'Fourteen boats ran on Monday.', 'Fares stay the same.');
const third = aContent('Ferry terminal reopens', 'Fourteen boats ran on Monday.', 'Fares may rise.');
const older = aContent('Ferry terminal to reopen', 'Boats may run on Monday.');

const posted = stated('2021/03/22 22:34');
const updated = stated('2021/03/23 18:05');
const IMPORT = '2026-01-05T10:00:00.000Z';
const LATER = '2026-01-06T10:00:00.000Z';

const shape = (told: Told) =>
  told.events.map(({ type, effectiveAt, effectiveBasis, data }) => [
    type,
    effectiveAt,
    effectiveBasis,
    'revision' in data ? data.revision : null,
  ]);
const anomaliesOf = (told: Told) => told.events.at(-1)?.anomalies?.map(({ code }) => code) ?? [];

const page = aSnapshot(first, { publishedAt: posted, updatedAt: updated });
const imported = () => givenArticle().observe(IMPORT, page);

describe('the first snapshot of a story', () => {
  test('two stated times prove two acts: the first text was not observed', () => {
    const told = imported();
    expect(shape(told)).toEqual([
      ['ArticlePublished', '2021-03-22T14:34:00.000Z', 'stated', 1],
      ['ArticleUpdated', '2021-03-23T10:05:00.000Z', 'stated', 2],
    ]);
    expect(told.events[0]?.data).toMatchObject({ content: null, publishedAt: posted, authority: 'source' });
    expect(told.article.authority).toBe('source');
    expect(told.article.published).toMatchObject({ publishedAt: posted, updatedAt: updated });
  });

  test('one stated time is one publication', () => {
    const told = givenArticle().observe(IMPORT, aSnapshot(first, { publishedAt: posted }));
    expect(shape(told)).toEqual([['ArticlePublished', posted.instant, 'stated', 1]]);
  });

  test('no stated time is not guessed: readers saw it when it was observed', () => {
    const told = givenArticle().observe(IMPORT, aSnapshot(first));
    expect(shape(told)).toEqual([['ArticlePublished', IMPORT, 'observed', 1]]);
    expect(told.article.published?.publishedAt).toBeNull();
  });

  test('without content it is a publication of an unobserved text, then its status', () => {
    const told = givenArticle().observe(
      IMPORT,
      aSnapshot(undefined, { status: 'gone', publishedAt: posted }),
    );
    expect(told.events.map(({ type }) => type)).toEqual(['ArticlePublished', 'DisappearanceObserved']);
    expect(statusOf(told.article)).toBe('gone');
  });

  test('a stated time in the future gives the time of observation and an anomaly', () => {
    const future = stated('2031/01/01 10:00');
    const told = givenArticle().observe(IMPORT, aSnapshot(first, { publishedAt: future }));
    expect(shape(told)).toEqual([['ArticlePublished', IMPORT, 'observed', 1]]);
    expect(anomaliesOf(told)).toEqual(['time-in-future']);
  });
});

describe('five imports of one page', () => {
  const moved = stated('2021/03/23 19:05');
  const story = imported()
    .observe(IMPORT, page)
    .observe('2026-01-05T11:00:00.000Z', aSnapshot(second, { publishedAt: posted, updatedAt: moved }))
    .observe('2026-01-05T12:00:00.000Z', aSnapshot(third, { publishedAt: posted, updatedAt: moved }))
    .observe(
      '2026-01-05T13:00:00.000Z',
      aSnapshot(older, { publishedAt: posted, updatedAt: stated('2021/03/23 09:00') }),
    );

  test('are kept as five revisions with their own times', () => {
    expect(shape(story)).toEqual([
      ['ArticlePublished', '2021-03-22T14:34:00.000Z', 'stated', 1],
      ['ArticleUpdated', '2021-03-23T10:05:00.000Z', 'stated', 2],
      ['ArticleUpdated', '2021-03-23T11:05:00.000Z', 'stated', 3],
      ['ArticleUpdated', '2026-01-05T12:00:00.000Z', 'observed', 4],
      ['EarlierTextRecorded', '2021-03-23T01:00:00.000Z', 'stated', 5],
    ]);
  });

  test('the silent edit lies after the last observation of the old text', () => {
    expect(story.events[3]?.notBefore).toBe('2026-01-05T11:00:00.000Z');
  });

  test('the older text is not current, and public order follows effect', () => {
    expect(story.article.published?.text.change.revision).toBe(4);
    expect(story.article.published?.content).toEqual({ state: 'held', content: third });
    expect(
      toArray(story.article.acts).map(({ change }) => ('revision' in change ? change.revision : 0)),
    ).toEqual([1, 5, 2, 3, 4]);
  });

  test('the older text again appends nothing', () => {
    const again = story.observe(
      LATER,
      aSnapshot(older, { publishedAt: posted, updatedAt: stated('2021/03/23 09:00') }),
    );
    expect(again.events).toHaveLength(5);
  });
});

describe('a later snapshot', () => {
  test('equal text with a later time says that the time moved', () => {
    const told = imported().observe(LATER, { ...page, updatedAt: stated('2021/03/24 08:00') });
    expect(shape(told)[2]).toEqual(['ArticleUpdated', '2021-03-24T00:00:00.000Z', 'stated', 3]);
  });

  test('equal text with its first update time says that the time moved', () => {
    const told = givenArticle()
      .observe(IMPORT, aSnapshot(first, { publishedAt: posted }))
      .observe(LATER, page)
      .observe(LATER, page);
    expect(shape(told)).toEqual([
      ['ArticlePublished', posted.instant, 'stated', 1],
      ['ArticleUpdated', updated.instant, 'stated', 2],
    ]);
  });

  test('the text as it was posted, come again after an update, adds nothing', () => {
    const asPosted = aSnapshot(first, { publishedAt: posted });
    const told = givenArticle()
      .observe(IMPORT, asPosted)
      .observe(LATER, aSnapshot(second, { publishedAt: posted, updatedAt: updated }))
      .observe(LATER, asPosted);
    expect(told.events).toHaveLength(2);
    const observed = told.observe(LATER, { ...asPosted, observedAt: instant(LATER) });
    expect(shape(observed)[2]).toEqual(['ArticleUpdated', LATER, 'observed', 3]);
    expect(told.observe(LATER, aSnapshot(third, { publishedAt: posted })).events).toHaveLength(3);
  });

  test('a time left out differs from nothing', () => {
    expect(imported().observe(LATER, aSnapshot(first)).events).toHaveLength(2);
  });

  test('earlier times with a given observation are a rollback', () => {
    const told = imported().observe(
      LATER,
      aSnapshot(older, {
        publishedAt: posted,
        updatedAt: stated('2021/03/23 09:00'),
        observedAt: instant(LATER),
      }),
    );
    expect(shape(told)[2]).toEqual(['ArticleUpdated', LATER, 'observed', 3]);
    expect(anomaliesOf(told)).toEqual(['rolled-back']);
  });

  test('another posting time, not older, amends the times and is odd', () => {
    const told = imported().observe(LATER, { ...page, publishedAt: stated('2021/03/22 23:00') });
    expect(told.events[2]?.type).toBe('TimesAmended');
    expect(anomaliesOf(told)).toEqual(['published-at-moved']);
    expect(told.article.published?.publishedAt?.instant).toBe('2021-03-22T15:00:00.000Z');
  });

  test('a stated time before a given observation of another text yields the observation', () => {
    const seen = { observedAt: instant('2021-03-25T00:00:00.000Z') };
    const told = givenArticle()
      .observe(IMPORT, { ...page, ...seen })
      .observe(LATER, aSnapshot(second, { publishedAt: posted, updatedAt: stated('2021/03/24 09:00') }));
    expect(shape(told)[2]).toEqual(['ArticleUpdated', LATER, 'observed', 3]);
    expect(told.events[2]?.notBefore).toBe(seen.observedAt);
    expect(anomaliesOf(told)).toEqual(['stated-before-observed']);
  });

  test('another text seen before the current one took effect is an earlier text', () => {
    const told = imported().observe(
      LATER,
      aSnapshot(older, { publishedAt: posted, observedAt: instant('2021-03-23T02:00:00.000Z') }),
    );
    expect(shape(told)[2]).toEqual(['EarlierTextRecorded', '2021-03-23T02:00:00.000Z', 'observed', 3]);
    expect(told.article.published?.text.change.revision).toBe(2);
  });

  test('A, B, A are three texts', () => {
    const told = givenArticle()
      .observe(IMPORT, aSnapshot(first))
      .observe('2026-01-05T11:00:00.000Z', aSnapshot(second))
      .observe('2026-01-05T12:00:00.000Z', aSnapshot(first));
    expect(shape(told).map(([, , , revision]) => revision)).toEqual([1, 2, 3]);
  });

  test('text after withdrawal is a release, after retraction an anomaly too', () => {
    const gone = imported().observe('2026-01-05T11:00:00.000Z', aSnapshot(undefined, { status: 'gone' }));
    expect(statusOf(gone.article)).toBe('gone');
    const back = gone.observe(LATER, page);
    expect(back.events.map(({ type }) => type).slice(2)).toEqual([
      'DisappearanceObserved',
      'ArticleReleased',
    ]);
    const retracted = imported()
      .observe(
        '2026-01-05T11:00:00.000Z',
        aSnapshot(undefined, { status: 'retracted', notice: 'Withdrawn.' }),
      )
      .observe(LATER, page);
    expect(anomaliesOf(retracted)).toEqual(['text-after-retraction']);
  });

  test('the same bytes read by a newer importer are a new reading in the old place', () => {
    const extraction = { importer: 'page-text', version: 1, rawSha256: 'ab' };
    const told = givenArticle()
      .observe(IMPORT, { ...page, extraction })
      .observe(
        LATER,
        aSnapshot(second, {
          publishedAt: posted,
          updatedAt: updated,
          extraction: { ...extraction, version: 2 },
        }),
      );
    expect(shape(told)[2]).toEqual(['TextReinterpreted', '2021-03-23T10:05:00.000Z', 'stated', 3]);
    expect(told.article.published?.text.change).toMatchObject({ revision: 3, heldBy: 3n });
    expect(told.article.published?.content).toEqual({ state: 'held', content: second });
    expect(told.article.acts.length).toBe(2);
    const again = told.observe(LATER, {
      ...aSnapshot(second, { publishedAt: posted, updatedAt: updated }),
      extraction: { ...extraction, version: 2 },
    });
    expect(again.events).toHaveLength(3);
    const olderImporter = again.observe(LATER, { ...page, extraction });
    expect(olderImporter.events).toHaveLength(3);
  });
});
