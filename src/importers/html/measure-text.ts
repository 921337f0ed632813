import { isElement, type HtmlElement, type HtmlNode } from '../../markup/parse-html.ts';
import { NEVER_TEXT } from '../../markup/html-elements.ts';

/** UTF-16 code units of visible text within an element, white space left out, and how many of them lie in links. */
export type TextMeasure = { readonly length: number; readonly linked: number };

export type TextMeasures = (element: HtmlElement) => TextMeasure;

const NOTHING: TextMeasure = { length: 0, linked: 0 };

/** Measures every element of a tree once. */
export function measureTexts(root: HtmlElement): TextMeasures {
  const measures = new Map<HtmlElement, TextMeasure>();
  const measure = (node: HtmlNode): TextMeasure => {
    if (node.nodeName === '#text' && 'value' in node) return { length: countVisible(node.value), linked: 0 };
    if (!isElement(node) || NEVER_TEXT.has(node.tagName)) return NOTHING;
    const inner = node.childNodes.map(measure);
    const length = inner.reduce((sum, part) => sum + part.length, 0);
    const linked = node.tagName === 'a' ? length : inner.reduce((sum, part) => sum + part.linked, 0);
    measures.set(node, { length, linked });
    return { length, linked };
  };
  measure(root);
  return (element) => measures.get(element) ?? NOTHING;
}

const countVisible = (text: string): number => text.replaceAll(/\s+/g, '').length;

/** From 0 to 1. */
export const linkShare = ({ length, linked }: TextMeasure): number => (length === 0 ? 0 : linked / length);
