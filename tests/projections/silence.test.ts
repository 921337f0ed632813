import { describe, expect, test } from '@jest/globals';

import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import { listRevisions } from '../../projections/revisions/queries.ts';
import type { Snapshot } from '../../src/domain/article/commands.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { aContent, aSnapshot, instant, stated } from '../support/given-article.ts';
import { withStories, type GivenStories } from '../support/given-projection.ts';

const ferry = (...paragraphs: readonly string[]) => aContent('Ferry terminal opens', ...paragraphs);
const page = (text: string, more: Partial<Snapshot> = {}): Snapshot =>
  aSnapshot(ferry('The terminal opened.', text), more);

const posted = stated('2021/03/22 22:34');
const articleId = 'A1' as ArticleId;

type Line = { readonly revision: number | undefined; readonly silent: string | null | undefined };

const silences = async ({ read }: GivenStories): Promise<readonly Line[]> => {
  const { items } = await read((db) => listTimeline(db, { articleId, limit: 100 }, 'staff'));
  return items.map(({ revision, desk }) => ({ revision, silent: desk?.silent })).reverse();
};
const silent = async (given: GivenStories): Promise<readonly (string | null | undefined)[]> =>
  (await silences(given)).map((line) => line.silent);

describe('a page read again and again', () => {
  test('a changed text under an unmoved time is silent, and an older text learned last is not current', () =>
    withStories(async (given) => {
      const { observe, read } = given;
      await observe(
        '2026-01-05T10:00:00.000Z',
        page('Twelve people came.', { publishedAt: posted, updatedAt: stated('2021/03/23 18:05') }),
      );
      await observe(
        '2026-01-05T11:00:00.000Z',
        page('Nineteen people came.', { publishedAt: posted, updatedAt: stated('2021/03/23 19:05') }),
      );
      await observe(
        '2026-01-05T12:00:00.000Z',
        page('Twenty people came.', { publishedAt: posted, updatedAt: stated('2021/03/23 19:05') }),
      );
      await observe(
        '2026-01-05T13:00:00.000Z',
        page('Ten people came.', { publishedAt: posted, updatedAt: stated('2021/03/23 09:00') }),
      );

      expect(await silences(given)).toEqual([
        { revision: 1, silent: null },
        { revision: 2, silent: 'no' },
        { revision: 3, silent: 'no' },
        { revision: 4, silent: 'yes' },
        { revision: 5, silent: 'no' },
      ]);
      const revisions = await read((db) => listRevisions(db, { articleId, limit: 10 }, 'readers'));
      expect(
        revisions?.items.map(({ revision, effectiveAt, effectiveBasis }) => [
          revision,
          effectiveAt,
          effectiveBasis,
        ]),
      ).toEqual([
        [5, '2021-03-23T01:00:00.000Z', 'stated'],
        [4, '2026-01-05T12:00:00.000Z', 'observed'],
        [3, '2021-03-23T11:05:00.000Z', 'stated'],
        [2, '2021-03-23T10:05:00.000Z', 'stated'],
        [1, '2021-03-22T14:34:00.000Z', 'stated'],
      ]);
      const phrases = new Map(
        revisions?.items.map(({ revision, publicSummary }) => [revision, publicSummary?.phrases]),
      );
      expect(phrases.get(5)).toBe('first observed text');
      // Revision 2 followed a text that nobody saw until revision 5 was found to stand between.
      expect(phrases.get(2)).toBe('1 paragraph changed · Ten → Twelve');
      expect(revisions?.items.find(({ revision }) => revision === 2)?.publicSummary).toMatchObject({
        wordsInserted: 1,
        wordsDeleted: 1,
      });
    }));

  test('with a notice it is no silent edit', () =>
    withStories(async (given) => {
      await given.observe('2026-01-05T10:00:00.000Z', page('Twelve.', { publishedAt: posted }));
      await given.observe(
        '2026-01-05T11:00:00.000Z',
        page('Nineteen.', { publishedAt: posted, notice: 'Number corrected.' }),
      );
      expect(await silent(given)).toEqual([null, 'no']);
    }));

  test('related links alone never make one', () =>
    withStories(async (given) => {
      const content = ferry('Twelve.');
      await given.observe('2026-01-05T10:00:00.000Z', aSnapshot(content, { publishedAt: posted }));
      await given.observe(
        '2026-01-05T11:00:00.000Z',
        aSnapshot({ ...content, related: [{ title: 'More ferries' }] }, { publishedAt: posted }),
      );
      expect(await silent(given)).toEqual([null, 'no']);
    }));

  test('two edits in one stated minute are undetermined', () =>
    withStories(async (given) => {
      const observedAt = (text: string): Partial<Snapshot> => ({
        publishedAt: stated('2021/03/22 22:34'),
        observedAt: instant(text),
      });
      await given.observe(
        '2026-01-05T10:00:00.000Z',
        page('Twelve.', observedAt('2021-03-22T14:34:10.000Z')),
      );
      await given.observe(
        '2026-01-05T11:00:00.000Z',
        page('Nineteen.', observedAt('2021-03-22T14:50:00.000Z')),
      );
      await given.observe(
        '2026-01-05T12:00:00.000Z',
        page('Twenty.', observedAt('2021-03-22T15:30:00.000Z')),
      );
      expect(await silent(given)).toEqual([null, 'undetermined', 'yes']);
    }));

  test('an edit that moves the stated time is none, one that only moves it says so', () =>
    withStories(async (given) => {
      await given.observe(
        '2026-01-05T10:00:00.000Z',
        page('Twelve.', { publishedAt: posted, updatedAt: stated('2021/03/23 09:00') }),
      );
      await given.observe(
        '2026-01-05T11:00:00.000Z',
        page('Twelve.', { publishedAt: posted, updatedAt: stated('2021/03/23 10:00') }),
      );
      expect(await silent(given)).toEqual([null, 'no', 'no']);
      const revisions = await given.read((db) => listRevisions(db, { articleId, limit: 1 }, 'readers'));
      expect(revisions?.items[0]?.publicSummary).toMatchObject({
        kind: 'unchanged',
        phrases: 'time moved, text unchanged',
      });
    }));
});

describe('a story that editors write', () => {
  test('an update with its own time is not silent, one that leaves the time alone is', () =>
    withStories(async (given) => {
      const { tell } = given;
      await tell('2026-01-05T10:00:00.000Z', { type: 'PublishArticle', content: ferry('Twelve.') });
      await tell('2026-01-05T11:00:00.000Z', { type: 'UpdateArticle', content: ferry('Thirteen.') });
      await tell('2026-01-05T12:00:00.000Z', {
        type: 'UpdateArticle',
        content: ferry('Fourteen.'),
        updatedAt: null,
      });
      await tell('2026-01-05T13:00:00.000Z', {
        type: 'CorrectArticle',
        content: ferry('Twelve.'),
        updatedAt: null,
        correction: { kind: 'correction', notice: 'The number was wrong.' },
      });
      expect(await silent(given)).toEqual([null, 'no', 'yes', 'no']);
    }));

  test('a wrong time of effect, once corrected, moves the text and its successor anew', () =>
    withStories(async (given) => {
      const { tell, read } = given;
      await tell('2026-01-05T10:00:00.000Z', { type: 'PublishArticle', content: ferry('Twelve.') });
      await tell('2026-01-05T11:00:00.000Z', { type: 'UpdateArticle', content: ferry('Thirteen.') });
      await tell('2026-01-05T12:00:00.000Z', { type: 'UpdateArticle', content: ferry('Fourteen.') });
      const { items } = await read((db) => listTimeline(db, { articleId, limit: 10 }, 'staff'));
      const moved = items.find(({ revision }) => revision === 3)?.eventId;
      if (moved === undefined) throw new Error('revision 3 has no entry');
      await tell('2026-01-05T13:00:00.000Z', {
        type: 'CorrectEffectiveTime',
        eventId: moved,
        effectiveAt: instant('2026-01-05T10:30:00.000Z'),
        reason: 'it was up earlier',
      });
      const revisions = await read((db) => listRevisions(db, { articleId, limit: 10 }, 'staff'));
      const lines = revisions?.items.map(({ revision, publicSummary, effectiveAt }) => [
        revision,
        effectiveAt,
        publicSummary?.numbers,
        publicSummary?.wordsDeleted,
      ]);
      expect(lines?.slice(0, 2)).toEqual([
        [3, '2026-01-05T10:30:00.000Z', [], 1],
        [2, '2026-01-05T11:00:00.000Z', [], 1],
      ]);
      // Revision 2 states an earlier time than the text before it now does.
      expect((await silences(given)).slice(0, 3).map((line) => line.silent)).toEqual([null, 'yes', 'no']);
      const entry = (await read((db) => listTimeline(db, { articleId, limit: 10 }, 'staff'))).items.find(
        ({ eventId }) => eventId === moved,
      );
      expect(entry).toMatchObject({
        effectiveAt: '2026-01-05T10:30:00.000Z',
        recordedAt: '2026-01-05T12:00:00.000Z',
      });
      expect(entry?.desk?.effectiveCorrectedBy).toBeDefined();
    }));
});
