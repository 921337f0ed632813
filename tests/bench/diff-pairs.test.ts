import { describe, expect, test } from '@jest/globals';

import { isReplacing, toTruth, type TracedPair } from '../../bench/diff/judge/truth.ts';
import { judge } from '../../bench/diff/judge/judge.ts';
import { generateChain, generatePair, type Pair, type Weight } from '../../bench/diff/generate/pairs.ts';
import type { Revision } from '../../bench/diff/generate/render.ts';
import type { StoryLanguage } from '../../bench/diff/generate/story.ts';

const WEIGHTS: readonly Weight[] = ['light', 'medium', 'structure', 'half', 'whole'];
const LANGUAGES: readonly StoryLanguage[] = ['en', 'zh-Hant', 'mixed'];
const CASES = LANGUAGES.flatMap((language) => WEIGHTS.map((weight) => ({ language, weight })));

const pairOf = (order: { language: StoryLanguage; weight: Weight }): Pair =>
  generatePair({ ...order, seed: 5, bytes: 6_000 });

describe.each(CASES)('a pair in $language, edits: $weight', (order) => {
  const pair = pairOf(order);
  const revisions = [pair.before, pair.after];

  test('the blocks joined by LF are the text, and begin where it says', () => {
    for (const { content, text, blockStarts } of revisions) {
      expect(content.blocks.map((block) => block.text).join('\n')).toBe(text);
      expect(
        content.blocks.map((block, index) => text.startsWith(block.text, blockStarts[index])),
      ).not.toContain(false);
    }
  });

  test('every character has an id of its own, every line feed has none', () => {
    for (const { text, ids } of revisions) {
      const given = ids.filter((id) => id !== 0);
      expect(new Set(given).size).toBe(given.length);
      expect(given.length).toBe(text.replaceAll('\n', '').length);
    }
  });

  test('an id is the same letter in both revisions', () => {
    const letters = lettersById(pair.before);
    const other = [...lettersById(pair.after)].filter(
      ([id, letter]) => (letters.get(id) ?? letter) !== letter,
    );
    expect(other).toEqual([]);
  });

  test('the same seed gives the same bytes, another seed others', () => {
    expect(JSON.stringify(pairOf(order))).toBe(JSON.stringify(pair));
    expect(generatePair({ ...order, seed: 6, bytes: 6_000 }).before.text).not.toBe(pair.before.text);
  });

  test('the truth judged by itself is right', () => {
    const truth = toTruth(pair);
    expect(judge(truth.runs, truth, { showsMoves: true })).toMatchObject({
      misaligned: 0,
      keptWrong: 0,
      missed: 0,
    });
  });

  test('what was replaced is gone, and what came instead is new', () => {
    const [before, after] = [new Set(pair.before.ids), new Set(pair.after.ids)];
    for (const edit of pair.edits.filter(isReplacing)) {
      expect(idsIn(edit.before).map((id) => [before.has(id), after.has(id)])).not.toContainEqual([
        true,
        true,
      ]);
      expect(idsIn(edit.after).every((id) => after.has(id) && !before.has(id))).toBe(true);
    }
  });
});

const lettersById = ({ text, ids }: Revision): Map<number, string> =>
  new Map(Array.from(ids, (id, place) => [id, id === 0 ? '' : text.charAt(place)]));

const idsIn = ([from, to]: readonly [number, number]): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('judging', () => {
  const pair = pairOf({ language: 'en', weight: 'light' });

  test('nothing kept is everything missed', () => {
    const truth = toTruth(pair);
    const { misaligned, missed, keptRight } = judge([], truth, { showsMoves: true });
    expect(keptRight).toBe(0);
    expect(missed).toBeGreaterThan(5_000);
    expect(misaligned).toBeGreaterThan(missed);
  });

  test('runs that claim another letter stays are refused', () => {
    expect(() => judge([{ before: 0, after: 1, length: 50 }], toTruth(pair), { showsMoves: true })).toThrow(
      'what is said to stay differs',
    );
  });

  test('where equal letters leave the place open, each place is right', () => {
    const truth = toTruth(traced('ab ab ', 'ab ab ab ', [1, 2, 3, 4, 5, 6], [1, 2, 3, 7, 8, 9, 4, 5, 6]));
    const atEnd = judge([{ before: 0, after: 0, length: 6 }], truth, { showsMoves: true });
    const atStart = judge([{ before: 0, after: 3, length: 6 }], truth, { showsMoves: true });
    expect([atEnd.misaligned, atStart.misaligned]).toEqual([0, 0]);
  });

  test('what moved and is shown as gone and come is wrong only where moves can be shown', () => {
    const truth = toTruth(traced('abcdeXY', 'XYabcde', [1, 2, 3, 4, 5, 6, 7], [6, 7, 1, 2, 3, 4, 5]));
    const runs = [{ before: 0, after: 2, length: 5 }];
    expect(judge(runs, truth, { showsMoves: true }).misaligned).toBe(4);
    expect(judge(runs, truth, { showsMoves: false }).misaligned).toBe(0);
    expect(judge(truth.runs, truth, { showsMoves: true })).toMatchObject({ misaligned: 0, fragments: 1 });
  });

  test('a replacement whose ends are alike may keep them', () => {
    const truth = toTruth(
      traced('x the cat. y', 'x the dog. y', range(1, 12), [1, 2, ...range(20, 8), 11, 12]),
    );
    const runs = [
      { before: 0, after: 0, length: 6 },
      { before: 9, after: 9, length: 3 },
    ];
    expect(judge(runs, truth, { showsMoves: true })).toMatchObject({ misaligned: 0, fragments: 1 });
  });

  test('letters kept by chance are wrong on both sides', () => {
    const truth = toTruth(traced('red of blue', 'old of new', range(1, 11), range(20, 10)));
    const runs = [{ before: 3, after: 3, length: 4 }];
    expect(judge(runs, truth, { showsMoves: true })).toMatchObject({
      misaligned: 4,
      keptWrong: 2,
      fragments: 2,
    });
  });
});

const range = (from: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => from + index);

function traced(
  before: string,
  after: string,
  oldIds: readonly number[],
  newIds: readonly number[],
): TracedPair {
  const one = (text: string, ids: readonly number[]) => ({ text, ids: Int32Array.from(ids) });
  return { before: one(before, oldIds), after: one(after, newIds), edits: [] };
}

test('in a chain each pair begins with the text that the one before it ended with', () => {
  const pairs = generateChain({ seed: 9, language: 'en', weight: 'light', bytes: 2_000 }, 6);
  expect(pairs).toHaveLength(5);
  expect(pairs.slice(1).map(({ before }) => before)).toEqual(pairs.slice(0, -1).map(({ after }) => after));
});
