import { describe, expect, test } from '@jest/globals';

import { findArticle } from '../../projections/article-state/queries.ts';
import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import { listRevisions } from '../../projections/revisions/queries.ts';
import { resolveRevisionRef } from '../../projections/revisions/resolve-revision.ts';
import { searchStories } from '../../projections/search/queries.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { withStories } from '../support/given-projection.ts';

const articleId = 'A1' as ArticleId;
const raw = (version: number, digit: string) => ({
  importer: 'page-text',
  version,
  rawSha256: digit.repeat(64),
});

describe('a page read anew by a newer importer', () => {
  test('takes the place of the misreading, is no edit, and its successor is compared with it', () =>
    withStories(async ({ observe, read }) => {
      const times = { publishedAt: stated('2021/03/22 22:34') };
      const misread = aContent('Ferry', 'The terminal opened. Advertisement');
      const reread = aContent('Ferry', 'The terminal opened.');
      const later = { ...times, updatedAt: stated('2021/03/23 18:05') };
      await observe('2026-01-05T10:00:00.000Z', aSnapshot(misread, { ...times, extraction: raw(1, 'a') }));
      await observe(
        '2026-01-05T11:00:00.000Z',
        aSnapshot(aContent('Ferry', 'The terminal closed.'), { ...later, extraction: raw(1, 'b') }),
      );
      const before = await read((db) => listRevisions(db, { articleId, limit: 9 }, 'readers'));
      expect(before?.items[0]?.publicSummary).toMatchObject({ wordsDeleted: 2, wordsInserted: 1 });

      await observe('2026-01-05T12:00:00.000Z', aSnapshot(reread, { ...times, extraction: raw(2, 'a') }));

      const after = await read((db) => listRevisions(db, { articleId, limit: 9 }, 'readers'));
      expect(
        after?.items.map(({ revision, type, effectiveAt, supersededBy }) => [
          revision,
          type,
          effectiveAt,
          supersededBy,
        ]),
      ).toEqual([
        [3, 'TextReinterpreted', '2021-03-22T14:34:00.000Z', undefined],
        [2, 'ArticleUpdated', '2021-03-23T10:05:00.000Z', undefined],
        [1, 'ArticlePublished', '2021-03-22T14:34:00.000Z', 3],
      ]);
      expect(after?.items[1]?.publicSummary).toMatchObject({ wordsDeleted: 1, wordsInserted: 1 });
      expect(await read((db) => findArticle(db, articleId, 'readers'))).toMatchObject({ revision: 2 });
      for (const audience of ['readers', 'staff'] as const) {
        const refs = (['first', 'previous', 'latest'] as const).map((ref) =>
          read((db) => resolveRevisionRef(db, { articleId, ref }, audience)),
        );
        expect(await Promise.all(refs)).toEqual([3, 3, 2]);
      }
      const { items } = await read((db) => listTimeline(db, { articleId, limit: 9 }, 'staff'));
      expect(items.map(({ desk }) => desk?.silent)).toEqual(['no', 'no', null]);
      const found = await read((db) =>
        searchStories(db, { q: 'advertisement', in: 'history', limit: 9 }, 'readers'),
      );
      expect(found.items).toEqual([]);
    }));
});
