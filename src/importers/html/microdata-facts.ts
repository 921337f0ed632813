import { toPlainText } from '../../markup/plain-text.ts';
import { childrenOf, filledAttributeOf, textOf, type HtmlElement } from '../../markup/parse-html.ts';
import { isName, type Fact, type FactField } from './facts.ts';

const PROPERTIES: Readonly<Record<string, FactField>> = {
  headline: 'headline',
  alternativeheadline: 'alternativeHeadline',
  description: 'summary',
  author: 'bylines',
  creator: 'bylines',
  articlesection: 'section',
  keywords: 'tags',
  inlanguage: 'language',
  datepublished: 'publishedAt',
  datemodified: 'updatedAt',
};

const STORY_TYPE =
  /schema\.org\/(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\b|^(?:schema:)?(?:\w*Article|BlogPosting|Report)$/i;

const isStory = (element: HtmlElement): boolean =>
  STORY_TYPE.test(filledAttributeOf(element, 'itemtype') ?? filledAttributeOf(element, 'typeof') ?? '');

/** What the first story says that a page marks up in place, as microdata (`itemprop`) or RDFa (`property`). */
export function listMicrodataFacts(root: HtmlElement): readonly Fact[] {
  const story = findFirst(root, isStory);
  if (story === undefined) return [];
  const facts: Fact[] = [];
  gather(story, facts);
  return facts;
}

function findFirst(element: HtmlElement, fits: (element: HtmlElement) => boolean): HtmlElement | undefined {
  if (fits(element)) return element;
  for (const child of childrenOf(element)) {
    const found = findFirst(child, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Properties of a thing within the story (its publisher, its image) are not the story's. */
function gather(element: HtmlElement, facts: Fact[]): void {
  for (const child of childrenOf(element)) {
    const names = propertiesOf(child);
    for (const name of names) facts.push(...toFacts(child, name));
    const isThing = ['itemscope', 'typeof'].some((key) =>
      child.attrs.some((attribute) => attribute.name === key),
    );
    if (!isThing) gather(child, facts);
  }
}

const propertiesOf = (element: HtmlElement): readonly string[] =>
  (filledAttributeOf(element, 'itemprop') ?? filledAttributeOf(element, 'property') ?? '')
    .split(/\s+/)
    .map((name) => name.replace(/^(?:schema|s):/, ''));

function toFacts(element: HtmlElement, name: string): readonly Fact[] {
  const field = PROPERTIES[name.toLowerCase()];
  const value = field === undefined ? '' : toPlainText(valueOf(element, field));
  // Some themes mark the whole text as its own description.
  const isWhole = field === 'summary' && propertiesOf(element).includes('articleBody');
  if (field === undefined || isWhole || value === '' || (field === 'bylines' && !isName(value))) return [];
  return [{ field, from: `microdata ${name}`, value }];
}

function valueOf(element: HtmlElement, field: FactField): string {
  const isTime = field === 'publishedAt' || field === 'updatedAt';
  const attributes = isTime ? ['datetime', 'content', 'title'] : ['content'];
  const stated = attributes
    .map((key) => filledAttributeOf(element, key))
    .find((value) => value !== undefined);
  if (stated !== undefined) return stated;
  const name =
    field === 'bylines' ? findFirst(element, (part) => propertiesOf(part).includes('name')) : undefined;
  return filledAttributeOf(name ?? element, 'content') ?? textOf(name ?? element);
}
