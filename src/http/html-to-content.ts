import {
  defaultTreeAdapter,
  parse,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from 'parse5';

import { toNormalContent, type Block, type BlockKind, type Content } from '../domain/article/content.ts';
import { isSafeHref } from '../schemas/text-schema.ts';
import { createBlockWriter, type BlockWriter, type Inline } from './block-writer.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The HTML is deeper or larger than any story's page. */
export class HtmlTooComplexError extends Error {
  constructor(what: string) {
    super(`The HTML has ${what}; send the story’s own markup without the page around it`);
    this.name = 'HtmlTooComplexError';
  }
}

const MAX_ELEMENTS = 50_000;
const MAX_DEPTH = 256;

/** Nothing in these is the story's text. What is not named in any list is looked through for text. */
const SKIPPED = new Set([
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'head',
    'svg',
    'math',
    'object',
    'embed',
    'applet',
    'iframe',
    'frame',
  ],
  ...[
    'frameset',
    'noframes',
    'noembed',
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'canvas',
    'audio',
    'video',
    'map',
    'dialog',
    'xmp',
    'plaintext',
    'nav',
  ],
]);

const KINDS: Readonly<Record<string, BlockKind>> = {
  p: 'paragraph',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
  li: 'listItem',
  dt: 'listItem',
  dd: 'listItem',
  pre: 'preformatted',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};

/** Text on both sides of these belongs to different paragraphs. */
const CONTAINERS = new Set([
  ...[
    'html',
    'body',
    'div',
    'section',
    'article',
    'main',
    'header',
    'footer',
    'aside',
    'figure',
    'ul',
    'ol',
    'dl',
    'hr',
  ],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'address', 'details', 'summary', 'hgroup', 'center'],
]);

const INLINE: Readonly<Record<string, Inline['type']>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  code: 'code',
};

/**
 * HTML as a story's content: the first `h1` (else the title) is the headline, `html lang` the language (else `und`), the
 * rest becomes blocks. Scripts, styles, handlers, forms and frames are left out, and links that are not safe to follow lose
 * their target and keep their text. Throws HtmlTooComplexError.
 */
export function htmlToContent(html: string): Content {
  const document = parse(html, { treeAdapter: countingAdapter() });
  const writer = createBlockWriter();
  const root = document.childNodes.find(isElement);
  for (const node of document.childNodes) walk(node, writer, { depth: 0, kind: 'paragraph' });
  const blocks = writer.finish();
  const title = root === undefined ? undefined : titleOf(root);
  return toContent(blocks, { title, language: languageOf(root) });
}

function toContent(
  blocks: readonly Block[],
  { title, language }: { readonly title: string | undefined; readonly language: string },
): Content {
  const first = blocks.findIndex((block) => block.kind === 'heading' && block.attributes['level'] === '1');
  const headline = first === -1 ? (title ?? '') : (blocks[first]?.text ?? '');
  return toNormalContent({
    kind: 'article',
    language,
    headline,
    alternativeHeadlines: [],
    bylines: [],
    blocks: blocks.filter((_block, index) => index !== first),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  });
}

/** Unclosed formatting makes a parser copy elements again and again: a bound on elements bounds its work and memory. */
function countingAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let count = 0;
  return {
    ...defaultTreeAdapter,
    createElement: (...element) => {
      count += 1;
      if (count > MAX_ELEMENTS) throw new HtmlTooComplexError(`more than ${String(MAX_ELEMENTS)} elements`);
      return defaultTreeAdapter.createElement(...element);
    },
  };
}

type Place = { readonly depth: number; readonly kind: BlockKind };

function walk(node: Node, writer: BlockWriter, place: Place): void {
  if (place.depth > MAX_DEPTH)
    throw new HtmlTooComplexError(`elements nested deeper than ${String(MAX_DEPTH)}`);
  if (node.nodeName === '#text' && 'value' in node) {
    writer.text(node.value);
    return;
  }
  if (isElement(node) && !SKIPPED.has(node.tagName)) walkElement(node, writer, place);
}

function walkElement(element: Element, writer: BlockWriter, place: Place): void {
  const { tagName } = element;
  const inline = inlineOf(element);
  const blockKind = KINDS[tagName];
  if (tagName === 'br') writer.lineBreak();
  else if (tagName === 'img') writeImage(element, writer);
  else if (blockKind !== undefined) walkBlock(element, writer, { ...place, blockKind });
  else if (inline === undefined) walkOther(element, writer, place);
  else
    writer.inline(inline, () => {
      walkChildren(element, writer, place);
    });
}

function walkBlock(
  element: Element,
  writer: BlockWriter,
  { depth, kind, blockKind }: Place & { readonly blockKind: BlockKind },
): void {
  // A paragraph inside a quotation or a list is still quotation or list.
  const own = blockKind === 'paragraph' ? kind : blockKind;
  writer.startBlock(own, attributesOf(element));
  walkChildren(element, writer, { depth, kind: own });
  writer.startBlock(kind, {});
}

function walkOther(element: Element, writer: BlockWriter, place: Place): void {
  const isContainer = CONTAINERS.has(element.tagName);
  if (isContainer) writer.startBlock(place.kind, {});
  if (element.tagName === 'td' || element.tagName === 'th') writer.text(' ');
  walkChildren(element, writer, place);
  if (isContainer) writer.startBlock(place.kind, {});
}

function walkChildren(element: Element, writer: BlockWriter, { depth, kind }: Place): void {
  for (const child of element.childNodes) walk(child, writer, { depth: depth + 1, kind });
}

const attributesOf = ({ tagName }: Element): Readonly<Record<string, string>> =>
  /^h[1-6]$/.test(tagName) ? { level: tagName.slice(1) } : {};

function writeImage(element: Element, writer: BlockWriter): void {
  const url = attributeOf(element, 'src');
  if (url === undefined || url === '' || !isSafeHref(url)) return;
  writer.image(attributeOf(element, 'alt') ?? '', url);
}

function inlineOf(element: Element): Inline | undefined {
  const type = INLINE[element.tagName];
  if (type !== undefined) return { type };
  if (element.tagName !== 'a') return undefined;
  const href = attributeOf(element, 'href')?.trim();
  return href === undefined || href === '' || !isSafeHref(href) ? undefined : { type: 'link', href };
}

const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

function isElement(node: Node | DefaultTreeAdapterTypes.ParentNode): node is Element {
  return 'tagName' in node;
}

function titleOf(root: Element): string | undefined {
  const head = root.childNodes.filter(isElement).find((element) => element.tagName === 'head');
  const title = head?.childNodes.filter(isElement).find((element) => element.tagName === 'title');
  const text = title?.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return text?.replaceAll(/\s+/g, ' ').trim();
}

function languageOf(root: Element | undefined): string {
  const language = root === undefined ? undefined : attributeOf(root, 'lang')?.trim();
  if (language === undefined || language === '') return 'und';
  try {
    return Intl.getCanonicalLocales(language).length === 1 ? language : 'und';
  } catch {
    return 'und';
  }
}
