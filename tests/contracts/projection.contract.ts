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
import { countTimeline, iterateTimeline, listTimeline } from '../../projections/audit-timeline/queries.ts';
import type {
  TimelineCursor,
  TimelineEntry,
  TimelineFilter,
} from '../../projections/audit-timeline/views.ts';
import { listFeed, type FeedEntry } from '../../projections/event-feed/queries.ts';
import { countRevisions, findRevision, listRevisions } from '../../projections/revisions/queries.ts';
import { resolveRevisionRef, type RevisionRef } from '../../projections/revisions/resolve-revision.ts';
import { searchStories, type SearchScope } from '../../projections/search/queries.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { aContent, aSnapshot, instant, stated } from '../support/given-article.ts';
import type { GivenStories } from '../support/given-projection.ts';

const A1 = 'A1' as ArticleId;
const id = (name: string): { readonly articleId: ArticleId } => ({ articleId: name as ArticleId });
const at = (hour: number, minute = 0): string =>
  `2026-01-05T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;

const story = (headline: string, text: string, more: Partial<Content> = {}): Content => ({
  ...aContent(headline, text),
  ...more,
});

/** A story with a secret in its drafts, public at revision 2, with a newer draft at revision 4. */
async function tellSecret({ tell }: GivenStories): Promise<void> {
  await tell(at(8), {
    type: 'DraftArticle',
    content: story('Hush', 'The secret is a submarine.'),
    note: 'from a source',
  });
  await tell(at(9), { type: 'SaveDraft', content: story('Harbour', 'A ferry sails.') });
  await tell(at(10), { type: 'PublishArticle' });
  await tell(at(11), {
    type: 'UpdateArticle',
    content: story('Harbour', 'Two ferries sail.'),
    note: 'desk asked',
    notice: 'A second ferry added.',
  });
  await tell(at(12), {
    type: 'SaveDraft',
    content: story('Hush again', 'The submarine is yellow.', { tags: ['navy'], section: 'Secrets' }),
  });
  await tell(at(13), { type: 'AddNote', text: 'The navy has not answered.' });
}

/** The queries of every projection, over whatever database. `withStories` also checks that the rows equal a replay. */
export function projectionContract(
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

  describe(`${name}: timeline`, () => {
    const all = (filter: TimelineFilter, audience: Audience) => async (db: ReadDatabase) => {
      const entries: TimelineEntry[] = [];
      for await (const entry of iterateTimeline(db, filter, audience)) entries.push(entry);
      return entries;
    };
    const types = (entries: readonly TimelineEntry[]): readonly string[] => entries.map(({ type }) => type);

    test('staff read who did what, readers the public acts', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const staff = await given.read(all({ articleId: A1 }, 'staff'));
        expect(staff.map(({ sentence }) => sentence)).toEqual([
          'Note added by lin, as stated by desk.',
          'Revision 4 saved as a draft by lin, as stated by desk.',
          'Revision 3 published as an update by lin, as stated by desk.',
          'Revision 2 published by lin, as stated by desk.',
          'Revision 2 saved as a draft by lin, as stated by desk.',
          'Revision 1 drafted by lin, as stated by desk.',
        ]);
        const readers = await given.read(all({ articleId: A1 }, 'readers'));
        expect(readers.map(({ sentence, notice }) => [sentence, notice])).toEqual([
          ['Revision 3 published as an update.', 'A second ferry added.'],
          ['Revision 2 published.', undefined],
        ]);
        for (const entry of readers) expect(entry).not.toHaveProperty('desk');
        expect(await given.read((db) => countTimeline(db, {}, 'readers'))).toBe(2);
      }));

    test('each filter holds what it says', () =>
      withStories(async (given) => {
        const { tell, read } = given;
        await tellSecret(given);
        const actor = { kind: 'user', id: 'ana', ip: '192.0.2.7' } as const;
        await tell(at(14), { type: 'AddNote', text: 'The Navy answered.' }, { actor });
        await tell(
          at(15),
          {
            type: 'UpdateArticle',
            content: story('Harbour', 'Three ferries sail.'),
            updatedAt: null,
            note: 'sailed_100% sure',
          },
          { actor },
        );
        const find = async (filter: TimelineFilter): Promise<readonly string[]> =>
          types(await read(all(filter, 'staff')));
        expect(await find({ silent: 'yes' })).toEqual(['ArticleUpdated']);
        expect(await find({ actor: 'ana' })).toEqual(['ArticleUpdated', 'NoteAdded']);
        expect(await find({ ip: '192.0.2.7', types: ['NoteAdded'] })).toEqual(['NoteAdded']);
        expect(await find({ types: [] })).toEqual([]);
        expect(await find({ q: 'NAVY' })).toEqual(['NoteAdded', 'NoteAdded']);
        expect(await find({ q: '_100%' })).toEqual(['ArticleUpdated']);
        expect(await find({ q: '1%0' })).toEqual([]);
        expect(await find({ from: instant(at(9)), to: instant(at(11)) })).toEqual([
          'ArticlePublished',
          'DraftSaved',
        ]);
        expect(await find({ anomaly: 'any' })).toEqual([]);
      }));

    test('anomalies are found, those of order too', () =>
      withStories(async ({ observe, read }) => {
        const snapshot = aSnapshot(story('Ferry', 'Twelve.'), {
          publishedAt: stated('2021/03/23 18:05'),
          updatedAt: stated('2021/03/22 09:00'),
          anomalies: [{ code: 'times-disagree' }],
        });
        await observe(at(8), snapshot);
        const disagree = await read(all({ anomaly: 'times-disagree' }, 'staff'));
        expect(disagree[0]?.desk?.anomalies).toContainEqual({ code: 'times-disagree' });
        expect(await read(all({ anomaly: 'updated-before-published' }, 'staff'))).not.toEqual([]);
        expect((await read(all({ anomaly: 'any' }, 'staff'))).length).toBeGreaterThan(0);
        expect(await read(all({ anomaly: 'rolled-back' }, 'staff'))).toEqual([]);
      }));

    test('readers are refused filters on what they can’t see', () =>
      withStories(async ({ read }) => {
        for (const filter of [
          { ip: '192.0.2.7' },
          { silent: 'yes' },
          { anomaly: 'any' },
          { q: 'navy' },
        ] as const) {
          await expect(read((db) => listTimeline(db, { ...filter, limit: 5 }, 'readers'))).rejects.toThrow(
            RangeError,
          );
        }
      }));

    test('pages without gap or repeat', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), { type: 'DraftArticle', content: story('Ferry', 'Text.') });
        for (let index = 0; index < 6; index += 1)
          await tell(at(9, index), { type: 'AddNote', text: `Note ${String(index)}` });
        const positions: bigint[] = [];
        let cursor: TimelineCursor | undefined;
        do {
          const page = await read((db) => listTimeline(db, { cursor, limit: 3 }, 'staff'));
          positions.push(...page.items.map(({ position }) => position));
          cursor = page.next;
        } while (cursor !== undefined);
        expect(positions).toHaveLength(7);
        expect([...positions].sort((a, b) => Number(b - a))).toEqual(positions);
        expect(new Set(positions).size).toBe(7);
      }));
  });

  describe(`${name}: search`, () => {
    const search =
      (q: string, audience: Audience, scope: SearchScope = 'current') =>
      async (db: ReadDatabase) =>
        (await searchStories(db, { q, in: scope, limit: 10 }, audience)).items.map(
          ({ articleId, revisions }) => [articleId, ...revisions],
        );

    test('a two-character Chinese word, a single character and a name within a sentence find their story', () =>
      withStories(async ({ tell, read }) => {
        await tell(at(8), {
          type: 'PublishArticle',
          content: story('花蓮外海發生地震', '中央氣象署表示，規模為五點二。'),
        });
        await tell(
          at(9),
          { type: 'PublishArticle', content: story('東京タワーが再開', '見学者が並んだ。') },
          id('A2'),
        );
        await tell(
          at(10),
          { type: 'PublishArticle', content: story('Ferries sail', 'The café’s owner didn’t wait.') },
          id('A3'),
        );
        for (const q of ['地震', '震', '氣象署', '「外海發生」', '花蓮 規模'])
          expect(await read(search(q, 'readers'))).toEqual([['A1', 1]]);
        expect(await read(search('タワー', 'readers'))).toEqual([['A2', 1]]);
        for (const q of ['CAFÉ', 'ferries owner', '"ferries sail"', 'Ｆｅｒｒｉｅｓ'])
          expect(await read(search(q, 'readers'))).toEqual([['A3', 1]]);
        for (const q of ['海外', '"sail ferries"', 'ferry', '地震 ferries', '', '"" OR *'])
          expect(await read(search(q, 'readers'))).toEqual([]);
      }));

    test('readers find public texts alone, staff drafts too', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const { read } = given;
        expect(await read(search('submarine', 'readers'))).toEqual([]);
        expect(await read(search('submarine', 'readers', 'history'))).toEqual([]);
        expect(await read(search('submarine', 'staff'))).toEqual([['A1', 4]]);
        expect(await read(search('submarine', 'staff', 'history'))).toEqual([['A1', 4, 1]]);
        expect(await read(search('"a ferry"', 'readers'))).toEqual([]);
        expect(await read(search('"a ferry"', 'readers', 'history'))).toEqual([['A1', 2]]);
        await given.tell(at(14), { type: 'WithholdArticle', reason: 'court order' });
        expect(await read(search('ferries', 'readers', 'history'))).toEqual([]);
        expect(await read(search('ferries', 'staff', 'history'))).toEqual([['A1', 3]]);
      }));

    test('pages by story, the newest first', () =>
      withStories(async ({ tell, read }) => {
        for (let index = 0; index < 5; index += 1) {
          await tell(
            at(8, index),
            { type: 'PublishArticle', content: story('Ferry', 'Text.') },
            id(`s${String(index)}`),
          );
        }
        const first = await read((db) =>
          searchStories(db, { q: 'ferry', in: 'current', limit: 3 }, 'readers'),
        );
        expect(first.items.map(({ articleId }) => articleId)).toEqual(['s4', 's3', 's2']);
        const second = await read((db) =>
          searchStories(db, { q: 'ferry', in: 'current', limit: 3, cursor: first.next }, 'readers'),
        );
        expect([second.items.map(({ articleId }) => articleId), second.next]).toEqual([
          ['s1', 's0'],
          undefined,
        ]);
      }));
  });

  describe(`${name}: feed`, () => {
    const brief = (items: readonly FeedEntry[]): readonly unknown[] =>
      items.map(({ type, sequence }) => [type, sequence]);

    test('counts the public events of a story, and tells others to staff alone', () =>
      withStories(async (given) => {
        await tellSecret(given);
        const feed = (scope: 'public' | 'all') =>
          given.read((db) => listFeed(db, { after: 0n, limit: 50 }, scope));
        expect(brief((await feed('public')).items)).toEqual([
          ['ArticlePublished', 1n],
          ['ArticleUpdated', 2n],
        ]);
        expect(brief((await feed('all')).items)).toEqual([
          ['ArticleDrafted', null],
          ['DraftSaved', null],
          ['ArticlePublished', 1n],
          ['ArticleUpdated', 2n],
          ['DraftSaved', null],
          ['NoteAdded', null],
        ]);
        expect((await feed('public')).items[1]).toMatchObject({
          isCurrent: true,
          fieldsChanged: ['blocks'],
          notice: 'A second ferry added.',
        });
      }));

    test('goes on after a position, by type and story, with sequences that stay', () =>
      withStories(async ({ tell, observe, read }) => {
        await tell(at(8), { type: 'PublishArticle', content: story('Ferry', 'One.') });
        await tell(at(9), { type: 'UpdateArticle', content: story('Ferry', 'Two.') });
        const seen = (text: string, updated: string) =>
          aSnapshot(story('Boat', text), {
            publishedAt: stated('2021/03/22 22:34'),
            updatedAt: stated(updated),
          });
        await observe(at(10), seen('Twelve.', '2021/03/23 18:05'), 'B1');
        await observe(at(11), seen('Ten.', '2021/03/23 09:00'), 'B1');
        const feed = (question: { readonly after: bigint; readonly limit: number }) =>
          read((db) => listFeed(db, question, 'public'));
        const first = await feed({ after: 0n, limit: 3 });
        expect([first.items.length, first.atEnd]).toEqual([3, false]);
        const rest = await feed({ after: first.next, limit: 3 });
        expect([rest.items.length, rest.atEnd]).toEqual([2, true]);
        expect(rest.items.map(({ type, isCurrent, sequence }) => [type, isCurrent, sequence])).toEqual([
          ['ArticleUpdated', true, 2n],
          ['EarlierTextRecorded', false, 3n],
        ]);
        const updates = await read((db) =>
          listFeed(db, { after: 0n, limit: 9, types: ['ArticleUpdated'], articleIds: [A1] }, 'public'),
        );
        expect(brief(updates.items)).toEqual([['ArticleUpdated', 2n]]);
        expect((await feed({ after: rest.next, limit: 3 })).next).toBe(rest.next);
      }));
  });
}
