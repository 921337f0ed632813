import type { PlacedBlock } from '../../markup/block-writer.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  parentOf,
  type HtmlElement,
} from '../../markup/parse-html.ts';
import { linkShare, type TextMeasures } from './measure-text.ts';
import type { Regions } from './regions.ts';

/** The element that holds the story's text, and the one around it that holds its heading, times and lead picture too. */
export type StoryPlace = { readonly body: HtmlElement; readonly scope: HtmlElement };

/** One paragraph counts no more than this, so that a long comment doesn't outweigh a story of short ones. In UTF-16 code units. */
const MAX_WEIGHT = 400;
const MIN_LENGTH = 10;
const MAX_LINKED = 0.5;
/** The text goes on inside a child that holds so much of its parent's running text. */
const MOST = 0.7;

/**
 * Where the story is: the element marked as its body, else the deepest one that holds most of the page's running text
 * (paragraphs that are neither furniture nor mostly links), each paragraph counted by its length up to a bound.
 */
export function findStoryPlace(
  pageBody: HtmlElement,
  blocks: readonly PlacedBlock[],
  { measure, regionOf }: { readonly measure: TextMeasures; readonly regionOf: Regions },
): StoryPlace {
  const weights = weighElements(
    blocks.filter(({ element }) => regionOf(element) === 'story' && linkShare(measure(element)) < MAX_LINKED),
  );
  const marked = findMarkedBody(pageBody, weights);
  const body = marked ?? descend(pageBody, weights);
  return { body, scope: findScope(body, pageBody) };
}

type Weights = ReadonlyMap<HtmlElement, number>;

/** Each element's weight is that of all the running text within it. */
function weighElements(blocks: readonly PlacedBlock[]): Weights {
  const weights = new Map<HtmlElement, number>();
  for (const { block, element } of blocks) {
    if (block.text.length < MIN_LENGTH || block.kind === 'heading' || block.kind === 'image') continue;
    const weight = Math.min(block.text.length, MAX_WEIGHT);
    for (let at: HtmlElement | undefined = element; at !== undefined; at = parentOf(at))
      weights.set(at, (weights.get(at) ?? 0) + weight);
  }
  return weights;
}

/** `itemprop="articleBody"`; of several, as live blogs have, what encloses the first's siblings. */
function findMarkedBody(pageBody: HtmlElement, weights: Weights): HtmlElement | undefined {
  const marked = descendantsOf(pageBody)
    .filter(isMarkedBody)
    .filter((element) => (weights.get(element) ?? 0) > 0);
  return marked.length === 1 ? marked[0] : undefined;
}

const isMarkedBody = (element: HtmlElement): boolean =>
  [attributeOf(element, 'itemprop'), attributeOf(element, 'property')].some((names) =>
    /(?:^|[\s:])articleBody(?:\s|$)/.test(names ?? ''),
  );

function descend(from: HtmlElement, weights: Weights): HtmlElement {
  let at = from;
  for (;;) {
    const weight = weights.get(at) ?? 0;
    const next = childrenOf(at).find((child) => (weights.get(child) ?? 0) >= weight * MOST && weight > 0);
    if (next === undefined || next.tagName === 'p' || isPart(next)) return at;
    at = next;
  }
}

/** A story of one paragraph is not the paragraph: what stands beside it belongs to it. */
const isPart = ({ tagName }: HtmlElement): boolean =>
  /^(?:p|blockquote|ul|ol|dl|li|pre|figure|h[1-6])$/.test(tagName);

/** The outermost `article` if it holds the heading of the first rank, else the nearest element that does, else `article`, `main`, the page. */
function findScope(body: HtmlElement, pageBody: HtmlElement): HtmlElement {
  const around: HtmlElement[] = [];
  for (let at: HtmlElement | undefined = body; at !== undefined && at !== pageBody; at = parentOf(at))
    around.push(at);
  const isHeaded = (element: HtmlElement): boolean =>
    descendantsOf(element).some(({ tagName }) => tagName === 'h1');
  const article = around.findLast(({ tagName }) => tagName === 'article');
  const main = around.find(
    (element) => element.tagName === 'main' || attributeOf(element, 'role') === 'main',
  );
  if (article !== undefined && isHeaded(article)) return article;
  return around.find(isHeaded) ?? article ?? main ?? pageBody;
}
