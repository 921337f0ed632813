import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { searchStories } from '../../projections/search/queries.ts';
import { toSearchPhrases, toSearchTokens } from '../../src/read-model/search-terms.ts';
import { arbitraryText } from '../support/arbitrary-content.ts';
import { aContent } from '../support/given-article.ts';
import { withStories } from '../support/given-projection.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 20_000 : 500;

describe('search terms', () => {
  test('Chinese by pairs, its characters once at the end; words whole, in lower case', () => {
    expect(toSearchTokens(['地震後Café 12.5', '震'])).toBe(
      '地震 震後 café 12 5 \ue000 震 \ue000 地 \ue000 震 \ue000 後 \ue000',
    );
  });

  test('what was typed is phrases that must all be found', () => {
    expect(toSearchPhrases('Harbour 地震後 "two  Words"')).toEqual(['harbour', '地震 震後', 'two words']);
    expect(toSearchPhrases('「立法會」 AND')).toEqual(['立法 法會', 'and']);
    expect(toSearchPhrases(' "" * …')).toEqual([]);
  });

  test('every phrase of a text stands in its tokens, in order', () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        const tokens = ` ${toSearchTokens([text])} `;
        for (const phrase of toSearchPhrases(text.replaceAll(/["“”„«»「」『』]/gu, ' ')))
          expect(tokens).toContain(` ${phrase} `);
      }),
      { numRuns },
    );
  });

  test('whatever is typed, the search answers, and finds a text by itself', () =>
    withStories(async ({ tell, read }) => {
      const text = 'At 10:30 the 立法會 met; ประเทศไทย sent naïve envoys to 深水埗.';
      await tell('2026-01-05T08:00:00.000Z', { type: 'PublishArticle', content: aContent('Met', text) });
      const find = (q: string): Promise<number> =>
        read(async (db) => (await searchStories(db, { q, in: 'history', limit: 5 }, 'readers')).items.length);
      for (const q of [text, '立法', '埗', 'ไทย', 'NAÏVE', '10:30']) expect(await find(q)).toBe(1);
      await fc.assert(
        fc.asyncProperty(arbitraryText(), async (q) => {
          expect([0, 1]).toContain(await find(q));
        }),
        { numRuns: 100 },
      );
    }));
});
