import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

export type FormFields = Readonly<Record<string, string>>;

/** The fields of a form of acts as a browser without scripts would send them untouched, its buttons apart. */
export function readActForm(html: string): FormFields {
  const form = elementsOf(parse(html)).find((element) => attribute(element, 'class') === 'act-form');
  if (form === undefined) throw new Error(`No form of an act in: ${html.slice(0, 2_000)}`);
  return Object.fromEntries(elementsOf(form).flatMap((element) => fieldOf(element)));
}

function fieldOf(element: Element): [string, string][] {
  const name = attribute(element, 'name');
  if (name === undefined) return [];
  switch (element.tagName) {
    case 'input':
      return [[name, (attribute(element, 'value') ?? '').replaceAll(/[\r\n]/g, '')]];
    case 'textarea':
      return [[name, textOf(element).replaceAll('\n', '\r\n')]];
    case 'select':
      return [[name, selectedOf(element)]];
    default:
      return [];
  }
}

/** An HTML select without a selected option shows its first. */
function selectedOf(select: Element): string {
  const options = elementsOf(select).filter(({ tagName }) => tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? textOf(chosen));
}

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

const textOf = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''));

function elementsOf(node: Node): readonly Element[] {
  const inside = childrenOf(node).flatMap((child) => elementsOf(child));
  return 'tagName' in node ? [node, ...inside] : inside;
}
