import { toNormalContent, type Block, type Content } from '../../../src/domain/article/content.ts';
import type { BlockChange, StoryDiff } from '../../../src/diff/story-diff.ts';

export const paragraph = (text: string, rest: Partial<Block> = {}): Block => ({
  kind: 'paragraph',
  text,
  marks: [],
  attributes: {},
  ...rest,
});

/** A story in normal form; texts become paragraphs. */
export const aStory = (blocks: readonly (string | Block)[], rest: Partial<Content> = {}): Content =>
  toNormalContent({
    kind: 'article',
    language: 'en',
    headline: 'Ferry returns to harbour',
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

/** Each change on one line, `moved equal 3→0`, `split 1→1,2`; blocks that stayed as they were are left out. */
export const tale = ({ blocks }: StoryDiff): readonly string[] =>
  blocks.filter(({ kind, moveId }) => kind !== 'equal' || moveId !== undefined).map(lineOf);

function lineOf({ kind, before, after, moveId }: BlockChange): string {
  const places = (refs: BlockChange['before']): string => refs.map(({ index }) => String(index)).join(',');
  return `${moveId === undefined ? '' : 'moved '}${kind} ${places(before)}→${places(after)}`;
}
