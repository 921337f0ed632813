import { toPlainText } from '../../markup/plain-text.ts';
import { descendantsOf, filledAttributeOf, textOf, type HtmlElement } from '../../markup/parse-html.ts';
import { isName, type Fact, type FactField } from './facts.ts';

/** The names of a page's `meta` elements, in lower case, by what they state; of several the first counts. */
export const META_NAMES: readonly (readonly [field: FactField, names: readonly string[]])[] = [
  ['url', ['og:url', 'parsely-link']],
  ['headline', ['og:title', 'parsely-title', 'dc.title', 'dcterms.title']],
  ['socialHeadline', ['og:title', 'twitter:title']],
  ['summary', ['og:description', 'description', 'dc.description', 'twitter:description']],
  [
    'bylines',
    ['author', 'article:author', 'parsely-author', 'dc.creator', 'dcterms.creator', 'sailthru.author', 'byl'],
  ],
  ['section', ['article:section', 'parsely-section']],
  ['tags', ['article:tag', 'news_keywords', 'parsely-tags', 'keywords', 'sailthru.tags']],
  ['language', ['og:locale', 'content-language', 'dc.language', 'dcterms.language']],
  [
    'publishedAt',
    [
      'article:published_time',
      'og:article:published_time',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publish_date',
      'publication_date',
      'dc.date.issued',
      'dcterms.issued',
      'dc.date',
      'dcterms.date',
      'date',
    ],
  ],
  [
    'updatedAt',
    [
      'article:modified_time',
      'og:article:modified_time',
      'og:updated_time',
      'dc.date.modified',
      'dcterms.modified',
      'last-modified',
      'lastmod',
      'revised',
    ],
  ],
];

/** A page's `meta` elements and its canonical address. */
export function listMetaFacts(root: HtmlElement): readonly Fact[] {
  const metas = gatherMetas(root);
  const stated = META_NAMES.flatMap(([field, names]) =>
    names.flatMap((name) =>
      (metas.get(name) ?? []).flatMap((content) => toFact(field, `meta ${name}`, content)),
    ),
  );
  return [...listCanonical(root), ...stated];
}

/** What a system puts where nobody wrote anything. */
const DEFAULTS = /^just another wordpress site$/i;

function toFact(field: FactField, from: string, content: string): readonly Fact[] {
  const value = toPlainText(content);
  if (value === '' || DEFAULTS.test(value) || (field === 'bylines' && !isName(value))) return [];
  return [{ field, from, value }];
}

/** The contents of the `meta` elements by name, each in the order of the page. */
function gatherMetas(root: HtmlElement): ReadonlyMap<string, readonly string[]> {
  const metas = new Map<string, string[]>();
  for (const element of descendantsOf(root)) {
    if (element.tagName !== 'meta') continue;
    const content = filledAttributeOf(element, 'content');
    const names = ['property', 'name', 'http-equiv'].map((key) =>
      filledAttributeOf(element, key)?.toLowerCase(),
    );
    if (content === undefined) continue;
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const contents = metas.get(name) ?? [];
      contents.push(content);
      metas.set(name, contents);
    }
  }
  return metas;
}

function listCanonical(root: HtmlElement): readonly Fact[] {
  for (const element of descendantsOf(root)) {
    const rel = element.tagName === 'link' ? filledAttributeOf(element, 'rel') : undefined;
    const href = filledAttributeOf(element, 'href');
    if (rel?.toLowerCase().split(/\s+/).includes('canonical') === true && href !== undefined)
      return [{ field: 'url', from: 'link canonical', value: href.toWellFormed() }];
  }
  return [];
}

/** The page's `title`, one line; undefined where it has none. */
export function titleOf(root: HtmlElement): string | undefined {
  for (const element of descendantsOf(root))
    if (element.tagName === 'title') return textOf(element).toWellFormed();
  return undefined;
}
