import { expect, test } from '@jest/globals';

import { aContent, anEvent, at } from '../support/event-builders.ts';
import { stated } from '../support/given-article.ts';
import { changesOf, createRowStore } from '../support/given-projection.ts';

const when = (minutes: number) => ({ recordedAt: at(minutes), effectiveAt: at(minutes) });
const text = (revision: number) => ({ revision, content: aContent({}, [`Text ${String(revision)}.`]) });

const told = [
  anEvent('ArticleDrafted', { ...when(0), data: text(1) }),
  anEvent('ArticlePublished', { ...when(10), data: text(1) }),
  anEvent('ArticleUpdated', { ...when(20), data: { ...text(2), updatedAt: stated(at(20)) } }),
  anEvent('EarlierTextRecorded', {
    recordedAt: at(60),
    effectiveAt: at(5),
    effectiveBasis: 'stated',
    data: text(3),
  }),
];

test('a story is first seen with its first public text, and earlier once an earlier one is learned of', async () => {
  const rows = createRowStore();
  const seen: unknown[] = [];
  for (const changes of await changesOf(told)) {
    rows.apply(changes);
    seen.push(rows.rows('revision_stories')[0]?.['first_seen_at']);
  }
  expect(seen).toEqual([null, at(10), at(10), at(5)]);
});
