import {
  defaultTreeAdapter,
  parse,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type TreeAdapter,
} from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** The HTML is deeper or larger than any story's page. `what` says how. */
export class HtmlTooComplexError extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`The HTML has ${what}; send the story’s own markup without the page around it`);
    this.name = 'HtmlTooComplexError';
    this.what = what;
  }
}

const MAX_ELEMENTS = 50_000;
/** As deep as browsers build trees; what is read may then be walked by recursion. */
const MAX_DEPTH = 512;

/** The `html` element, as a browser that runs no script would build it (WHATWG HTML, section 13.2). Throws HtmlTooComplexError. */
export function parseHtml(html: string): HtmlElement {
  const document = parse(html, { treeAdapter: countingAdapter() });
  const root = document.childNodes.find(isElement);
  if (root === undefined) throw new HtmlTooComplexError('no element');
  checkDepth(root);
  return root;
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

function checkDepth(root: HtmlElement): void {
  let level: readonly HtmlElement[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new HtmlTooComplexError(`elements nested deeper than ${String(MAX_DEPTH)}`);
    level = level.flatMap((element) => childrenOf(element));
  }
}

export function isElement(node: HtmlNode | DefaultTreeAdapterTypes.ParentNode): node is HtmlElement {
  return 'tagName' in node;
}

export const childrenOf = (element: HtmlElement): readonly HtmlElement[] =>
  element.childNodes.filter(isElement);

export const parentOf = (element: HtmlElement): HtmlElement | undefined =>
  element.parentNode !== null && isElement(element.parentNode) ? element.parentNode : undefined;

/** As it stands, which may be empty; undefined where the element has no such attribute. */
export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** Trimmed; undefined where it is absent or blank. */
export function filledAttributeOf(element: HtmlElement, name: string): string | undefined {
  const value = attributeOf(element, name)?.trim();
  return value === '' ? undefined : value;
}

/** All elements within, in the order of the document, without the element itself. */
export function descendantsOf(element: HtmlElement): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  const gather = (parent: HtmlElement): void => {
    for (const child of childrenOf(parent)) {
      found.push(child);
      gather(child);
    }
  };
  gather(element);
  return found;
}

/** Every text within, as it stands, scripts and styles left out. */
export function rawTextOf(element: HtmlElement): string {
  const parts: string[] = [];
  const gather = (node: HtmlNode): void => {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if (isElement(node) && node.tagName !== 'script' && node.tagName !== 'style')
      node.childNodes.forEach(gather);
  };
  element.childNodes.forEach(gather);
  return parts.join('');
}

/** Every text within as one line, white space as browsers show it: ideographic and unbreakable spaces stay. */
export const textOf = (element: HtmlElement): string =>
  rawTextOf(element)
    .replaceAll(/[ \t\r\n\f]+/g, ' ')
    .trim();
