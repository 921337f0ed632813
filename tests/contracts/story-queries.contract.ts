import { describe, expect, test } from '@jest/globals';
import {
  listArticles,
  type ArticleCursor,
  type ArticleFilter,
} from '../../projections/article-state/list-articles.ts';
import {
  countArticles,
  findArticle,
  findDraft,
  findNextScheduleTime,
  listDueSchedules,
} from '../../projections/article-state/queries.ts';
import { countRevisions, findRevision, listRevisions } from '../../projections/revisions/queries.ts';
import { resolveRevisionRef, type RevisionRef } from '../../projections/revisions/resolve-revision.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { aSnapshot, instant, stated } from '../support/given-article.ts';
import type { GivenStories } from '../support/given-projection.ts';
import { A1, at, id, story, tellSecret } from '../support/a-secret-story.ts';

/** Stories and their revisions, each audience its own. */
export function storyQueriesContract(
  name: string,
  withStories: (work: (given: GivenStories) => Promise<void>) => Promise<void>,
): void {
  describe(`${name}: stories`, () => {
    test('readers see the public state, staff the desk too', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const readers = await given.read((db) => findArticle(db, A1, 'readers'));
        expect(readers).toMatchObject({
          status: 'published',
          revision: 3,
          contentState: 'held',
          streamVersion: 4n,
        });
        expect(readers?.content?.headline).toBe('Harbour');
        expect(readers?.notices.map(({ notice }) => notice)).toEqual(['A second ferry added.']);
        expect(readers).not.toHaveProperty('desk');
        const staff = await given.read((db) => findArticle(db, A1, 'staff'));
        expect(staff).toMatchObject({
          streamVersion: 6n,
          desk: { draftRevision: 4, lastRevision: 4 },
        });
      }));

    test('a draft is no story to readers', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), { type: 'DraftArticle', content: story('Hush', 'Secret.', { tags: ['navy'] }) });
        await tell(at(9), { type: 'SetEmbargo', until: instant(at(20)), reason: 'until the navy answers' });
        expect(await read((db) => findArticle(db, A1, 'readers'))).toBeUndefined();
        expect(await read((db) => findDraft(db, A1, 'readers'))).toBeUndefined();
        expect(await read((db) => listRevisions(db, { articleId: A1, limit: 5 }, 'readers'))).toBeUndefined();
        expect(
          await read((db) => findRevision(db, { articleId: A1, revision: 1 }, 'readers')),
        ).toBeUndefined();
        expect(await read((db) => countArticles(db, 'readers'))).toBe(0);
        expect(await read((db) => findArticle(db, A1, 'staff'))).toMatchObject({
          status: 'draft',
          contentState: 'none',
          desk: { draftRevision: 1, embargo: { until: at(20) } },
        });
        expect((await read((db) => findDraft(db, A1, 'staff')))?.content.headline).toBe('Hush');
        expect(await read((db) => countArticles(db, 'staff'))).toBe(1);
      }));

    test('a withheld story shows readers its status and the words on it, and nothing of its past', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), {
          type: 'PublishArticle',
          content: story('Harbour', 'It names 12 people.', { section: 'World' }),
        });
        await tell(at(9), {
          type: 'UpdateArticle',
          content: story('Harbour', 'It names 19 people.', { section: 'World' }),
          notice: 'Number mended.',
        });
        await tell(at(10), {
          type: 'WithholdArticle',
          reason: 'court order',
          notice: 'Not available at present.',
        });
        const article = await read((db) => findArticle(db, A1, 'readers'));
        expect(article).toMatchObject({ status: 'withheld', content: null, contentState: 'hidden' });
        expect(article?.notices.map(({ notice }) => notice)).toEqual(['Not available at present.']);
        const page = await read((db) => listRevisions(db, { articleId: A1, limit: 5 }, 'readers'));
        expect(page?.items.map(({ publicSummary }) => publicSummary)).toEqual([null, null]);
        expect(await read((db) => findRevision(db, { articleId: A1, revision: 1 }, 'readers'))).toMatchObject(
          { content: null, contentState: 'hidden' },
        );
        expect(await read((db) => findRevision(db, { articleId: A1, revision: 1 }, 'staff'))).toMatchObject({
          contentState: 'held',
        });
        const list = (filter: Partial<ArticleFilter>, audience: Audience): Promise<number> =>
          read(async (db) => (await listArticles(db, { limit: 5, ...filter }, audience)).items.length);
        expect([
          await list({}, 'readers'),
          await list({ section: 'World' }, 'readers'),
          await list({ section: 'World' }, 'staff'),
        ]).toEqual([1, 0, 1]);
        expect((await read((db) => listArticles(db, { limit: 5 }, 'readers'))).items[0]).toMatchObject({
          headline: null,
          section: null,
        });
        await tell(at(11), { type: 'ReleaseArticle', reason: 'lifted' });
        expect(await read((db) => findArticle(db, A1, 'readers'))).toMatchObject({
          status: 'published',
          contentState: 'held',
        });
      }));

    test('lists filter by what the audience may see, and page without gap or repeat', () =>
      withStories(async ({ tell, read }) => {
        for (let index = 0; index < 7; index += 1) {
          const content = story(`Story ${String(index)}`, 'Text.', {
            tags: [index % 2 === 0 ? 'even' : 'odd'],
            section: 'World',
          });
          await tell(at(8, index), { type: 'PublishArticle', content }, id(`s${String(index)}`));
        }
        await tell(
          at(9),
          { type: 'DraftArticle', content: story('Hush', 'Secret.', { tags: ['even'] }) },
          id('draft'),
        );
        const all = (filter: Partial<ArticleFilter>, audience: Audience): Promise<readonly string[]> =>
          read(async (db) => {
            const found: string[] = [];
            let cursor: ArticleCursor | undefined;
            do {
              const page = await listArticles(db, { limit: 2, ...filter, cursor }, audience);
              found.push(...page.items.map(({ articleId }) => articleId));
              cursor = page.next;
            } while (cursor !== undefined);
            return found;
          });
        expect(await all({}, 'readers')).toEqual(['s6', 's5', 's4', 's3', 's2', 's1', 's0']);
        expect(await all({ sort: 'published' }, 'readers')).toEqual([
          's6',
          's5',
          's4',
          's3',
          's2',
          's1',
          's0',
        ]);
        expect(await all({}, 'staff')).toEqual(['draft', 's6', 's5', 's4', 's3', 's2', 's1', 's0']);
        expect(await all({ tag: 'even' }, 'readers')).toEqual(['s6', 's4', 's2', 's0']);
        expect(await all({ tag: 'even' }, 'staff')).toEqual(['draft', 's6', 's4', 's2', 's0']);
        expect(await all({ status: 'draft' }, 'readers')).toEqual([]);
        expect(await all({ status: 'draft' }, 'staff')).toEqual(['draft']);
        expect(await all({ updatedSince: instant(at(8, 5)) }, 'readers')).toEqual(['s6', 's5']);
        expect(await all({ language: 'fr' }, 'staff')).toEqual([]);
        expect(await all({ q: 'story 3' }, 'readers')).toEqual(['s3']);
        expect(await all({ q: 'secret' }, 'readers')).toEqual([]);
        expect(await all({ q: 'secret' }, 'staff')).toEqual(['draft']);
        expect(await all({ q: '…' }, 'staff')).toEqual([]);
      }));

    test('a pending publication is listed when it is due, and gone when called off', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), { type: 'DraftArticle', content: story('Budget', 'Text.') });
        await tell(at(8, 1), { type: 'SchedulePublication', act: 'publish', publishAt: instant(at(12)) });
        const due = (time: string): Promise<number> =>
          read(async (db) => (await listDueSchedules(db, instant(time), { limit: 5 })).length);
        expect([await due(at(11, 59)), await due(at(12))]).toEqual([0, 1]);
        expect(await read(findNextScheduleTime)).toBe(at(12));
        expect(await read((db) => findArticle(db, A1, 'staff'))).toMatchObject({
          desk: { schedule: { act: 'publish', revision: 1 } },
        });
        await tell(at(9), { type: 'UnschedulePublication', reason: 'not ready' });
        expect(await due(at(12))).toBe(0);
      }));
  });

  describe(`${name}: revisions`, () => {
    const resolve = (ref: RevisionRef, audience: Audience, relativeTo?: number) => (db: ReadDatabase) =>
      resolveRevisionRef(db, { articleId: A1, ref, relativeTo }, audience);

    test('readers see those that were public, with summaries over public texts alone', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const page = await given.read((db) => listRevisions(db, { articleId: A1, limit: 9 }, 'readers'));
        expect(page?.items.map(({ revision }) => revision)).toEqual([3, 2]);
        expect(page?.items.map(({ publicSummary }) => publicSummary?.kind)).toEqual(['changed', 'first']);
        expect(
          JSON.stringify(page, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
        ).not.toMatch(/desk|source|submarine|Hush/);
        expect(await given.read((db) => countRevisions(db, A1, 'readers'))).toBe(2);
        expect(
          await given.read((db) => findRevision(db, { articleId: A1, revision: 1 }, 'readers')),
        ).toBeUndefined();
        expect(
          await given.read((db) => findRevision(db, { articleId: A1, revision: 4 }, 'readers')),
        ).toBeUndefined();
      }));

    test('staff see all, and who saved the text that another published', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const page = await given.read((db) => listRevisions(db, { articleId: A1, limit: 9 }, 'staff'));
        expect(page?.items.map(({ revision, isPublic, type }) => [revision, isPublic, type])).toEqual([
          [4, false, 'DraftSaved'],
          [3, true, 'ArticleUpdated'],
          [2, true, 'ArticlePublished'],
          [1, false, 'ArticleDrafted'],
        ]);
        expect(page?.items[2]).toMatchObject({
          recordedAt: at(10),
          publicSummary: { kind: 'first' },
          desk: {
            saved: { type: 'DraftSaved', at: at(9) },
            savedSummary: { kind: 'changed', headlineChanged: true },
          },
        });
        expect(page?.items[1]?.desk?.note).toBe('desk asked');
        expect(page?.items[3]?.desk?.note).toBe('from a source');
      }));

    test('words find their revision, each audience its own', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const { read } = given;
        expect(
          await Promise.all(
            (['first', 'latest', 'published', 'previous'] as const).map((ref) =>
              read(resolve(ref, 'readers')),
            ),
          ),
        ).toEqual([2, 3, 3, 2]);
        expect(
          await Promise.all(
            (['first', 'latest', 'published', 'previous'] as const).map((ref) => read(resolve(ref, 'staff'))),
          ),
        ).toEqual([2, 4, 3, 3]);
        expect(await read(resolve(1, 'readers'))).toBeUndefined();
        expect(await read(resolve(1, 'staff'))).toBe(1);
        expect(await read(resolve(9, 'staff'))).toBeUndefined();
        expect(await read(resolve('previous', 'readers', 2))).toBeUndefined();
        expect(await read(resolve('previous', 'staff', 2))).toBeUndefined();
        expect(await read(resolve('previous', 'staff', 4))).toBe(3);
      }));

    test('first and previous follow public order, not the order of learning', () =>
      withStories(async ({ observe, read }) => {
        const seen = (text: string, updated: string) =>
          aSnapshot(story('Ferry', text), {
            publishedAt: stated('2021/03/22 22:34'),
            updatedAt: stated(updated),
          });
        await observe(at(8), seen('Twelve.', '2021/03/23 18:05'));
        await observe(at(9), seen('Ten.', '2021/03/23 09:00'));
        expect(await read(resolve('latest', 'readers'))).toBe(2);
        expect(await read(resolve('latest', 'staff'))).toBe(2);
        expect(await read(resolve('previous', 'readers', 2))).toBe(3);
        expect(await read(resolve('previous', 'readers', 3))).toBe(1);
        expect(await read(resolve('first', 'readers'))).toBe(1);
      }));

    test('page by number, the highest first', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), { type: 'PublishArticle', content: story('Ferry', 'Text 0.') });
        for (let index = 1; index < 5; index += 1) {
          await tell(at(8, index), {
            type: 'UpdateArticle',
            content: story('Ferry', `Text ${String(index)}.`),
          });
        }
        const page = (before?: number) =>
          read((db) => listRevisions(db, { articleId: A1, before, limit: 2 }, 'readers'));
        const first = await page();
        expect([first?.items.map(({ revision }) => revision), first?.next]).toEqual([[5, 4], { before: 4 }]);
        const last = await page(2);
        expect([last?.items.map(({ revision }) => revision), last?.next]).toEqual([[1], undefined]);
      }));
  });
}
