import {
  attributeOf,
  descendantsOf,
  filledAttributeOf,
  parentOf,
  type HtmlElement,
} from '../../markup/parse-html.ts';

/** One entry of a live blog: the attributes that its blocks get. */
export type LiveEntry = {
  readonly element: HtmlElement;
  readonly attributes: Readonly<Record<string, string>>;
};

export type FindLiveEntry = (element: HtmlElement) => LiveEntry | undefined;

const ENTRY_CLASS =
  /(?:live|blog|timeline|ticker)[\w-]*(?:entry|post|update|item)|(?:entry|post|update)[\w-]*(?:live|ticker)/i;

/** Finds the entry of a live blog that holds an element; `key` is the source's id of it, `at` its time as stated. */
export function createFindLiveEntry(body: HtmlElement): FindLiveEntry {
  const known = new Map<HtmlElement, LiveEntry>();
  return (element) => {
    let entry: HtmlElement | undefined;
    for (let at: HtmlElement | undefined = element; at !== body; at = parentOf(at)) {
      // What lies outside the body belongs to no entry.
      if (at === undefined) return undefined;
      entry ??= isEntry(at) ? at : undefined;
    }
    if (entry === undefined) return undefined;
    const found = known.get(entry) ?? toEntry(entry);
    known.set(entry, found);
    return found;
  };
}

const isEntry = (element: HtmlElement): boolean =>
  element.tagName === 'article' ||
  (attributeOf(element, 'itemprop') ?? '').includes('liveBlogUpdate') ||
  ENTRY_CLASS.test(attributeOf(element, 'class') ?? '');

function toEntry(element: HtmlElement): LiveEntry {
  const key = filledAttributeOf(element, 'id') ?? filledAttributeOf(element, 'data-id');
  const time = descendantsOf(element).find(({ tagName }) => tagName === 'time');
  const at = time === undefined ? undefined : filledAttributeOf(time, 'datetime');
  const attributes = Object.entries({ key, at }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.toWellFormed()] as const],
  );
  return { element, attributes: Object.fromEntries(attributes) };
}
