import { toLanguageTag } from '../../markup/language-tag.ts';
import { toPageLanguages, type PageLanguages } from '../page-text/page-languages.ts';
import type { Fact } from './facts.ts';

export type PageLanguage = {
  readonly languages: PageLanguages;
  /** `content`: no statement, or one that the text contradicts. */
  readonly from: string;
  /** The statement that the text contradicts. */
  readonly contradicted?: Fact | undefined;
};

/**
 * The language that the page states first, unless its text is clearly in another: templates state the language of
 * whoever made them. `facts` in order of trust; `asked` decides alone.
 */
export function findPageLanguage(
  facts: readonly Fact[],
  {
    body,
    whole,
    asked,
  }: { readonly body: string; readonly whole: string; readonly asked: string | undefined },
): PageLanguage {
  if (asked !== undefined) return { languages: toPageLanguages(body, whole, asked), from: '--language' };
  const [stated] = facts.filter(({ value }) => isLanguage(value));
  if (stated === undefined) return { languages: toPageLanguages(body, whole), from: 'content' };
  const languages = toPageLanguages(body, whole, toLanguageTag(stated.value) ?? 'und');
  const found = languages.otherThanPage(body);
  if (found === undefined || scriptOf(found) === 'Zyyy' || isSameScriptUnknown(found, languages.page))
    return { languages, from: stated.from };
  return { languages: toPageLanguages(body, whole), from: 'content', contradicted: stated };
}

/** `English` has the form of a tag, too. */
const isLanguage = (value: string): boolean =>
  /^[a-z]{2,3}(?:[-_]|$)/i.test(value) && toLanguageTag(value) !== undefined;

/** Where only the script is found, it contradicts no language that is written in it. */
const isSameScriptUnknown = (found: string, stated: string): boolean =>
  found.startsWith('und') && scriptOf(found) === scriptOf(stated);

const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? 'Zyyy';
