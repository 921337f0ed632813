import type { Block } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import { attributeOf, parentOf, textOf, type HtmlElement } from '../../markup/parse-html.ts';
import { findFurniture } from '../page-text/furniture.ts';
import { isUnlabelledTime } from '../page-text/read-time-line.ts';
import { linkShare } from './measure-text.ts';
import { readRelatedBlock, toRelatedLinks } from './related-links.ts';
import type { BlockReading } from './block-reading.ts';
import { listChildren, readNames, readTimes } from './read-times.ts';
import type { Surroundings } from './surroundings.ts';

const leftOut = (why: string): BlockReading => ({ as: 'left-out', why });

export function classifyBlock(placed: PlacedBlock, index: number, around: Surroundings): BlockReading {
  const { element } = placed;
  const inBody = around.isInBody(element);
  if (!inBody && !around.isInScope(element)) return leftOut('outside the story');
  const region = around.page.regionOf(element);
  const { timed } = around;
  if (region === 'furniture' && !timed.has(element)) return leftOut('page furniture');
  if (region === 'related') return readRelatedRegion(placed);
  return (
    readFacts(placed, index, around) ??
    (inBody ? readText(placed, index, around) : readBeside(placed, index, around))
  );
}

/** In a box of related links: its links, once each; its own heading is none. */
function readRelatedRegion({ block }: PlacedBlock): BlockReading {
  const links = toRelatedLinks(block);
  return links.length > 0 ? { as: 'related', links } : leftOut('the heading of related links');
}

/** What a block states that is kept elsewhere than in the text. */
function readFacts(placed: PlacedBlock, index: number, around: Surroundings): BlockReading | undefined {
  const { block, element } = placed;
  const text = block.text.trim();
  const { headline } = around.words;
  if (block.kind === 'image' || block.kind === 'embed') return undefined;
  if (headline !== undefined && isHeadline(block, headline)) return { as: 'headline' };
  return (
    readTimes(placed, index, around) ??
    readNames(text, element, around) ??
    readRelatedBlock(around.page.blocks, index)
  );
}

/** A heading of the first rank may hold more than the headline: the place, the series. */
export function isHeadline({ kind, text, attributes }: Block, headline: string): boolean {
  const [shown, stated] = [collapse(text.trim()), collapse(headline)];
  return shown === stated || (kind === 'heading' && attributes['level'] === '1' && shown.includes(stated));
}

const collapse = (text: string): string => text.replaceAll(/\s+/gu, ' ');

const CAPTION_CLASS =
  /(?:^|[\s_-])(?:wp-caption-text|caption|img_caption|bildunterschrift|legende|pictext)(?:$|[\s_-])/i;

/** A block of the story's text. */
function readText({ block, element }: PlacedBlock, index: number, around: Surroundings): BlockReading {
  if (block.kind === 'image' || block.kind === 'embed')
    return isInFront(index, around)
      ? leftOut('a picture in front of the headline')
      : { as: 'block', kind: block.kind };
  if (index <= around.firstTextAt && isSummary({ block, element }, around)) return { as: 'summary' };
  const why = findFurniture(block.text.trim()) ?? whyNoText({ block, element }, index, around);
  if (why !== undefined) return leftOut(why);
  return {
    as: 'block',
    kind: block.kind === 'paragraph' && isCaption({ block, element }) ? 'caption' : block.kind,
  };
}

function whyNoText({ block, element }: PlacedBlock, index: number, around: Surroundings): string | undefined {
  if (element.tagName === 'address') return 'the address of whoever made the page';
  const links = block.marks.filter(({ type }) => type === 'link');
  const linked = links.reduce((sum, { start, end }) => sum + end - start, 0);
  const isLinked = links.length > 0 && linked >= block.text.length * MAX_LINKED;
  const isAbove = index < around.headlineAt && (isLinked || block.text.length < MIN_TEXT);
  if (isAbove) return 'in front of the headline';
  return index <= around.firstTextAt && isUnlabelledTime(block.text.trim())
    ? 'a time without a label: of what isn’t said'
    : undefined;
}

export const isNoText = ({ block }: PlacedBlock): boolean =>
  block.kind === 'image' ||
  block.kind === 'heading' ||
  block.kind === 'caption' ||
  block.text.length < MIN_TEXT;

/** Where a page has no frame around its story, what stands above the headline is the page's own. */
const isInFront = (index: number, { page, headlineAt }: Surroundings): boolean =>
  page.place.body.tagName === 'body' && index < headlineAt;

/** The class may stand at an element within that holds all of the block's text. */
const hasCaptionClass = (element: HtmlElement): boolean =>
  CAPTION_CLASS.test(attributeOf(element, 'class') ?? '');

const isCaption = ({ block, element }: PlacedBlock): boolean =>
  hasCaptionClass(element) ||
  listChildren(element).some((child) => hasCaptionClass(child) && textOf(child) === block.text.trim());

const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|subtitle|sub-?head(?:line)?|dek|deck|lede?|lead|intro|chapo|chapeau|excerpt|summary|abstract|vorspann|preface)(?:$|[\s_-])/i;
const MIN_TEXT = 40;
const MAX_LINKED = 0.5;

/** In front of the text or behind it, within the same frame: its lead picture, its first sentence, a correction. */
function readBeside(placed: PlacedBlock, index: number, around: Surroundings): BlockReading {
  const { block, element } = placed;
  const { page, words, firstInBody } = around;
  if (page.place.scope === page.place.body) return readText(placed, index, around);
  const isPicture =
    block.kind === 'image' || block.kind === 'embed' || block.kind === 'caption' || isCaption(placed);
  if (isPicture)
    return isSetOff(placed, around) ? readText(placed, index, around) : leftOut('a picture beside the story');
  const text = collapse(block.text.trim());
  const isAhead = index < firstInBody;
  if (isAhead && (text === words.summary || isSummary(placed, around))) return { as: 'summary' };
  if (isAhead && isStandfirst(element)) return { as: 'block', kind: 'paragraph' };
  if (isUnlabelledTime(text)) return leftOut('a time without a label: of what isn’t said');
  if (block.kind === 'heading' && block.attributes['level'] === '1') return { as: 'block', kind: 'heading' };
  const isSubtitle =
    isAhead &&
    isFramed(around) &&
    block.kind === 'heading' &&
    index > around.headlineAt &&
    around.headlineAt !== -1;
  if (isSubtitle) return readText(placed, index, around);
  const isRunning =
    isFramed(around) && text.length >= MIN_TEXT && linkShare(page.measure(element)) < MAX_LINKED;
  return isRunning && block.kind !== 'heading'
    ? readText(placed, index, around)
    : leftOut('beside the story’s text');
}

/** A page without a frame around the story has other things in the same place. */
const isFramed = ({ page }: Surroundings): boolean => page.place.scope.tagName !== 'body';

/** Pictures of the page's own stand in links, and without a caption beyond a frame. */
function isSetOff({ element }: PlacedBlock, around: Surroundings): boolean {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = parentOf(at))
    if (at.tagName === 'figure') return true;
  return isFramed(around) && parentOf(element)?.tagName !== 'a';
}

/** A first sentence set apart, which is the summary or stands in for one that nothing else states. */
const isSummary = ({ block, element }: PlacedBlock, { words }: Surroundings): boolean =>
  isStandfirst(element) &&
  (words.summary === undefined || collapse(block.text.trim()) === collapse(words.summary));

/** By its own class, or by that of what holds it and little else. */
function isStandfirst(element: HtmlElement): boolean {
  const parent = parentOf(element);
  const count = parent === undefined ? 0 : listChildren(parent).length;
  const holder = count === 1 || count === 2 ? parent : undefined;
  return [element, holder].some((at) => at !== undefined && STANDFIRST.test(attributeOf(at, 'class') ?? ''));
}
