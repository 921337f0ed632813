import { diffContents } from '../../../src/diff/diff-contents.ts';
import type { BlockChange, Span, StoryDiff } from '../../../src/diff/story-diff.ts';
import { toNormalContent, type Block, type Content } from '../../../src/domain/article/content.ts';

export const paragraph = (text: string, more: Partial<Block> = {}): Block => ({
  kind: 'paragraph',
  text,
  marks: [],
  attributes: {},
  ...more,
});

export const story = (blocks: readonly (string | Block)[], rest: Partial<Content> = {}): Content =>
  toNormalContent({
    kind: 'article',
    language: 'en',
    headline: 'Quake shakes the coast',
    alternativeHeadlines: [],
    bylines: [],
    blocks: blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
    ...rest,
  });

/** Spans of two texts, written as `['same', ['old', 'new']]`. */
export function spans(...parts: readonly (string | readonly [string, string])[]): readonly Span[] {
  let [before, after] = [0, 0];
  return parts.map((part) => {
    const [old, fresh] = typeof part === 'string' ? [part, part] : part;
    const [b, a] = [before, after];
    before += old.length;
    after += fresh.length;
    const ranges = { before: [b, before], after: [a, after] } as const;
    if (typeof part === 'string') return { op: 'equal', ...ranges };
    const op = old === '' ? 'insert' : fresh === '' ? 'delete' : 'replace';
    return { op, ...ranges, beforeText: old, afterText: fresh };
  });
}

/** A diff made by hand: blocks as they are given, nothing else changed. */
export const handMade = (blocks: readonly BlockChange[], more: Partial<StoryDiff> = {}): StoryDiff => ({
  ...diffContents(story([]), story([])),
  blocks,
  ...more,
});

export const equal = (before: number, after: number): BlockChange => ({
  kind: 'equal',
  before: [{ index: before }],
  after: [{ index: after }],
});
