import type { PlacedBlock } from '../../markup/block-writer.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  parseHtml,
  textOf,
  type HtmlElement,
} from '../../markup/parse-html.ts';
import { writeBlocks } from '../../markup/write-blocks.ts';
import type { Fact } from './facts.ts';
import { factsOf } from './facts.ts';
import { findStoryPlace, type StoryPlace } from './find-body.ts';
import { listJsonLdFacts } from './json-ld-facts.ts';
import { findStory, isObject, readJsonLd, typesOf, type JsonLd, type JsonObject } from './json-ld.ts';
import { measureTexts, type TextMeasures } from './measure-text.ts';
import { listMetaFacts, titleOf } from './meta-facts.ts';
import { listMicrodataFacts } from './microdata-facts.ts';
import { toRegions, type Regions } from './regions.ts';
import { splitBlock } from './split-block.ts';
import { createToHref, findBase, type ToHref } from './to-href.ts';

/** A page taken apart: what it says of itself, its visible blocks, and where among them the story is. */
export type HtmlPage = {
  readonly root: HtmlElement;
  readonly jsonLd: JsonLd;
  readonly story: JsonObject | undefined;
  /** In order of trust. */
  readonly facts: readonly Fact[];
  readonly title: string | undefined;
  readonly siteNames: readonly string[];
  readonly toHref: ToHref;
  readonly blocks: readonly PlacedBlock[];
  readonly place: StoryPlace;
  readonly regionOf: Regions;
  readonly measure: TextMeasures;
};

/** Throws HtmlTooComplexError. */
export function takeApart(html: string): HtmlPage {
  const root = parseHtml(html);
  const jsonLd = readJsonLd(root);
  const meta = listMetaFacts(root);
  const story = findStory(
    jsonLd.objects,
    factsOf(meta, 'url').map(({ value }) => value),
  );
  const statedByStory = story === undefined ? [] : listJsonLdFacts(story, jsonLd.objects);
  const facts = canonicalFirst([...statedByStory, ...meta, ...listMicrodataFacts(root)]);
  const toHref = createToHref(
    findBase([...baseOf(root), ...factsOf(facts, 'url').map(({ value }) => value)]),
  );
  const pageBody = childrenOf(root).find(({ tagName }) => tagName === 'body') ?? root;
  const blocks = listBlocks(pageBody, toHref);
  const measure = measureTexts(pageBody);
  const regionOf = toRegions(pageBody, measure);
  const place = findStoryPlace(pageBody, blocks, { measure, regionOf });
  const siteNames = listSiteNames(root, story);
  return {
    root,
    jsonLd,
    story,
    facts,
    title: titleOf(root),
    siteNames,
    toHref,
    blocks,
    place,
    regionOf,
    measure,
  };
}

/** An address is canonical where the page says so; its JSON-LD may be of another of its addresses. */
const canonicalFirst = (facts: readonly Fact[]): readonly Fact[] => [
  ...facts.filter(({ from }) => from === 'link canonical'),
  ...facts.filter(({ from }) => from !== 'link canonical'),
];

const baseOf = (root: HtmlElement): readonly string[] =>
  descendantsOf(root).flatMap((element) =>
    element.tagName === 'base' ? [attributeOf(element, 'href')?.trim() ?? ''] : [],
  );

/** Blocks without a language: which one the page is in isn't known yet. A `lang` in the page stays. */
const listBlocks = (pageBody: HtmlElement, toHref: ToHref): readonly PlacedBlock[] =>
  writeBlocks(pageBody, { language: '', toHref, skip: () => false, embeds: 'keep' }).flatMap(splitBlock);

function listSiteNames(root: HtmlElement, story: JsonObject | undefined): readonly string[] {
  const publisher = story?.['publisher'];
  const named =
    isObject(publisher) && typeof publisher['name'] === 'string' ? [publisher['name'].trim()] : [];
  const metas = descendantsOf(root).filter(
    (element) =>
      element.tagName === 'meta' &&
      /^(?:og:site_name|application-name)$/.test(
        attributeOf(element, 'property') ?? attributeOf(element, 'name') ?? '',
      ),
  );
  const sites = metas.map((element) => attributeOf(element, 'content')?.trim() ?? '');
  return [...sites, ...named].filter((name) => name !== '').map((name) => name.toWellFormed());
}

/** Lines of the story's scope that are short enough for a heading. */
export const listShortLines = ({ blocks, regionOf }: HtmlPage): readonly string[] =>
  blocks
    .filter(({ block, element }) => block.text.length <= MAX_HEADING && regionOf(element) === 'story')
    .map(({ block }) => block.text.trim());

const MAX_HEADING = 160;

/** The headings of the first rank within the story's scope, else of the whole page. */
export function listHeadings({ root, place, regionOf }: HtmlPage): readonly string[] {
  const within = (element: HtmlElement): readonly string[] =>
    descendantsOf(element).flatMap((part) =>
      part.tagName === 'h1' && regionOf(part) === 'story' ? [textOf(part).toWellFormed()] : [],
    );
  const inScope = within(place.scope).filter((text) => text !== '');
  return inScope.length > 0 ? inScope : within(root).filter((text) => text !== '');
}

const KIND_OF_TYPE: Readonly<Record<string, 'liveblog' | 'gallery' | 'video'>> = {
  LiveBlogPosting: 'liveblog',
  ImageGallery: 'gallery',
  MediaGallery: 'gallery',
  VideoObject: 'video',
};

export function kindOf({ story, root }: HtmlPage): 'article' | 'liveblog' | 'gallery' | 'video' {
  const types = story === undefined ? [] : typesOf(story);
  const stated = types.map((type) => KIND_OF_TYPE[type]).find((kind) => kind !== undefined);
  if (stated !== undefined) return stated;
  const isLive = descendantsOf(root).some((element) =>
    (attributeOf(element, 'itemtype') ?? '').includes('schema.org/LiveBlogPosting'),
  );
  return isLive ? 'liveblog' : 'article';
}
