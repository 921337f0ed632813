import { childrenOf, descendantsOf, parentOf, textOf, type HtmlElement } from './parse-html.ts';

/** Who said a quotation, by the element that says it: `speaker`, and `role` behind the first comma. */
export type Speaker = {
  readonly element: HtmlElement;
  readonly attributes: Readonly<Record<string, string>>;
};

const MAX_LENGTH = 160;
/** Among more nodes than a story's text has, no speaker is looked for. */
const MAX_SIBLINGS = 1_000;

/** The `footer` or `cite` at the end of a quotation, or directly behind it; one amid its text is a work that is named there. */
export function findSpeaker(quotation: HtmlElement): Speaker | undefined {
  const element = findInside(quotation) ?? findBehind(quotation);
  if (element === undefined) return undefined;
  const words = textOf(element).replace(/^[-–—―\s]+/u, '');
  const [, speaker = words, role = ''] = /^([^,，、،]+)[,，、،]\s*(.+)$/u.exec(words) ?? [];
  return speaker === '' ? undefined : { element, attributes: { speaker, ...(role === '' ? {} : { role }) } };
}

function findInside(quotation: HtmlElement): HtmlElement | undefined {
  const whole = textOf(quotation);
  return descendantsOf(quotation).find((candidate) => {
    if (candidate.tagName !== 'cite' && candidate.tagName !== 'footer') return false;
    const text = textOf(candidate);
    return text !== '' && text.length <= MAX_LENGTH && text.length < whole.length && whole.endsWith(text);
  });
}

/** WHATWG HTML, section 4.4.4: who is quoted stands outside the quotation, in a `cite` or the caption of its figure. */
function findBehind(quotation: HtmlElement): HtmlElement | undefined {
  const parent = parentOf(quotation);
  if (parent === undefined || parent.childNodes.length > MAX_SIBLINGS || textOf(quotation) === '')
    return undefined;
  const siblings = childrenOf(parent);
  const next = siblings[siblings.indexOf(quotation) + 1];
  const isMarked =
    next?.tagName === 'cite' || (next?.tagName === 'figcaption' && parent.tagName === 'figure');
  return isMarked && textOf(next).length <= MAX_LENGTH ? next : undefined;
}
