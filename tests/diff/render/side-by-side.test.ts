import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { toSideBySide, type Row } from '../../../src/diff/render/side-by-side.ts';
import { arbitraryContent, arbitraryEdit } from '../../support/arbitrary-content.ts';
import { story } from './given-diff.ts';
import { movedAndEdited, splitInTwo, type GivenDiff } from './stories.ts';

const rows = ({ diff, before, after }: GivenDiff): readonly Row[] => toSideBySide(diff, before, after);
const shape = ({ kind, role, before, after }: Row) => [
  kind,
  role,
  before.map(({ index }) => index),
  after.map(({ index }) => index),
];

describe('rows', () => {
  test('of a move are its origin and its destination', () => {
    expect(rows(movedAndEdited()).map(shape)).toEqual([
      ['changed', 'destination', [2], [0]],
      ['equal', 'both', [0], [1]],
      ['equal', 'both', [1], [2]],
      ['changed', 'origin', [2], []],
    ]);
  });

  test('of a split have both parts on one line, the paragraph’s end being no change of words', () => {
    const [row] = rows(splitInTwo());
    expect(row?.after.map(({ block }) => block.text)).toEqual(['The tide came early.', 'It rained.']);
    expect(row?.before[0]?.spans.map(({ op }) => op)).toEqual(['equal', 'equal', 'equal']);
  });

  test('that are equal and not beside a change may be folded', () => {
    const texts = ['One.', 'Two.', 'Three 12.', 'Four.', 'Five.', 'Six.'];
    const [before, after] = [story(texts), story(texts.with(2, 'Three 19.'))];
    const folded = toSideBySide(diffContents(before, after), before, after).map(
      ({ isFoldable }) => isFoldable,
    );
    expect(folded).toEqual([true, false, false, false, true, true]);
  });

  test('refuse another text', () => {
    const { diff, before } = splitInTwo();
    expect(() => toSideBySide(diff, before, before)).toThrow(RangeError);
  });

  test('hold every block of both texts once, and their spans tile it, whatever the texts', () => {
    const pair = fc.oneof(arbitraryEdit(), fc.tuple(arbitraryContent(), arbitraryContent()));
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const all = toSideBySide(diffContents(before, after), before, after);
        const shown = all.filter(({ role }) => role !== 'origin');
        for (const [side, content] of [
          ['before', before],
          ['after', after],
        ] as const) {
          const cells = shown.flatMap((row) => row[side]).sort((one, other) => one.index - other.index);
          expect(cells.map(({ block }) => block)).toEqual(content.blocks);
          for (const { block, spans } of cells)
            expect(spans.map(({ range }) => block.text.slice(...range)).join('')).toBe(block.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
