import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { initialArticle } from '../../src/domain/article/article.ts';
import { hashContent } from '../../src/domain/article/content.ts';
import {
  ARTICLE_EVENT_TYPES,
  type ArticleEventType,
  type ArticleId,
  type EventId,
  type StoredEvent,
} from '../../src/domain/article/events.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { finalState, isBefore } from '../../src/domain/article/public-history.ts';
import { changedPlaces, placesOf } from '../../src/domain/article/text-places.ts';
import { toArray } from '../../src/shared/append-log.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { aContent, stated } from '../support/given-article.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 1_000;

const at = (minutes: number) => toInstant(Date.UTC(2026, 0, 5) + minutes * 60_000);
const idOf = (n: number) => `E${String(n)}` as EventId;

type Draw = {
  readonly type: ArticleEventType;
  readonly text: number;
  readonly revision: number;
  readonly effect: number;
  readonly other: number;
  readonly publishedAt: number | undefined;
  readonly updatedAt: number | undefined;
};

const draw: fc.Arbitrary<Draw> = fc.record({
  type: fc.constantFrom(...ARTICLE_EVENT_TYPES),
  text: fc.integer({ min: -1, max: 2 }),
  revision: fc.integer({ min: 1, max: 6 }),
  effect: fc.integer({ min: 0, max: 9 }),
  other: fc.integer({ min: 1, max: 14 }),
  publishedAt: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  updatedAt: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
});

const timeOf = (minute: number | undefined) =>
  minute === undefined ? undefined : stated(at(minute).slice(0, 16).replace('T', ' '), 'UTC');

/** An event that no command decided: all its data is there, and none of it agrees with the story. */
function toEvent({ type, text, ...drawn }: Draw, index: number): StoredEvent {
  const content =
    text < 0 && type === 'ArticlePublished' ? null : aContent('Harbour', `Pier ${String(text)}`);
  const version = BigInt(index + 1);
  const data = {
    ...(/Draft|Published|Updated|Corrected|Restored|Text/.test(type)
      ? { content, revision: drawn.revision }
      : {}),
    publishedAt: timeOf(drawn.publishedAt),
    updatedAt: timeOf(drawn.updatedAt),
    eventId: idOf(drawn.other),
    reinterprets: idOf(drawn.other),
    schedule: idOf(drawn.other),
    effectiveAt: at(drawn.effect),
    publishAt: at(drawn.other),
    act: 'publish',
    correction: { kind: 'correction', notice: 'n' },
    reason: 'r',
  };
  const envelope = {
    eventId: idOf(index + 1),
    articleId: 'A1' as ArticleId,
    streamVersion: version,
    globalPosition: version,
    recordedAt: at(10),
    effectiveAt: at(drawn.effect),
    effectiveBasis: 'observed',
  };
  const event: unknown = { type, schemaVersion: 1, data, ...envelope };
  return event as StoredEvent;
}

describe('any sequence of any events', () => {
  test('gives a state that its acts fold to, in public order, with a place for each text', () => {
    fc.assert(
      fc.property(fc.array(draw, { maxLength: 14 }), (draws) => {
        let article = initialArticle('A1' as ArticleId);
        for (const event of draws.map(toEvent)) {
          const before = article;
          article = evolve(before, event);
          const acts = toArray(article.acts);
          expect(acts).toEqual(acts.toSorted((a, b) => (isBefore(a, b) ? -1 : 1)));
          const folded = finalState(article.acts);
          expect(article.published && { ...article.published, content: null }).toEqual(
            folded && { ...folded, content: null },
          );
          expect(article.published?.content.state === 'unobserved').toBe(
            folded !== null && folded.text.change.hash === null,
          );
          const current = article.published;
          if (current?.content.state === 'held')
            expect(hashContent(current.content.content)).toEqual(current.text.change.hash);
          expect(changedPlaces(before, event, article).length).toBeLessThanOrEqual(
            placesOf(article.acts).length,
          );
        }
      }),
      { numRuns },
    );
  });
});
