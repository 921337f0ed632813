import type { BlockKind } from '../domain/article/content.ts';
import {
  createBlockWriter,
  type BlockStart,
  type BlockWriter,
  type Inline,
  type PlacedBlock,
} from './block-writer.ts';
import { embedUrlOf, isEmbed } from './embed-url.ts';
import { findSpeaker } from './find-speaker.ts';
import { BLOCK_KIND_OF, CONTAINERS, holdsBlocks, INLINE_TYPE_OF, NEVER_TEXT } from './html-elements.ts';
import { imageUrlOf, isTrackingImage } from './image-url.ts';
import { toLanguageTag } from './language-tag.ts';
import { attributeOf, filledAttributeOf, isElement, type HtmlElement, type HtmlNode } from './parse-html.ts';

export type BlockOptions = {
  /** The language of the page: a block in another one, by its `lang`, says so. */
  readonly language: string;
  /** A link's target as it is kept; undefined: it is unsafe or unusable, and the link's text stays without it. */
  readonly toHref: (href: string) => string | undefined;
  /** Elements that are left out with all they hold, beyond scripts, styles and their like. */
  readonly skip: (element: HtmlElement) => boolean;
  /** Whether videos, frames and other embedded things become blocks. */
  readonly embeds: 'keep' | 'skip';
};

/** The block that the node in hand belongs to. */
type Place = {
  readonly kind: BlockKind;
  readonly element: HtmlElement;
  readonly attributes: Readonly<Record<string, string>>;
  readonly language: string;
};

type Writing = {
  readonly writer: BlockWriter;
  readonly options: BlockOptions;
  /** Elements whose text is kept as an attribute of their quotation. */
  readonly speakers: Set<HtmlElement>;
};

/** The text of an element as blocks, in its order, each with the element in which it began. Nothing executable gets in. */
export function writeBlocks(root: HtmlElement, options: BlockOptions): readonly PlacedBlock[] {
  const { language } = options;
  const place: Place = { kind: 'paragraph', element: root, attributes: {}, language };
  const writing = {
    options,
    speakers: new Set<HtmlElement>(),
    writer: createBlockWriter(toStart(place, options)),
  };
  walkChildren(root, writing, place);
  return writing.writer.finish();
}

const toStart = ({ kind, element, attributes, language }: Place, options: BlockOptions): BlockStart => ({
  kind,
  element,
  attributes,
  ...(language === options.language ? {} : { language }),
});

function walkChildren(element: HtmlElement, writing: Writing, place: Place): void {
  for (const child of element.childNodes) walk(child, writing, place);
}

function walk(node: HtmlNode, writing: Writing, place: Place): void {
  if (node.nodeName === '#text' && 'value' in node) writing.writer.text(node.value);
  else if (isElement(node) && !isSkipped(node, writing)) walkElement(node, writing, place);
}

function isSkipped(element: HtmlElement, { options, speakers }: Writing): boolean {
  if (speakers.has(element) || options.skip(element)) return true;
  return NEVER_TEXT.has(element.tagName) && !(options.embeds === 'keep' && isEmbed(element));
}

function walkElement(element: HtmlElement, writing: Writing, outer: Place): void {
  const { tagName } = element;
  const place = { ...outer, language: languageOf(element) ?? outer.language };
  if (tagName === 'br') writing.writer.lineBreak();
  else if (tagName === 'img' || tagName === 'amp-img') writeImage(element, writing, place);
  else if (writing.options.embeds === 'keep' && isEmbed(element)) writeEmbed(element, writing, place);
  else if (isBlock(element)) walkBlock(element, writing, { outer, inner: toInner(element, place, writing) });
  else walkInline(element, writing, place);
}

const languageOf = (element: HtmlElement): string | undefined =>
  toLanguageTag(attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang'));

/** Text on both sides of such an element belongs to different blocks. */
const isBlock = (element: HtmlElement): boolean =>
  element.tagName in BLOCK_KIND_OF ||
  CONTAINERS.has(element.tagName) ||
  (isCell(element) && holdsBlocks(element));

const isCell = ({ tagName }: HtmlElement): boolean => tagName === 'td' || tagName === 'th';

function walkBlock(
  element: HtmlElement,
  writing: Writing,
  { outer, inner }: { readonly outer: Place; readonly inner: Place },
): void {
  writing.writer.startBlock(toStart(inner, writing.options));
  walkChildren(element, writing, inner);
  writing.writer.startBlock(toStart(outer, writing.options));
}

function toInner(element: HtmlElement, outer: Place, { speakers }: Writing): Place {
  const { tagName } = element;
  const kind = BLOCK_KIND_OF[tagName];
  // A paragraph inside a quotation or a list is still quotation or list.
  if (kind === undefined || kind === 'paragraph') return { ...outer, element };
  if (kind !== 'quote')
    return { ...outer, kind, element, attributes: kind === 'heading' ? { level: tagName.slice(1) } : {} };
  const speaker = findSpeaker(element);
  if (speaker !== undefined) speakers.add(speaker.element);
  return { ...outer, kind, element, attributes: speaker?.attributes ?? {} };
}

function walkInline(element: HtmlElement, writing: Writing, place: Place): void {
  const inline = inlineOf(element, writing.options);
  if (isCell(element)) writing.writer.text(' ');
  if (inline === undefined) walkChildren(element, writing, place);
  else
    writing.writer.inline(inline, () => {
      walkChildren(element, writing, place);
    });
}

function inlineOf(element: HtmlElement, { toHref }: BlockOptions): Inline | undefined {
  const type = INLINE_TYPE_OF[element.tagName];
  if (type !== undefined) return { type };
  if (element.tagName !== 'a') return undefined;
  const stated = filledAttributeOf(element, 'href');
  const href = stated === undefined ? undefined : toHref(stated);
  return href === undefined ? undefined : { type: 'link', href };
}

function writeImage(element: HtmlElement, { writer, options }: Writing, place: Place): void {
  const alt = attributeOf(element, 'alt') ?? '';
  // Systems that draw emoji as images keep the sign in their alternative text.
  if (/(?:^|\s)emoji(?:\s|$)/.test(attributeOf(element, 'class') ?? '')) {
    writer.text(alt);
    return;
  }
  const stated = isTrackingImage(element) ? undefined : imageUrlOf(element);
  const url = stated === undefined ? undefined : options.toHref(stated);
  if (url === undefined) return;
  writer.single(toStart({ ...place, kind: 'image', element, attributes: { url } }, options), alt);
}

function writeEmbed(element: HtmlElement, { writer, options }: Writing, place: Place): void {
  const stated = embedUrlOf(element);
  const url = stated === undefined ? undefined : options.toHref(stated);
  if (url === undefined) return;
  const title = filledAttributeOf(element, 'title') ?? filledAttributeOf(element, 'aria-label') ?? '';
  writer.single(toStart({ ...place, kind: 'embed', element, attributes: { url } }, options), title);
}
