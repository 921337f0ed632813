import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { logOf } from '../../src/shared/append-log.ts';
import type { PublicAct, PublicTextChange } from '../../src/domain/article/article.ts';
import type { EventId, StoredEvent } from '../../src/domain/article/events.ts';
import { initialArticle } from '../../src/domain/article/article.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { findPast, revisionsSeen } from '../../src/domain/article/past.ts';
import { toInstant, type Instant } from '../../src/shared/clock.ts';
import { aContent, aSnapshot, givenArticle, instant, stated, type Told } from '../support/given-article.ts';

const text = (n: number) => aContent('Canal drained', `Lock ${String(n)} is dry.`);
const at = (told: Told, moment: string) => findPast(told.article.acts, instant(moment));
const seen = (told: Told, moment: string) => at(told, moment)?.state.text.change.revision;

/** Sorts all acts that the events tell, and folds them one by one: the slow, obvious way. */
function slowPast(events: readonly StoredEvent[], moment: Instant) {
  type Shown = { effectiveAt: string; place: bigint; apply(view: View): View };
  type View = { revision: number | null; status: string; publishedAt: unknown; updatedAt: unknown };
  const corrected = new Map<EventId, Instant>();
  const reread = new Map<EventId, number>();
  for (const event of events) {
    if (event.type === 'EffectiveTimeCorrected') corrected.set(event.data.eventId, event.data.effectiveAt);
    if (event.type === 'TextReinterpreted') reread.set(event.data.reinterprets, event.data.revision);
  }
  const acts = events.flatMap((event, index): Shown[] => {
    const place = {
      effectiveAt: corrected.get(event.eventId) ?? event.effectiveAt,
      place: event.streamVersion,
    };
    const isDraft = event.type === 'ArticleRestored' && !events.slice(0, index).some(isFirstText);
    switch (event.type) {
      case 'ArticlePublished':
      case 'ArticleUpdated':
      case 'ArticleCorrected':
      case 'ArticleRestored': {
        if (isDraft) return [];
        const { data } = event;
        const publishedAt = 'publishedAt' in data ? data.publishedAt : null;
        return [
          {
            ...place,
            apply: (view) => ({
              ...view,
              revision: reread.get(event.eventId) ?? data.revision,
              publishedAt: publishedAt ?? view.publishedAt,
              updatedAt: data.updatedAt ?? view.updatedAt,
            }),
          },
        ];
      }
      case 'ArticleWithheld':
        return [{ ...place, apply: (view) => ({ ...view, status: 'withheld' }) }];
      case 'ArticleReleased':
        return [{ ...place, apply: (view) => ({ ...view, status: 'published' }) }];
      case 'ArticleRetracted':
        return [{ ...place, apply: (view) => ({ ...view, status: 'retracted' }) }];
      case 'TimesAmended':
        return [
          {
            ...place,
            apply: (view) => ({
              ...view,
              publishedAt: event.data.publishedAt ?? view.publishedAt,
              updatedAt: event.data.updatedAt ?? view.updatedAt,
            }),
          },
        ];
      default:
        return [];
    }
  });
  const shown = acts
    .filter(({ effectiveAt }) => effectiveAt <= moment)
    .sort((a, b) => a.effectiveAt.localeCompare(b.effectiveAt) || Number(a.place - b.place));
  let view: View | undefined;
  for (const act of shown) {
    const next = act.apply(
      view ?? { revision: null, status: 'published', publishedAt: null, updatedAt: null },
    );
    view = view === undefined && next.revision === null ? undefined : next;
  }
  return view;
}

const isFirstText = ({ type }: StoredEvent): boolean => type === 'ArticlePublished';

describe('what readers saw', () => {
  const story = givenArticle()
    .observe(
      '2026-01-05T10:00:00.000Z',
      aSnapshot(text(1), { publishedAt: stated('2021/03/22 22:34'), updatedAt: stated('2021/03/23 18:05') }),
    )
    .observe(
      '2026-01-05T11:00:00.000Z',
      aSnapshot(text(2), { publishedAt: stated('2021/03/22 22:34'), updatedAt: stated('2021/03/23 19:05') }),
    )
    .observe(
      '2026-01-05T12:00:00.000Z',
      aSnapshot(text(3), { publishedAt: stated('2021/03/22 22:34'), updatedAt: stated('2021/03/23 19:05') }),
    )
    .observe(
      '2026-01-05T13:00:00.000Z',
      aSnapshot(text(4), { publishedAt: stated('2021/03/22 22:34'), updatedAt: stated('2021/03/23 09:00') }),
    );

  test('follows effect, not the order of recording', () => {
    expect(at(story, '2021-03-22T14:00:00.000Z')).toBeUndefined();
    expect(seen(story, '2021-03-22T14:34:00.000Z')).toBe(1);
    expect(at(story, '2021-03-22T20:00:00.000Z')?.state.content).toEqual({ state: 'unobserved' });
    expect(seen(story, '2021-03-23T05:00:00.000Z')).toBe(5);
    expect(seen(story, '2021-03-23T10:30:00.000Z')).toBe(2);
    expect(seen(story, '2026-02-01T00:00:00.000Z')).toBe(4);
  });

  test('is bounded, and uncertain where an observed act may have been earlier', () => {
    expect(at(story, '2021-03-23T12:00:00.000Z')).toMatchObject({
      until: '2026-01-05T12:00:00.000Z',
      untilNotBefore: '2026-01-05T11:00:00.000Z',
      uncertain: false,
    });
    expect(at(story, '2026-01-05T11:30:00.000Z')).toMatchObject({ uncertain: true });
    expect(at(story, '2026-01-05T12:00:00.000Z')).toEqual({ state: expect.anything(), uncertain: false });
  });

  test('by revision, the highest first', () => {
    expect(revisionsSeen(story.article.acts, instant('2021-03-23T10:30:00.000Z'))).toEqual([5, 2, 1]);
  });

  test('of no act is nothing', () => {
    expect(
      findPast(logOf<PublicAct<PublicTextChange>>([]), instant('2026-01-01T00:00:00.000Z')),
    ).toBeUndefined();
  });
});

describe('against the slow, obvious way', () => {
  const START = Date.UTC(2026, 0, 5);
  const minute = fc.integer({ min: 0, max: 300 });
  const when = minute.map((m) => toInstant(START + m * 60_000));
  const content = fc.integer({ min: 0, max: 4 }).map(text);
  const time = when.map((moment) => stated(moment.slice(0, 16).replace('T', ' '), 'UTC'));
  const command = fc.oneof(
    fc.record({
      type: fc.constant('PublishArticle' as const),
      content,
      effectiveAt: fc.option(when, { nil: undefined }),
    }),
    fc.record({
      type: fc.constant('UpdateArticle' as const),
      content,
      effectiveAt: fc.option(when, { nil: undefined }),
      updatedAt: fc.option(time, { nil: null }),
    }),
    fc.record({ type: fc.constant('AmendTimes' as const), publishedAt: time, reason: fc.constant('r') }),
    fc.record({
      type: fc.constant('CorrectEffectiveTime' as const),
      eventId: fc.integer({ min: 1, max: 8 }).map((n) => `A1-${String(n)}` as EventId),
      effectiveAt: when,
      reason: fc.constant('r'),
    }),
    fc.constantFrom(
      { type: 'WithholdArticle' as const, reason: 'r' },
      { type: 'ReleaseArticle' as const, reason: 'r' },
      { type: 'RetractArticle' as const, notice: 'n', reason: 'r' },
    ),
  );

  test('every history answers the same at every moment, whatever was known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), command), { maxLength: 20 }),
        when,
        when,
        (steps, moment, knownAt) => {
          let minutes = 100;
          let told = givenArticle();
          for (const [wait, step] of steps) {
            minutes += wait;
            told = told.tell(toInstant(START + minutes * 60_000), step);
          }
          const known = told.events.filter(({ recordedAt }) => recordedAt <= knownAt);
          const article = known.reduce(evolve, initialArticle(told.article.articleId));
          const past = findPast(article.acts, moment);
          const slow = slowPast(known, moment);
          expect(
            past && {
              revision: past.state.text.change.revision,
              status: past.state.status,
              publishedAt: past.state.publishedAt,
              updatedAt: past.state.updatedAt,
            },
          ).toEqual(slow);
        },
      ),
      { numRuns: process.env['STET_TEST_LONG'] === '1' ? 5_000 : 500 },
    );
  });
});
