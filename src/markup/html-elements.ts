import type { BlockKind, Mark } from '../domain/article/content.ts';
import { childrenOf, type HtmlElement } from './parse-html.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Nothing in these is the story's text. What is in no list of this file is looked through for text. */
export const NEVER_TEXT: ReadonlySet<string> = new Set([
  ...words(
    'script style template noscript head title svg math object embed applet iframe frame frameset noframes',
  ),
  ...words('noembed input button select textarea datalist canvas audio video map dialog xmp plaintext'),
]);

export const BLOCK_KIND_OF: Readonly<Record<string, BlockKind>> = {
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
export const CONTAINERS: ReadonlySet<string> = new Set([
  ...words('html body div section article main header footer aside figure nav form fieldset ul ol dl hr'),
  ...words('table thead tbody tfoot tr address details summary hgroup center'),
]);

export const INLINE_TYPE_OF: Readonly<Record<string, Mark['type']>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  code: 'code',
};

/** In tables that lay out a page, cells hold paragraphs; in tables of data, words. */
export function holdsBlocks(cell: HtmlElement): boolean {
  let breaks = 0;
  const holds = (element: HtmlElement): boolean =>
    childrenOf(element).some((child) => {
      if (child.tagName === 'br') breaks += 1;
      return breaks >= 2 || child.tagName in BLOCK_KIND_OF || CONTAINERS.has(child.tagName) || holds(child);
    });
  return holds(cell);
}
