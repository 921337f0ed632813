import { attributeOf, parentOf, type HtmlElement } from '../../markup/parse-html.ts';
import { findBylines } from '../page-text/bylines.ts';

const BYLINE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|writer|autor|auteur|reporter)(?:$|[\s_-])/i;
const PREFIX =
  /^(?:(?:by|von|par|por|de|di|door|text|words by|written by|autor(?:in)?|auteur)[:\s]+|(?:文|撰文|記者|记者)[:：／/]\s*)/i;
const MAX_LENGTH = 80;
const MAX_DEPTH = 3;

/** The names that a line on the page shows as its writers': by the line's form, or by the class of what it stands in. */
export function findShownBylines(text: string, element: HtmlElement | undefined): readonly string[] {
  const names = findBylines(text.trim());
  if (names.length > 0 || element === undefined || !isByline(element)) return names;
  const words = text.trim().replace(PREFIX, '').trim();
  const isName = words !== '' && words.length <= MAX_LENGTH && !/[\d@\n]|[.!?。]$/u.test(words);
  return isName ? words.split(/ (?:and|und|et|&) /u).map((name) => name.trim()) : [];
}

function isByline(element: HtmlElement): boolean {
  let at: HtmlElement | undefined = element;
  for (let depth = 0; at !== undefined && depth < MAX_DEPTH; depth += 1) {
    const names = ['class', 'rel', 'itemprop'].map((key) => attributeOf(at ?? element, key) ?? '');
    if (names.some((name) => BYLINE_CLASS.test(name))) return true;
    at = parentOf(at);
  }
  return false;
}
