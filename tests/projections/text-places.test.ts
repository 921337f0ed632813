import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { initialArticle, type Article } from '../../src/domain/article/article.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { changedPlaces, placesOf, type TextPlace } from '../../src/domain/article/text-places.ts';
import { arbitrarySteps, asStored, toEvents } from '../read-model/support.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 5_000 : 300;

describe('places of texts in public order', () => {
  test('kept up event by event, they are those of the whole history', () => {
    fc.assert(
      fc.property(arbitrarySteps(40), (steps) => {
        const places = new Map<string, TextPlace>();
        const articles = new Map<string, Article>();
        for (const event of asStored(toEvents(steps))) {
          const before = articles.get(event.articleId) ?? initialArticle(event.articleId);
          const after = evolve(before, event);
          for (const { place } of changedPlaces(before, event, after)) {
            places.set(`${event.articleId} ${String(place.act.streamVersion)}`, place);
          }
          articles.set(event.articleId, after);
        }
        const whole = [...articles.values()].flatMap(({ articleId, acts }) =>
          placesOf(acts).map((place): [string, TextPlace] => [
            `${articleId} ${String(place.act.streamVersion)}`,
            place,
          ]),
        );
        expect(places.size).toBe(whole.length);
        for (const [key, place] of whole) expect(places.get(key)).toEqual(place);
      }),
      { numRuns },
    );
  });
});
