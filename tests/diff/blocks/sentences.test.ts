import { describe, expect, test } from '@jest/globals';

import { applyDiff } from '../../../src/diff/apply-diff.ts';
import { diffContents } from '../../../src/diff/diff-contents.ts';
import { reverseDiff } from '../../../src/diff/reverse-diff.ts';
import type { StoryDiff } from '../../../src/diff/story-diff.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { aStory, tale } from './a-story.ts';

const diffOf = (before: Content, after: Content): StoryDiff => {
  const diff = diffContents(before, after);
  expect(applyDiff(before, diff)).toEqual(after);
  expect(applyDiff(after, reverseDiff(diff))).toEqual(before);
  expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
  return diff;
};

const FOG = 'Thick fog lay over the strait all evening.';
const CREW = 'The crew of nine stayed on board.';
const TUG = 'A tug from Marlow pulled the ship free at dawn.';
const HULL = 'Divers found no damage to the hull.';
const BILL = 'The operator expects to pay for the night in hotels.';

describe('a sentence that moved', () => {
  test('to another paragraph is told once, exactly', () => {
    const diff = diffOf(
      aStory([`${FOG} ${CREW} ${TUG}`, `${HULL} ${BILL}`]),
      aStory([`${FOG} ${TUG}`, `${HULL} ${CREW} ${BILL}`]),
    );
    expect(diff.sentenceMoves).toEqual([
      {
        moveId: 'move-1',
        before: { block: 0, range: [43, 77] },
        after: { block: 1, range: [36, 70] },
        text: `${CREW} `,
      },
    ]);
    const moved = diff.blocks.flatMap(({ spans = [] }) => spans).filter(({ moveId }) => moveId !== undefined);
    expect(moved.map(({ op, beforeText, afterText }) => [op, beforeText, afterText])).toEqual([
      ['delete', `${CREW} `, ''],
      ['insert', '', `${CREW} `],
    ]);
    expect(diff.statistics).toMatchObject({
      verdict: 'cosmetic',
      sentencesMoved: 1,
      wordsInserted: 0,
      wordsDeleted: 0,
    });
  });

  test('to the front of its own paragraph', () => {
    const diff = diffOf(aStory([`${FOG} ${CREW} ${TUG} ${HULL}`]), aStory([`${TUG} ${FOG} ${CREW} ${HULL}`]));
    expect(diff.sentenceMoves.map(({ text }) => text.trim())).toEqual([TUG]);
  });

  test('in Chinese, where sentences stand without spaces', () => {
    const [fog, crew, tug, hull] = [
      '整晚海峽濃霧籠罩。',
      '九名船員一直留守船上。',
      '拖船在黎明時分把船拉開。',
      '潛水員沒有發現船殼受損。',
    ];
    const diff = diffOf(aStory([`${fog}${crew}${tug}`, hull]), aStory([`${fog}${tug}`, `${hull}${crew}`]));
    expect(diff.sentenceMoves.map(({ text }) => text)).toEqual([crew]);
    expect(diff.statistics.verdict).toBe('cosmetic');
  });

  test('while the paragraph that it left was edited too', () => {
    const diff = diffOf(
      aStory([`${FOG} ${CREW} ${TUG}`, `${HULL} ${BILL}`]),
      aStory([`${FOG} ${TUG.replace('dawn', 'noon')}`, `${HULL} ${BILL} ${CREW}`]),
    );
    expect(diff.sentenceMoves.map(({ text }) => text.trim())).toEqual([CREW]);
    const edits = diff.blocks.flatMap(({ spans = [] }) => spans).filter(({ op }) => op === 'replace');
    expect(edits.map(({ beforeText, afterText }) => [beforeText, afterText])).toEqual([['dawn', 'noon']]);
  });

  test('from a paragraph that went away', () => {
    const diff = diffOf(aStory([`${CREW} ${BILL}`, `${FOG} ${HULL}`]), aStory([`${FOG} ${CREW} ${HULL}`]));
    expect(tale(diff)).toEqual(['deleted 0→', 'changed 1→0']);
    expect(diff.sentenceMoves.map(({ text }) => text.trim())).toEqual([CREW]);
    expect(diff.blocks[0]?.spans?.map(({ op, moveId }) => [op, moveId])).toEqual([
      ['delete', 'move-1'],
      ['delete', undefined],
    ]);
  });

  test('is none when it is short: such lines repeat themselves', () => {
    expect(diffOf(aStory([`Yes. ${FOG}`, HULL]), aStory([FOG, `${HULL} Yes.`])).sentenceMoves).toEqual([]);
  });
});
