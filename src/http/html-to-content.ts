import { toNormalContent, type Block, type Content } from '../domain/article/content.ts';
import { toLanguageTag } from '../markup/language-tag.ts';
import { attributeOf, descendantsOf, parseHtml, textOf, type HtmlElement } from '../markup/parse-html.ts';
import { writeBlocks } from '../markup/write-blocks.ts';
import { isSafeHref } from '../schemas/text-schema.ts';

/** In a story's own markup these are the system's, not the story's. */
const SKIPPED: ReadonlySet<string> = new Set(['form', 'nav']);

/**
 * HTML as a story's content: the first `h1` (else the title) is the headline, `html lang` the language (else `und`), the
 * rest becomes blocks. Scripts, styles, handlers, forms and frames are left out, and links that are not safe to follow lose
 * their target and keep their text. Throws HtmlTooComplexError.
 */
export function htmlToContent(html: string): Content {
  const root = parseHtml(html);
  const language = toLanguageTag(attributeOf(root, 'lang')) ?? 'und';
  const placed = writeBlocks(root, {
    language,
    toHref: (href) => (isSafeHref(href) ? href : undefined),
    skip: ({ tagName }) => SKIPPED.has(tagName),
    embeds: 'skip',
  });
  return toContent(
    placed.map(({ block }) => block),
    { title: titleOf(root), language },
  );
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

/** The first `title` of the document: one in a picture (`svg`) stands behind it. */
function titleOf(root: HtmlElement): string | undefined {
  for (const element of descendantsOf(root)) if (element.tagName === 'title') return textOf(element);
  return undefined;
}
