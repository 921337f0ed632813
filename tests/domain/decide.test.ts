import { describe, expect, test } from '@jest/globals';

import { statusOf } from '../../src/domain/article/article.ts';
import type { EventId } from '../../src/domain/article/events.ts';
import { aContent, aSnapshot, givenArticle, instant, stated, type Told } from '../support/given-article.ts';

const T = (minutes: number): string => new Date(Date.UTC(2026, 0, 5, 10, minutes)).toISOString();
const draft = aContent('Library opens late', 'The library opens at nine.');
const better = aContent('Library opens late', 'The library opens at ten.');
const best = aContent('Library opens at ten', 'The library opens at ten.');

const drafted = () => givenArticle().tell(T(0), { type: 'DraftArticle', content: draft });
const published = () => drafted().tell(T(1), { type: 'PublishArticle' });
const codes = (told: Told) => told.refusals.map(({ code }) => code);
const types = (told: Told) => told.events.map(({ type }) => type);

describe('publishing', () => {
  test('an unchanged draft keeps its number; the times left out are those of effect', () => {
    const told = published();
    expect(told.events[1]?.data).toMatchObject({
      revision: 1,
      content: draft,
      publishedAt: { instant: T(1), zone: 'UTC', precision: 'second' },
    });
    expect(told.events[1]).toMatchObject({
      effectiveAt: T(1),
      effectiveBasis: 'recorded',
      recording: 'live',
    });
    expect(told.article.draft).toBeNull();
  });

  test('another text takes the next number', () => {
    const told = drafted().tell(T(1), { type: 'PublishArticle', content: better });
    expect(told.article.published?.text.change.revision).toBe(2);
  });

  test('needs no draft, but then a text', () => {
    expect(types(givenArticle().tell(T(0), { type: 'PublishArticle', content: draft }))).toEqual([
      'ArticlePublished',
    ]);
    expect(codes(givenArticle().tell(T(0), { type: 'PublishArticle' }))).toEqual(['no-draft']);
  });

  test('is refused under embargo, and taken when the embargo has ended or was lifted', () => {
    const held = drafted().tell(T(1), { type: 'SetEmbargo', until: instant(T(10)), reason: 'agreed' });
    expect(codes(held.tell(T(2), { type: 'PublishArticle' }))).toEqual(['under-embargo']);
    expect(types(held.tell(T(10), { type: 'PublishArticle' })).at(-1)).toBe('ArticlePublished');
    const lifted = held
      .tell(T(3), { type: 'LiftEmbargo', reason: 'agreed' })
      .tell(T(4), { type: 'PublishArticle' });
    expect(statusOf(lifted.article)).toBe('published');
  });

  test('twice is refused with the statuses that allow it', () => {
    const [refusal] = published().tell(T(2), { type: 'PublishArticle' }).refusals;
    expect(refusal).toEqual({
      code: 'wrong-status',
      command: 'PublishArticle',
      status: 'published',
      allowed: ['none', 'draft'],
    });
  });

  test('an update time before the posting time is refused', () => {
    const told = drafted().tell(T(1), {
      type: 'PublishArticle',
      publishedAt: stated('2026-01-05 18:00'),
      updatedAt: stated('2026-01-05 17:00'),
    });
    expect(codes(told)).toEqual(['updated-before-published']);
  });
});

describe('updating', () => {
  test('states its own time when the text changed, and moves none when told so', () => {
    const told = published().tell(T(2), { type: 'UpdateArticle', content: better });
    expect(told.article.published?.updatedAt?.instant).toBe(T(2));
    const silent = told.tell(T(3), { type: 'UpdateArticle', content: best, updatedAt: null });
    expect(silent.article.published?.updatedAt?.instant).toBe(T(2));
    expect(silent.article.published?.text.change.revision).toBe(3);
  });

  test('that changes nothing appends nothing', () => {
    expect(published().tell(T(2), { type: 'UpdateArticle', content: draft }).events).toHaveLength(2);
    expect(published().tell(T(2), { type: 'UpdateArticle', content: draft, note: 'n' }).events).toHaveLength(
      2,
    );
    expect(
      published().tell(T(2), { type: 'UpdateArticle', content: draft, notice: 'n' }).events,
    ).toHaveLength(3);
  });

  test('with reason error is a correction with the wrong label', () => {
    expect(
      codes(published().tell(T(2), { type: 'UpdateArticle', content: better, reasonCode: 'error' })),
    ).toEqual(['mislabelled-correction']);
  });

  test('without content means the latest draft', () => {
    const told = published()
      .tell(T(2), { type: 'SaveDraft', content: better })
      .tell(T(3), { type: 'UpdateArticle' });
    expect(told.article.published?.text.change.revision).toBe(2);
    expect(told.article.published?.content).toEqual({ state: 'held', content: better });
  });

  test('a draft that a later public text overtook is not brought back', () => {
    const told = published()
      .tell(T(2), { type: 'SaveDraft', content: better })
      .tell(T(3), { type: 'UpdateArticle', content: best })
      .tell(T(4), { type: 'UpdateArticle', notice: 'A notice.' });
    expect(told.article.published?.content).toEqual({ state: 'held', content: best });
  });

  test('a late entry is marked, and an older one never becomes current', () => {
    const told = published()
      .tell(T(20), { type: 'UpdateArticle', content: best })
      .tell(T(30), { type: 'UpdateArticle', content: better, effectiveAt: instant(T(10)) });
    expect(told.events.at(-1)).toMatchObject({
      recording: 'late',
      effectiveAt: T(10),
      effectiveBasis: 'stated',
    });
    expect(told.article.published?.content).toEqual({ state: 'held', content: best });
  });

  test('an effect in the future or before publication is refused', () => {
    const late = published().tell(T(2), {
      type: 'UpdateArticle',
      content: better,
      effectiveAt: instant(T(9)),
    });
    expect(codes(late)).toEqual(['effective-in-future']);
    const early = published().tell(T(2), {
      type: 'UpdateArticle',
      content: better,
      effectiveAt: instant(T(0)),
    });
    expect(codes(early)).toEqual(['effective-before-publication']);
  });
});

describe('correcting, restoring, retracting', () => {
  test('a correction always stands, with its notice', () => {
    const told = published().tell(T(2), {
      type: 'CorrectArticle',
      correction: { kind: 'correction', notice: 'The hour was wrong.', corrects: 1 },
    });
    expect(types(told).at(-1)).toBe('ArticleCorrected');
    const unknown = published().tell(T(2), {
      type: 'CorrectArticle',
      correction: { kind: 'correction', notice: 'n', corrects: 7 },
    });
    expect(unknown.refusals).toEqual([{ code: 'unknown-revision', revision: 7 }]);
  });

  test('a restore takes the next number and says from where', () => {
    const told = published()
      .tell(T(2), { type: 'UpdateArticle', content: better })
      .tell(T(3), { type: 'RestoreRevision', revision: 1, note: 'back' });
    expect(told.events.at(-1)?.data).toMatchObject({ revision: 3, restoredFrom: 1, content: draft });
    expect(codes(told.tell(T(4), { type: 'RestoreRevision', revision: 9, note: 'n' }))).toEqual([
      'unknown-revision',
    ]);
  });

  test('a restored draft stays a draft', () => {
    const told = drafted()
      .tell(T(1), { type: 'SaveDraft', content: better })
      .tell(T(2), { type: 'RestoreRevision', revision: 1, note: 'back' });
    expect(statusOf(told.article)).toBe('draft');
    expect(told.article.draft).toMatchObject({ revision: 3, content: draft });
  });

  test('retraction is final for live commands, but notes are taken', () => {
    const told = published().tell(T(2), {
      type: 'RetractArticle',
      notice: 'Withdrawn.',
      reason: 'unfounded',
    });
    expect(codes(told.tell(T(3), { type: 'UpdateArticle', content: better }))).toEqual(['article-retracted']);
    expect(types(told.tell(T(3), { type: 'AddNote', text: 'seen' })).at(-1)).toBe('NoteAdded');
  });

  test('a withheld story comes back by a release', () => {
    const told = published().tell(T(2), { type: 'WithholdArticle', reason: 'legal' });
    expect(codes(told.tell(T(3), { type: 'UpdateArticle', content: better }))).toEqual(['wrong-status']);
    expect(statusOf(told.tell(T(3), { type: 'ReleaseArticle', reason: 'settled' }).article)).toBe(
      'published',
    );
  });

  test('amending times moves them and nothing else', () => {
    const told = published().tell(T(5), {
      type: 'AmendTimes',
      publishedAt: stated('2026-01-05 17:30'),
      reason: 'r',
    });
    expect(told.article.published).toMatchObject({
      publishedAt: { stated: '2026-01-05 17:30' },
      effectiveAt: T(5),
    });
    expect(told.events[1]?.effectiveAt).toBe(T(1));
    expect(codes(published().tell(T(2), { type: 'AmendTimes', reason: 'r' }))).toEqual(['nothing-to-amend']);
  });

  test('a corrected time of effect reorders what readers saw', () => {
    const told = published()
      .tell(T(10), { type: 'UpdateArticle', content: better })
      .tell(T(20), { type: 'UpdateArticle', content: best })
      .tell(T(30), {
        type: 'CorrectEffectiveTime',
        eventId: 'A1-4' as EventId,
        effectiveAt: instant(T(5)),
        reason: 'it ran earlier',
      });
    expect(told.article.published?.text.change.revision).toBe(2);
    expect(told.article.published?.content).toEqual({ state: 'elsewhere' });
  });
});

describe('schedules', () => {
  const planned = () =>
    drafted().tell(T(1), { type: 'SchedulePublication', act: 'publish', publishAt: instant(T(30)) });
  const schedule = 'A1-2' as EventId;

  test('fire the pinned revision, once, even when the draft moved on', () => {
    const told = planned().tell(T(2), { type: 'SaveDraft', content: better });
    const fired = told.tell(T(30), { type: 'FireSchedule', schedule });
    expect(fired.events.at(-1)?.data).toMatchObject({ revision: 1, content: draft, schedule });
    expect(codes(fired.tell(T(31), { type: 'FireSchedule', schedule }))).toEqual(['not-scheduled']);
    expect(fired.article.draft).toMatchObject({ revision: 2 });
  });

  test('late firing is marked, failing is an event, early firing is refused', () => {
    const late = planned().tell(T(40), { type: 'FireSchedule', schedule });
    expect(late.events.at(-1)?.anomalies).toEqual([{ code: 'fired-late' }]);
    const failed = planned()
      .tell(T(2), { type: 'SetEmbargo', reason: 'agreed' })
      .tell(T(30), { type: 'FireSchedule', schedule });
    expect(types(failed).at(-1)).toBe('PublicationFailed');
    expect(failed.article.schedule).toBeNull();
    expect(codes(planned().tell(T(3), { type: 'FireSchedule', schedule }))).toEqual(['not-scheduled']);
  });

  test('a published story stays published while an update waits', () => {
    const told = published().tell(T(2), {
      type: 'SchedulePublication',
      act: 'update',
      publishAt: instant(T(30)),
      content: better,
    });
    expect(types(told).slice(-2)).toEqual(['DraftSaved', 'PublicationScheduled']);
    expect(told.article.published?.text.change.revision).toBe(1);
    const fired = told.tell(T(30), { type: 'FireSchedule', schedule: 'A1-4' as EventId });
    expect(fired.article.published?.text.change.revision).toBe(2);
  });

  test('in the past, twice, or for the wrong status are refused', () => {
    expect(
      codes(drafted().tell(T(5), { type: 'SchedulePublication', act: 'publish', publishAt: instant(T(5)) })),
    ).toEqual(['schedule-in-past']);
    expect(
      codes(planned().tell(T(5), { type: 'SchedulePublication', act: 'publish', publishAt: instant(T(50)) })),
    ).toEqual(['already-scheduled']);
    expect(
      codes(drafted().tell(T(5), { type: 'SchedulePublication', act: 'update', publishAt: instant(T(50)) })),
    ).toEqual(['wrong-status']);
    expect(codes(planned().tell(T(5), { type: 'UnschedulePublication', reason: 'r' }))).toEqual([]);
    expect(codes(drafted().tell(T(5), { type: 'UnschedulePublication', reason: 'r' }))).toEqual([
      'not-scheduled',
    ]);
  });
});

describe("a source's story", () => {
  const owned = () => givenArticle().observe(T(0), aSnapshot(draft));

  test('takes notes from anybody, texts only from the source itself', () => {
    expect(codes(owned().tell(T(1), { type: 'UpdateArticle', content: better }))).toEqual(['source-owned']);
    expect(codes(owned().tell(T(1), { type: 'WithholdArticle', reason: 'r' }))).toEqual(['source-owned']);
    expect(codes(owned().tell(T(1), { type: 'AddNote', text: 'seen' }))).toEqual([]);
    const own = owned().tell(
      T(1),
      { type: 'UpdateArticle', content: better },
      { sourceSystem: 'harbour-post' },
    );
    expect(types(own).at(-1)).toBe('ArticleUpdated');
    const other = owned().tell(T(1), { type: 'UpdateArticle', content: better }, { sourceSystem: 'other' });
    expect(codes(other)).toEqual(['source-owned']);
  });
});
