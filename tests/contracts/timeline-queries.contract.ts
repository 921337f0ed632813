import { describe, expect, test } from '@jest/globals';
import { countTimeline, iterateTimeline, listTimeline } from '../../projections/audit-timeline/queries.ts';
import type {
  TimelineCursor,
  TimelineEntry,
  TimelineFilter,
} from '../../projections/audit-timeline/views.ts';
import { listFeed, type FeedEntry } from '../../projections/event-feed/queries.ts';
import { searchStories, type SearchScope } from '../../projections/search/queries.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { aSnapshot, instant, stated } from '../support/given-article.ts';
import type { GivenStories } from '../support/given-projection.ts';
import { A1, at, id, story, tellSecret } from '../support/a-secret-story.ts';

/** Timeline, search and feed, each audience its own. */
export function timelineQueriesContract(
  name: string,
  withStories: (work: (given: GivenStories) => Promise<void>) => Promise<void>,
): void {
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
          { field: 'headline' },
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
