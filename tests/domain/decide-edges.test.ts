import { describe, expect, test } from '@jest/globals';

import { statusOf } from '../../src/domain/article/article.ts';
import type { EventId } from '../../src/domain/article/events.ts';
import { aContent, aSnapshot, givenArticle, instant, stated, type Told } from '../support/given-article.ts';

const T = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 10, minutes)).toISOString();
const text = (n: number) => aContent('Night bus returns', `It runs ${String(n)} times a night.`);
const published = () => givenArticle().tell(T(0), { type: 'PublishArticle', content: text(1) });
const codes = (told: Told) => told.refusals.map(({ code }) => code);
const types = (told: Told) => told.events.map(({ type }) => type);

describe('a corrected time of effect', () => {
  test('never puts an act before the first text, where it would be lost', () => {
    const withheld = published().tell(T(5), { type: 'WithholdArticle', reason: 'legal' });
    const told = withheld.tell(T(6), {
      type: 'CorrectEffectiveTime',
      eventId: 'A1-2' as EventId,
      effectiveAt: instant('2026-01-05T09:00:00.000Z'),
      reason: 'r',
    });
    expect(told.refusals).toEqual([
      {
        code: 'effective-before-publication',
        effectiveAt: '2026-01-05T09:00:00.000Z',
        publishedAt: T(0),
      },
    ]);
    expect(statusOf(told.article)).toBe('withheld');
  });

  test('never moves the first text past what happened to it', () => {
    const posted = stated('2026-01-01 00:00', 'UTC');
    const told = givenArticle()
      .observe(T(0), aSnapshot(text(1), { publishedAt: posted }))
      .observe(
        T(1),
        aSnapshot(undefined, { status: 'withheld', observedAt: instant('2026-01-02T00:00:00.000Z') }),
      )
      .tell(T(2), {
        type: 'CorrectEffectiveTime',
        eventId: 'A1-1' as EventId,
        effectiveAt: instant('2026-01-03T00:00:00.000Z'),
        reason: 'r',
      });
    expect(codes(told)).toEqual(['effective-before-publication']);
  });

  test('may move the first text to an earlier time', () => {
    const told = published().tell(T(6), {
      type: 'CorrectEffectiveTime',
      eventId: 'A1-1' as EventId,
      effectiveAt: instant('2026-01-05T09:00:00.000Z'),
      reason: 'r',
    });
    expect(codes(told)).toEqual([]);
    expect(told.article.published?.effectiveAt).toBe('2026-01-05T09:00:00.000Z');
  });
});

describe('a schedule', () => {
  test('whose text is public already fails instead of publishing one revision twice', () => {
    const told = published()
      .tell(T(1), { type: 'SchedulePublication', act: 'update', publishAt: instant(T(30)), content: text(2) })
      .tell(T(2), { type: 'UpdateArticle' })
      .tell(T(3), { type: 'UpdateArticle', content: text(3) })
      .tell(T(30), { type: 'FireSchedule', schedule: 'A1-3' as EventId });
    expect(types(told).at(-1)).toBe('PublicationFailed');
    expect(told.article.published?.text.change.revision).toBe(3);
    expect(told.article.schedule).toBeNull();
  });
});

describe('a draft', () => {
  test('that is what readers see already changes nothing', () => {
    const told = published().tell(T(1), { type: 'SaveDraft', content: text(1) });
    expect(told.events).toHaveLength(1);
    expect(told.article.draft).toBeNull();
  });

  test('outlives a late entry that is not current', () => {
    const told = published()
      .tell(T(20), { type: 'UpdateArticle', content: text(2) })
      .tell(T(21), { type: 'SaveDraft', content: text(3) })
      .tell(T(22), { type: 'UpdateArticle', content: text(4), effectiveAt: instant(T(10)) });
    expect(told.article.published?.text.change.revision).toBe(2);
    expect(told.article.draft?.revision).toBe(3);
    const publishedLate = told.tell(T(23), { type: 'UpdateArticle', effectiveAt: instant(T(11)) });
    expect(publishedLate.article.draft).toBeNull();
  });
});

describe('a stated time in the future', () => {
  const future = stated('2027-01-01 00:00', 'UTC');
  const marks = (told: Told) => told.events.at(-1)?.anomalies;

  test('is marked at every live act that states one', () => {
    const content = text(2);
    const field = 'updatedAt';
    expect(
      marks(givenArticle().tell(T(0), { type: 'PublishArticle', content, publishedAt: future })),
    ).toEqual([{ code: 'time-in-future', field: 'publishedAt' }]);
    expect(marks(published().tell(T(1), { type: 'UpdateArticle', content, updatedAt: future }))).toEqual([
      { code: 'time-in-future', field },
    ]);
    const correction = { kind: 'correction', notice: 'n' } as const;
    expect(
      marks(published().tell(T(1), { type: 'CorrectArticle', content, updatedAt: future, correction })),
    ).toEqual([{ code: 'time-in-future', field }]);
    expect(marks(published().tell(T(1), { type: 'AmendTimes', updatedAt: future, reason: 'r' }))).toEqual([
      { code: 'time-in-future', field },
    ]);
    expect(marks(published().tell(T(1), { type: 'UpdateArticle', content }))).toBeUndefined();
  });
});

describe('content over the limit', () => {
  test('is refused from whatever door', () => {
    const huge = aContent('Long', 'x'.repeat(900 * 1024));
    expect(codes(givenArticle().observe(T(0), aSnapshot(huge)))).toEqual(['content-too-large']);
    expect(codes(givenArticle().tell(T(0), { type: 'DraftArticle', content: huge }))).toEqual([
      'content-too-large',
    ]);
    expect(codes(published().tell(T(1), { type: 'UpdateArticle', content: huge }))).toEqual([
      'content-too-large',
    ]);
  });
});
