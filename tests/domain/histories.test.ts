import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toArray } from '../../src/shared/append-log.ts';
import { initialArticle, type Article } from '../../src/domain/article/article.ts';
import type { ArticleCommand } from '../../src/domain/article/commands.ts';
import type { EventId, StoredEvent } from '../../src/domain/article/events.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { finalState, isBefore, stateAt } from '../../src/domain/article/public-history.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { aContent, aSnapshot, givenArticle, stated, type Told } from '../support/given-article.ts';

const long = process.env['STET_TEST_LONG'] === '1';
const numRuns = long ? 3_000 : 300;

const START = Date.UTC(2026, 0, 5);
const content = fc
  .integer({ min: 0, max: 5 })
  .map((n) => aContent(`Tram line ${String(n)}`, `It has ${String(n)} stops.`));
const past = fc.integer({ min: -500, max: 200 }).map((minutes) => toInstant(START + minutes * 60_000));
const time = past.map((at) => stated(at.slice(0, 16).replace('T', ' '), 'UTC'));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const eventId = fc.integer({ min: 1, max: 12 }).map((n) => `A1-${String(n)}` as EventId);
const revision = fc.integer({ min: 0, max: 9 });

const live: fc.Arbitrary<ArticleCommand> = fc.oneof(
  fc.record({ type: fc.constant('DraftArticle' as const), content }),
  fc.record({ type: fc.constant('SaveDraft' as const), content }),
  fc.record({
    type: fc.constant('PublishArticle' as const),
    content: maybe(content),
    publishedAt: maybe(time),
    effectiveAt: maybe(past),
  }),
  fc.record({
    type: fc.constant('UpdateArticle' as const),
    content: maybe(content),
    updatedAt: fc.option(time, { nil: null }),
    effectiveAt: maybe(past),
    notice: maybe(fc.constant('n')),
  }),
  fc.record({
    type: fc.constant('CorrectArticle' as const),
    content: maybe(content),
    effectiveAt: maybe(past),
    correction: fc.constant({ kind: 'correction' as const, notice: 'n' }),
  }),
  fc.record({ type: fc.constant('RestoreRevision' as const), revision, note: fc.constant('n') }),
  fc.constantFrom<ArticleCommand>(
    { type: 'WithholdArticle', reason: 'r' },
    { type: 'ReleaseArticle', reason: 'r' },
    { type: 'RetractArticle', notice: 'n', reason: 'r' },
    { type: 'LiftEmbargo', reason: 'r' },
    { type: 'UnschedulePublication', reason: 'r' },
    { type: 'AddNote', text: 't' },
  ),
  fc.record({
    type: fc.constant('AmendTimes' as const),
    publishedAt: maybe(time),
    updatedAt: maybe(time),
    reason: fc.constant('r'),
  }),
  fc.record({
    type: fc.constant('CorrectEffectiveTime' as const),
    eventId,
    effectiveAt: past,
    reason: fc.constant('r'),
  }),
  fc.record({ type: fc.constant('SetEmbargo' as const), until: maybe(past), reason: fc.constant('r') }),
  fc.record({
    type: fc.constant('SchedulePublication' as const),
    act: fc.constantFrom('publish' as const, 'update' as const),
    publishAt: past,
    content: maybe(content),
  }),
  fc.record({ type: fc.constant('FireSchedule' as const), schedule: eventId }),
);

const observation: fc.Arbitrary<ArticleCommand> = fc
  .record({
    content: maybe(content),
    status: fc.constantFrom(
      'published' as const,
      'published' as const,
      'published' as const,
      'withheld' as const,
      'retracted' as const,
      'gone' as const,
    ),
    publishedAt: maybe(time),
    updatedAt: maybe(time),
    observedAt: maybe(past),
    extraction: maybe(
      fc.record({
        importer: fc.constant('page-text'),
        version: fc.integer({ min: 1, max: 3 }),
        rawSha256: fc.constantFrom('aa', 'bb'),
      }),
    ),
  })
  .map(({ content: text, ...more }) => ({ type: 'RecordObservation', snapshot: aSnapshot(text, more) }));

const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.oneof(live, observation)), {
  maxLength: 30,
});

function tellAll(steps: readonly (readonly [number, ArticleCommand])[]): readonly Told[] {
  let minutes = 0;
  let told = givenArticle();
  return steps.map(([wait, command]) => {
    minutes += wait;
    told = told.tell(toInstant(START + minutes * 60_000), command, { sourceSystem: 'harbour-post' });
    return told;
  });
}

const withoutText = ({ published, ...rest }: Article) => ({
  ...rest,
  acts: toArray(rest.acts),
  published: published && { ...published, content: null },
});

const replay = (events: readonly StoredEvent[]): Article =>
  events.reduce(evolve, initialArticle(givenArticle().article.articleId));

describe('any sequence of commands and observations', () => {
  test('never throws, and replaying equals going on step by step', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const last = tellAll(steps).at(-1);
        if (last === undefined) return;
        expect(withoutText(replay(last.events))).toEqual(withoutText(last.article));
      }),
      { numRuns },
    );
  });

  test('keeps acts in public order, and what is current is what they fold to', () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { article } of tellAll(steps)) {
          const acts = toArray(article.acts);
          acts.slice(1).forEach((act, index) => {
            const before = acts[index];
            expect(before !== undefined && isBefore(before, act)).toBe(true);
          });
          const slow = finalState(article.acts);
          expect(slow && { ...slow, content: null }).toEqual(
            article.published && { ...article.published, content: null },
          );
        }
      }),
      { numRuns },
    );
  });

  test('moves the first posting time only by TimesAmended', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const told = tellAll(steps).at(-1);
        if (told === undefined) return;
        let article = initialArticle(told.article.articleId);
        for (const event of told.events) {
          const after = evolve(article, event);
          const before = article.published?.carried.publishedAt;
          // A corrected time of effect shows the acts in another order; each still states its own time.
          const mayMove = event.type === 'TimesAmended' || event.type === 'EffectiveTimeCorrected';
          if (before !== undefined && before !== null && !mayMove)
            expect(after.published?.carried.publishedAt).toEqual(before);
          article = after;
        }
      }),
      { numRuns },
    );
  });

  test('never makes an earlier text current, and no act takes effect after it was recorded', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const told = tellAll(steps).at(-1);
        if (told === undefined) return;
        let article = initialArticle(told.article.articleId);
        for (const event of told.events) {
          expect(event.effectiveAt <= event.recordedAt).toBe(true);
          const after = evolve(article, event);
          if (event.type === 'EarlierTextRecorded') {
            expect(after.published?.text.eventId).toBe(article.published?.text.eventId);
          }
          article = after;
        }
      }),
      { numRuns },
    );
  });

  test('gives revision numbers in the order of recording, without gaps', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const told = tellAll(steps).at(-1);
        const saved = (told?.events ?? []).flatMap(({ data }) => ('content' in data ? [data.revision] : []));
        let highest = 0;
        for (const number of saved) {
          expect(number).toBeLessThanOrEqual(highest + 1);
          expect(number).toBeGreaterThanOrEqual(1);
          highest = Math.max(highest, number);
        }
      }),
      { numRuns },
    );
  });

  test('answers what readers saw at every act', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const article = tellAll(steps).at(-1)?.article;
        if (article === undefined) return;
        for (const { effectiveAt } of toArray(article.acts)) {
          const state = stateAt(article.acts, effectiveAt);
          if (state !== null) expect(state.effectiveAt <= effectiveAt).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('takes the same observation again without a word', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const told = tellAll(steps).at(-1);
        if (told === undefined) return;
        // Later than any observation can be: one in the future would be told anew when its time comes.
        const [now, then] = [toInstant(START + 2_000 * 60_000), toInstant(START + 2_001 * 60_000)];
        for (const [, command] of steps.filter(([, { type }]) => type === 'RecordObservation')) {
          const once = told.tell(now, command);
          expect(once.tell(then, command).events).toHaveLength(once.events.length);
        }
      }),
      { numRuns },
    );
  });
});
