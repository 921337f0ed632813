import { describe, expect, test } from '@jest/globals';

import { carryBlame, foldBlame, NO_BLAME } from '../../src/diff/blame/carry-blame.ts';
import { listRuns } from '../../src/diff/blame/origin-runs.ts';
import { toBlameStep, toFirstStep } from '../../src/diff/blame/to-blame-step.ts';
import { diffContents } from '../../src/diff/diff-contents.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { aStory } from './blocks/a-story.ts';

const many = <Item>(count: number, itemAt: (place: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, place) => itemAt(place));

/** Each of these took from seconds to minutes, or broke the stack, while the work grew with the square of the list. */
describe('the same thing thousands of times', () => {
  test('150,000 equal tags and one more', () => {
    const tags = many(150_000, () => 'sea');
    const { fields } = diffContents(aStory([], { tags }), aStory([], { tags: [...tags, 'ferries'] }));
    expect(fields).toMatchObject([{ field: 'tags', items: [{ op: 'added', after: 150_000 }] }]);
  });

  test('15,000 alternative headlines of one role, in another order, are nobody’s anew', () => {
    const alternativeHeadlines = many(15_000, (place) => ({
      role: 'seo' as const,
      text: `Ferry ${String(place)}`,
    }));
    const before = aStory([], { alternativeHeadlines });
    const after = aStory([], { alternativeHeadlines: alternativeHeadlines.toReversed() });
    expect(originsAfter(before, after)).toEqual([1]);
  });

  test('15,000 images of one address, in another order, keep the origin of their captions', () => {
    const image = { kind: 'image', url: 'https://example.test/a.jpg' } as const;
    const media = many(15_000, (place) => ({ ...image, caption: `Ferry ${String(place)}` }));
    expect(originsAfter(aStory([], { media }), aStory([], { media: media.toReversed() }))).toEqual([1]);
  });

  test('150,000 lines that went leave their sentences to be known again', () => {
    const lines = many(150_000, (place) => `line ${String(place)}`).join('\n');
    const [block, headline] = [aStory([lines]), aStory([], { headline: lines })];
    const [other, emptied] = [aStory(['Quite another text.']), aStory([])];
    expect(toBlameStep(diffContents(block, other), other).gone).toHaveLength(150_000);
    expect(toBlameStep(diffContents(headline, emptied), emptied).gone).toHaveLength(150_000);
  });

  test('120,000 equal sentences that moved to another paragraph', () => {
    const sentences = many(120_000, () => '一aaaaa。').join('');
    const before = aStory([`${sentences}zzz`, 'yyy']);
    const after = aStory(['qqq', `ppp\n${sentences}`]);
    expect(diffContents(before, after).statistics.sentencesMoved).toBeGreaterThan(100_000);
  });
});

function originsAfter(before: Content, after: Content): readonly number[] {
  const first = foldBlame(NO_BLAME, [{ step: toFirstStep(before, 'written'), revision: 1 }]);
  const { fields } = carryBlame(first, diffContents(before, after), { after, revision: 2 });
  return [...new Set(Object.values(fields).flatMap((runs) => listRuns(runs).map(({ origin }) => origin)))];
}
