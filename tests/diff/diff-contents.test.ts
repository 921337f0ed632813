import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applyDiff } from '../../src/diff/apply-diff.ts';
import { changedFields, diffContents } from '../../src/diff/diff-contents.ts';
import type { Span, StoryDiff } from '../../src/diff/story-diff.ts';
import { toNormalContent, type Block, type Content } from '../../src/domain/article/content.ts';
import { arbitraryEdit } from '../support/arbitrary-content.ts';

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

describe('a story diff', () => {
  test('survives JSON', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const diff = JSON.parse(JSON.stringify(diffContents(before, after))) as StoryDiff;
        expect(JSON.stringify(applyDiff(before, diff))).toBe(JSON.stringify(after));
      }),
      { numRuns: 100 },
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
