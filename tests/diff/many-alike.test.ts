import { describe, expect, test } from '@jest/globals';

import { carryBlame, foldBlame, NO_BLAME } from '../../src/diff/blame/carry-blame.ts';
import { listRuns } from '../../src/diff/blame/origin-runs.ts';
import { toBlameStep, toFirstStep } from '../../src/diff/blame/to-blame-step.ts';
import { diffContents } from '../../src/diff/diff-contents.ts';
import type { MarkChange } from '../../src/diff/story-diff.ts';
import type { Content, Mark } from '../../src/domain/article/content.ts';
import { aStory, paragraph } from './blocks/a-story.ts';

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

  test('9,000 marks over 400,000 spaces', () => {
    const [text, end] = [`${' '.repeat(400_000)}x`, 400_001];
    const marks = many(9_000, () => ({ start: 0, end, type: 'strong' as const }));
    const change = diffContents(aStory([paragraph(text, { marks })]), aStory([paragraph(text)])).blocks[0];
    expect(change?.marks).toHaveLength(9_000);
    expect(change?.marks?.[0]).toEqual({ op: 'removed', type: 'strong', before: [end - 1, end], text: 'x' });
  });

  test('15,000 marks of one type upon another are met again, and repeat the text a few times alone', () => {
    const text = 'word '.repeat(2_000);
    const from = (start: number): readonly Mark[] =>
      many(15_000, (place) => ({ start, end: start + 1 + (place % 9_000), type: 'strong' }));
    const marked = (own: string, marks: readonly Mark[]): Content => aStory([paragraph(own, { marks })]);
    const changesOf = (before: Content, after: Content): readonly MarkChange[] =>
      diffContents(before, after).blocks[0]?.marks ?? [];
    expect(changesOf(marked(text, from(0)), marked(`${text}more.`, from(0)))).toEqual([]);
    const told = changesOf(marked(text, from(0)), marked(text, from(1)));
    expect(told.length).toBeGreaterThan(10_000);
    const letters = told.reduce((sum, change) => sum + change.text.length, 0);
    expect(letters).toBeLessThan(8 * text.length + 100 * told.length);
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
