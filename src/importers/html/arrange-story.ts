import type { Block, BlockKind, RelatedLink } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import { descendantsOf, parentOf, type HtmlElement } from '../../markup/parse-html.ts';
import type { LeftOutLine, MappedLine, TrimmedSpace } from '../import-report.ts';
import { listTrimmed } from '../page-text/page-lines.ts';
import type { PlacedTime } from '../page-text/resolve-times.ts';
import type { BlockReading, StoryWords } from './block-reading.ts';
import { classifyBlock, isHeadline, isNoText } from './classify-block.ts';
import type { Surroundings } from './surroundings.ts';
import type { HtmlPage } from './html-page.ts';
import { createFindLiveEntry, type FindLiveEntry } from './live-entries.ts';
import { trimBlock } from './split-block.ts';
import { listStoryTimes, type StoryTime } from './list-story-times.ts';

/** What a page's visible blocks became, each in the order of the page. Blocks count from 1, as lines do in a text. */
export type ArrangedStory = {
  readonly blocks: PlacedBlock[];
  readonly related: RelatedLink[];
  readonly times: PlacedTime[];
  readonly bylines: string[];
  /** The story's first sentence under its headline, where the page sets it apart. */
  readonly standfirsts: string[];
  readonly mapped: MappedLine[];
  readonly leftOut: LeftOutLine[];
  readonly trimmed: TrimmedSpace[];
};

/** Puts every visible block of the page where it belongs, or into the list of what was left out and why. */
export function arrangeStory(page: HtmlPage, words: StoryWords): ArrangedStory {
  const arranged: ArrangedStory = {
    ...{ blocks: [], related: [], times: [], bylines: [], standfirsts: [] },
    ...{ mapped: [], leftOut: [], trimmed: [] },
  };
  const findEntry = words.kind === 'liveblog' ? createFindLiveEntry(page.place.body) : () => undefined;
  const storyTimes = listStoryTimes(page, findEntry);
  arranged.times.push(...storyTimes.map(({ time }) => time));
  const surroundings = toSurroundings(page, { words, storyTimes, findEntry });
  page.blocks.forEach((placed, index) => {
    const reading = classifyBlock(placed, index, surroundings);
    place(arranged, { placed, line: index + 1, reading }, findEntry);
  });
  return arranged;
}

type Found = {
  readonly words: StoryWords;
  readonly storyTimes: readonly StoryTime[];
  readonly findEntry: FindLiveEntry;
};

function toSurroundings(page: HtmlPage, { words, storyTimes, findEntry }: Found): Surroundings {
  const inBody = new Set([page.place.body, ...descendantsOf(page.place.body)]);
  const inScope = new Set([page.place.scope, ...descendantsOf(page.place.scope)]);
  const firstTextAt = page.blocks.findIndex((placed) => inBody.has(placed.element) && !isNoText(placed));
  return {
    page,
    words,
    findEntry,
    timed: new Set(storyTimes.flatMap(({ holder }) => (holder === undefined ? [] : [holder]))),
    isInBody: (element) => inBody.has(element),
    isInScope: (element) => inScope.has(element) && !isOtherArticle(element, page),
    headlineAt: page.blocks.findIndex(
      ({ block }) => words.headline !== undefined && isHeadline(block, words.headline),
    ),
    firstTextAt: firstTextAt === -1 ? Infinity : firstTextAt,
    firstInBody: page.blocks.findIndex(({ element }) => inBody.has(element)),
  };
}

/** An `article` beside the story's own is another story. */
function isOtherArticle(element: HtmlElement, { place: { body } }: HtmlPage): boolean {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = parentOf(at)) {
    if (at === body) return false;
    if (at.tagName === 'article') return !isWithin(body, at);
  }
  return false;
}

function isWithin(inner: HtmlElement, outer: HtmlElement): boolean {
  for (let at: HtmlElement | undefined = inner; at !== undefined; at = parentOf(at))
    if (at === outer) return true;
  return false;
}

type Read = { readonly placed: PlacedBlock; readonly line: number; readonly reading: BlockReading };

function place(arranged: ArrangedStory, { placed, line, reading }: Read, findEntry: FindLiveEntry): void {
  const { mapped, leftOut } = arranged;
  switch (reading.as) {
    case 'left-out':
      leftOut.push({ line, text: placed.block.text, why: reading.why });
      return;
    case 'block':
      addBlock(
        arranged,
        { placed: { ...placed, block: asKind(placed.block, reading.kind) }, line, reading },
        findEntry,
      );
      mapped.push({ line, as: reading.kind });
      return;
    case 'related':
      arranged.related.push(...reading.links);
      break;
    case 'times':
      arranged.times.push(...reading.times.map((time) => ({ ...time, line })));
      arranged.bylines.push(...reading.bylines);
      break;
    case 'byline':
      arranged.bylines.push(...reading.names);
      break;
    case 'summary':
      arranged.standfirsts.push(placed.block.text.trim());
      break;
    case 'headline':
    case 'at':
      break;
  }
  mapped.push({ line, as: reading.as });
}

const asKind = (block: Block, kind: BlockKind): Block =>
  kind === block.kind ? block : { ...block, kind, attributes: {} };

function addBlock(arranged: ArrangedStory, { placed, line }: Read, findEntry: FindLiveEntry): void {
  const trimmed = trimBlock(placed.block);
  if (placed.block.kind !== 'preformatted') arranged.trimmed.push(...listTrimmed(line, placed.block.text));
  const entry = findEntry(placed.element);
  const block: Block = { ...trimmed, attributes: { ...trimmed.attributes, ...entry?.attributes } };
  arranged.blocks.push({ block, element: placed.element });
}
