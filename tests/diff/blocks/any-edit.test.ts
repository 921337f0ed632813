import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applyDiff } from '../../../src/diff/apply-diff.ts';
import { diffContents } from '../../../src/diff/diff-contents.ts';
import { reverseDiff } from '../../../src/diff/reverse-diff.ts';
import type { BlockChange, Span, StoryDiff } from '../../../src/diff/story-diff.ts';
import type { Block, Content } from '../../../src/domain/article/content.ts';
import { arbitraryContent, arbitraryEdit } from '../../support/arbitrary-content.ts';
import { aStory, paragraph } from './a-story.ts';

const LONG = process.env['STET_TEST_LONG'] === '1';
const numRuns = LONG ? 20_000 : 200;

const SENTENCES = [
  'The ferry ran aground off Cobble Point.',
  'Nobody was hurt, the harbour office said.',
  'Captain Maren had reported thick fog.',
  'Crossings are cancelled until Tuesday.',
  'More soon.',
  '渡輪在卵石角擱淺，無人受傷。',
  '港務處取消全部航班。',
  'A lone \ud83d half of a pair.',
  'Line one\nline two.',
  '',
  '  ',
] as const;

/** Few sentences, so that the same ones stand in many blocks, on both sides, in any order. */
const arbitraryBlocks = (): fc.Arbitrary<readonly Block[]> =>
  fc.array(
    fc
      .tuple(
        fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', ' '),
        fc.constantFrom('paragraph' as const, 'paragraph' as const, 'heading' as const, 'quote' as const),
      )
      .map(([sentences, space, kind]) => paragraph(sentences.join(space), { kind })),
    { maxLength: 12 },
  );

/** Blocks moved, split, merged, doubled, dropped and edited. */
const arbitraryBlockEdit = (): fc.Arbitrary<readonly [Content, Content]> =>
  fc
    .tuple(arbitraryBlocks(), arbitraryBlocks(), fc.infiniteStream(fc.nat(9)))
    .map(([before, other, choices]) => {
      const choose = (): number => Number(choices.next().value);
      const after: Block[] = [];
      for (const block of before) {
        const choice = choose();
        const half = block.text.indexOf('.') + 1;
        if (choice === 0) continue;
        if (choice === 1) after.push(paragraph(block.text.slice(0, half)), paragraph(block.text.slice(half)));
        else if (choice === 2) after.splice(-1, 1, paragraph(`${after.at(-1)?.text ?? ''} ${block.text}`));
        else if (choice === 3) after.splice(choose(), 0, block);
        else if (choice === 4) after.push(paragraph(block.text.replace('.', ' and 19 more.')));
        else if (choice === 5) after.push(block, ...other.slice(0, choose() % 3));
        else after.push(block);
      }
      return [aStory(before), aStory(after)] as const;
    });

const arbitraryPair = (): fc.Arbitrary<readonly [Content, Content]> =>
  fc.oneof(
    arbitraryBlockEdit(),
    arbitraryEdit(),
    fc
      .tuple(arbitraryBlocks(), arbitraryBlocks())
      .map(([one, other]) => [aStory(one), aStory(other)] as const),
    fc.tuple(arbitraryContent(), arbitraryContent()),
  );

const forAnyEdit = (check: (pair: readonly [Content, Content]) => void): void =>
  fc.assert(fc.property(arbitraryPair(), check), { numRuns });

const textOf = (refs: BlockChange['before'], content: Content): string =>
  refs.map(({ index }) => content.blocks[index]?.text ?? '').join('\n');

function expectTiles(spans: readonly Span[], before: string, after: string): void {
  let [b, a] = [0, 0];
  for (const span of spans) {
    expect([span.before[0], span.after[0]]).toEqual([b, a]);
    [b, a] = [span.before[1], span.after[1]];
    const [old, fresh] = [before.slice(...span.before), after.slice(...span.after)];
    if (span.op === 'equal') expect(old).toBe(fresh);
    else expect([span.beforeText, span.afterText]).toEqual([old, fresh]);
  }
  expect([b, a]).toEqual([before.length, after.length]);
}

const indices = ({ blocks }: StoryDiff, side: 'before' | 'after'): readonly number[] =>
  blocks.flatMap((change) => change[side].map(({ index }) => index)).sort((one, other) => one - other);

describe('whatever was edited', () => {
  test('the diff applies, reverses, and reversed twice is itself', () => {
    forAnyEdit(([before, after]) => {
      const diff = diffContents(before, after);
      expect(JSON.stringify(applyDiff(before, diff))).toBe(JSON.stringify(after));
      expect(JSON.stringify(applyDiff(after, reverseDiff(diff)))).toBe(JSON.stringify(before));
      expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
    });
  });

  test('every block stands in one change, and spans tile the texts of theirs', () => {
    forAnyEdit(([before, after]) => {
      const diff = diffContents(before, after);
      expect(indices(diff, 'before')).toEqual(before.blocks.map((_, index) => index));
      expect(indices(diff, 'after')).toEqual(after.blocks.map((_, index) => index));
      for (const change of diff.blocks) {
        const [old, fresh] = [textOf(change.before, before), textOf(change.after, after)];
        if (change.spans !== undefined) expectTiles(change.spans, old, fresh);
        if (change.kind === 'equal') expect(old).toBe(fresh);
      }
    });
  });

  test('what did not move stands in the same order on both sides', () => {
    forAnyEdit(([before, after]) => {
      const stayed = diffContents(before, after).blocks.filter(
        (change) => change.moveId === undefined && change.before.length * change.after.length > 0,
      );
      for (const side of ['before', 'after'] as const) {
        const places = stayed.map((change) => change[side][0]?.index ?? -1);
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }
    });
  });

  test('a moved sentence is the same text at both places, and one deletion and one insertion tell it', () => {
    forAnyEdit(([before, after]) => {
      const diff = diffContents(before, after);
      const spans = diff.blocks.flatMap((change) => change.spans ?? []);
      for (const { moveId, before: from, after: to, text } of diff.sentenceMoves) {
        expect(before.blocks[from.block]?.text.slice(...from.range)).toBe(text);
        expect(after.blocks[to.block]?.text.slice(...to.range)).toBe(text);
        const told = spans.filter((span) => span.moveId === moveId);
        expect(told.map(({ op }) => op).sort()).toEqual(['delete', 'insert']);
        expect(told.map(({ beforeText = '', afterText = '' }) => beforeText + afterText)).toEqual([
          text,
          text,
        ]);
      }
    });
  });

  test('the same two texts give the same bytes, whatever was compared in between', () => {
    forAnyEdit(([before, after]) => {
      const first = JSON.stringify(diffContents(before, after));
      diffContents(after, before);
      const copies = [before, after].map((content) => JSON.parse(JSON.stringify(content)) as Content);
      const [old = before, fresh = after] = copies;
      expect(JSON.stringify(diffContents(old, fresh))).toBe(first);
    });
  });

  test('a text has no difference from its copy', () => {
    forAnyEdit(([content]) => {
      const copy = JSON.parse(JSON.stringify(content)) as Content;
      expect(diffContents(content, copy).statistics).toMatchObject({ verdict: 'none', classes: {} });
    });
  });
});
