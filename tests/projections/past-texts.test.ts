import { expect, test } from '@jest/globals';

import { findRevision } from '../../projections/revisions/queries.ts';
import { A1, at, id, tellSecret } from '../support/a-secret-story.ts';
import { aSnapshot, stated } from '../support/given-article.ts';
import { withStories, type GivenStories } from '../support/given-projection.ts';

const textOf = async ({ read }: GivenStories, revision: number): Promise<string | undefined> => {
  const found = await read((db) => findRevision(db, { articleId: A1, revision }, 'staff'));
  return found?.content?.blocks.map(({ text }) => text).join();
};

test('a revision has the text that was saved with its number, however it came to readers', () =>
  withStories(async (given) => {
    await tellSecret(given);
    await given.tell(at(14), { type: 'RestoreRevision', revision: 2, note: 'one ferry after all' });
    const texts = () => Promise.all([1, 2, 3, 4, 5].map((revision) => textOf(given, revision)));
    const told = [
      'The secret is a submarine.',
      'A ferry sails.',
      'Two ferries sail.',
      'The submarine is yellow.',
      'A ferry sails.',
    ];
    expect(await texts()).toEqual(told);
    await given.rebuild();
    expect(await texts()).toEqual(told);
  }));

test('a revision whose text nobody observed says so', () =>
  withStories(async ({ observe, read }) => {
    await observe(at(8), aSnapshot(undefined, { publishedAt: stated('2021/03/22 22:34') }), 'A2');
    expect(await read((db) => findRevision(db, { ...id('A2'), revision: 1 }, 'staff'))).toMatchObject({
      content: null,
      contentState: 'unobserved',
    });
  }));
