import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applyDiff, applySpans, DiffMismatchError } from '../../src/diff/apply-diff.ts';
import { changedFields, diffContents } from '../../src/diff/diff-contents.ts';
import { diffTexts } from '../../src/diff/diff-texts.ts';
import { reverseDiff } from '../../src/diff/reverse-diff.ts';
import { tokenize } from '../../src/diff/tokenize.ts';
import type { Span, StoryDiff } from '../../src/diff/story-diff.ts';
import { toNormalContent, type Block, type Content } from '../../src/domain/article/content.ts';
import { arbitraryContent, arbitraryEdit, arbitraryText } from '../support/arbitrary-content.ts';

const LONG = process.env['STET_TEST_LONG'] === '1';
const numRuns = LONG ? 20_000 : 500;

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, marks: [], attributes: {} });
const story = (texts: readonly string[], rest: Partial<Content> = {}): Content =>
  toNormalContent({
    kind: 'article',
    language: 'en',
    headline: 'Ferry returns to harbour',
    alternativeHeadlines: [],
    bylines: [],
    blocks: texts.map(paragraph),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
    ...rest,
  });

const words = (spans: readonly Span[] | undefined): readonly (readonly [string, string])[] =>
  (spans ?? [])
    .filter(({ op }) => op !== 'equal')
    .map(({ beforeText = '', afterText = '' }) => [beforeText, afterText]);

const kinds = (diff: StoryDiff): readonly string[] => diff.blocks.map(({ kind }) => kind);

describe('tokens', () => {
  test('joined they are the text, whatever the text', () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        expect(tokenize(text).join('')).toBe(text);
      }),
      { numRuns },
    );
  });

  test('words keep their apostrophes, numbers and addresses are whole', () => {
    expect(tokenize("They didn't pay 1,200.50 at 10:30")).toEqual([
      'They',
      ' ',
      "didn't",
      ' ',
      'pay',
      ' ',
      '1,200.50',
      ' ',
      'at',
      ' ',
      '10:30',
    ]);
    expect(tokenize('42% of https://example.test/a?b=1')).toEqual([
      '42%',
      ' ',
      'of',
      ' ',
      'https://example.test/a?b=1',
    ]);
    expect(tokenize('造成一百二十人受傷')).toContain('一百二十');
  });

  test('a long run without spaces is cut in time that grows with its length', () => {
    const text = '消防員到場後發現火勢已蔓延至三樓'.repeat(2_000);
    expect(tokenize(text).join('')).toBe(text);
  });
});

describe('spans', () => {
  test('tile both texts, and apply exactly', () => {
    fc.assert(
      fc.property(arbitraryText(), arbitraryText(), (before, after) => {
        const { spans } = diffTexts(before, after);
        expect(applySpans(before, spans)).toBe(after);
        let [b, a] = [0, 0];
        for (const span of spans) {
          expect([span.before[0], span.after[0]]).toEqual([b, a]);
          [b, a] = [span.before[1], span.after[1]];
          if (span.op === 'equal') expect(before.slice(...span.before)).toBe(after.slice(...span.after));
          else
            expect([span.beforeText, span.afterText]).toEqual([
              before.slice(...span.before),
              after.slice(...span.after),
            ]);
        }
        expect([b, a]).toEqual([before.length, after.length]);
      }),
      { numRuns },
    );
  });

  test('show the one number that changed', () => {
    expect(words(diffTexts('At least 12 people died.', 'At least 19 people died.').spans)).toEqual([
      ['12', '19'],
    ]);
    expect(words(diffTexts('地震造成12人死亡。', '地震造成19人死亡。').spans)).toEqual([['12', '19']]);
  });

  test('neighbouring words changed are one change', () => {
    expect(words(diffTexts('a red old boat sank', 'a blue new boat sank').spans)).toEqual([
      ['red old', 'blue new'],
    ]);
  });

  test('past the bound the middle is one replacement, and says so', () => {
    const [before, after] = [0, 1].map((salt) =>
      Array.from({ length: 30_000 }, (_, index) => `w${String(index * 2 + salt)}`).join(' '),
    );
    const { spans, capped } = diffTexts(before ?? '', after ?? '');
    expect(capped).toBe(true);
    expect(applySpans(before ?? '', spans)).toBe(after);
  });

  test('refuse a text that they were not made from', () => {
    expect(() => applySpans('other', diffTexts('one', 'two words').spans)).toThrow(DiffMismatchError);
  });
});

describe('a story diff', () => {
  test('applied gives the later text, reversed and applied the earlier one', () => {
    const pair = fc.oneof(arbitraryEdit(), fc.tuple(arbitraryContent(), arbitraryContent()));
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const diff = diffContents(before, after);
        expect(JSON.stringify(applyDiff(before, diff))).toBe(JSON.stringify(after));
        expect(JSON.stringify(applyDiff(after, reverseDiff(diff)))).toBe(JSON.stringify(before));
        expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
      }),
      { numRuns },
    );
  });

  test('survives JSON', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const diff = JSON.parse(JSON.stringify(diffContents(before, after))) as StoryDiff;
        expect(JSON.stringify(applyDiff(before, diff))).toBe(JSON.stringify(after));
      }),
      { numRuns: 100 },
    );
  });

  test('has every block of either text in one change, in the order of the text after', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const { blocks } = diffContents(before, after);
        const indices = (side: 'before' | 'after'): readonly number[] =>
          blocks.flatMap((change) => change[side].map(({ index }) => index));
        expect([...indices('before')].sort((a, b) => a - b)).toEqual(before.blocks.map((_, index) => index));
        expect(indices('after')).toEqual(after.blocks.map((_, index) => index));
      }),
      { numRuns },
    );
  });

  test('of a text with itself is empty', () => {
    const content = story(['One.', 'Two.']);
    const diff = diffContents(content, content);
    expect(diff.fields).toEqual([]);
    expect(kinds(diff)).toEqual(['equal', 'equal']);
  });

  test('pairs a rewritten paragraph with its successor, not with the stranger before it', () => {
    const diff = diffContents(
      story(['The council met on Monday to discuss the new bridge.', 'Nobody spoke.']),
      story(['A storm passed.', 'The council met on Tuesday to discuss the new bridge.', 'Nobody spoke.']),
    );
    expect(kinds(diff)).toEqual(['inserted', 'changed', 'equal']);
    expect(words(diff.blocks[1]?.spans)).toEqual([['Monday', 'Tuesday']]);
  });

  test('a moved paragraph is one move', () => {
    const diff = diffContents(
      story(['One boat.', 'Two cars.', 'Three trains.']),
      story(['Two cars.', 'Three trains.', 'One boat.']),
    );
    expect(diff.statistics).toMatchObject({
      blocksMoved: 1,
      blocksInserted: 0,
      blocksDeleted: 0,
      wordsInserted: 0,
    });
  });

  test('a link added is a change of marks, not of words', () => {
    const block = paragraph('Read the report.');
    const linked: Block = {
      ...block,
      marks: [{ start: 9, end: 15, type: 'link', href: 'https://example.test/' }],
    };
    const [change] = diffContents(story([], { blocks: [block] }), story([], { blocks: [linked] })).blocks;
    expect(change).toMatchObject({
      kind: 'changed',
      similarity: 1,
      marks: [
        { op: 'added', type: 'link', after: [9, 15], afterHref: 'https://example.test/', text: 'report' },
      ],
    });
    expect(words(change?.spans)).toEqual([]);
  });

  test('names the fields that differ', () => {
    const before = story(['One.']);
    const after = story(['Two.'], { headline: 'Ferry sinks', tags: ['sea'], section: 'World' });
    expect(changedFields(before, after)).toEqual(['headline', 'section', 'tags', 'blocks']);
    expect(diffContents(before, after).fields.map(({ field }) => field)).toEqual([
      'headline',
      'section',
      'tags',
    ]);
  });

  test('of a thousand paragraphs edited each pairs with its own', () => {
    const texts = (salt: string): string[] =>
      Array.from({ length: 1_000 }, (_, index) => `Line ${String(index)} ${salt} text.`);
    const [before, after] = [story(texts('old')), story(texts('new'))];
    const diff = diffContents(before, after);
    expect(new Set(kinds(diff))).toEqual(new Set(['changed']));
    expect(diff.capped).toBe(false);
    expect(applyDiff(before, diff)).toEqual(after);
  });
});
