import { toLanguageTag } from '../../markup/language-tag.ts';
import { toPageLanguages, type PageLanguages } from '../page-text/page-languages.ts';
import { countScripts, SCRIPTS, type Script } from '../page-text/scripts.ts';
import type { Fact } from './facts.ts';

export type PageLanguage = {
  readonly languages: PageLanguages;
  /** `content`: no statement, or one that the text contradicts. */
  readonly from: string;
  /** The statements that the text contradicts. */
  readonly contradicted: readonly Fact[];
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
  if (asked !== undefined)
    return { languages: toPageLanguages(body, whole, asked), from: '--language', contradicted: [] };
  const [stated] = facts.filter(({ value }) => isLanguage(value));
  if (stated === undefined)
    return { languages: toPageLanguages(body, whole), from: 'content', contradicted: [] };
  const languages = toPageLanguages(body, whole, toLanguageTag(stated.value) ?? 'und');
  const found = isMostlyIn(languages.page, body) ? undefined : languages.otherThanPage(body);
  if (found === undefined || scriptOf(found) === 'Zyyy' || isSameScriptUnknown(found, languages.page))
    return { languages, from: stated.from, contradicted: [] };
  return { languages: toPageLanguages(body, whole), from: 'content', contradicted: [stated] };
}

/** A page in one script may hold much of another, but not much of it where only its template is in that language. */
const MIN_SHARE = 0.2;
/** In UTF-16 code units: a shorter text in the script of the stated language contradicts nothing. */
const MIN_TEXT = 200;

function isMostlyIn(stated: string, body: string): boolean {
  const counts = countScripts(body);
  const all = SCRIPTS.reduce((sum, script) => sum + counts[script], 0);
  const own = SCRIPT_CODES[scriptOf(stated)] ?? [];
  const share = own.reduce((sum, script) => sum + counts[script], 0) / Math.max(all, 1);
  const isLatin = scriptOf(stated) === 'Latn' && share > 1 - MIN_SHARE;
  return isLatin ? body.length < MIN_TEXT : share >= MIN_SHARE && scriptOf(stated) !== 'Latn';
}

/** Of ISO 15924, the scripts as they are counted. */
const SCRIPT_CODES: Readonly<Record<string, readonly Script[]>> = {
  ...Object.fromEntries(SCRIPTS.map((script) => [script, [script]])),
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

/** `English` has the form of a tag, too. */
const isLanguage = (value: string): boolean =>
  /^[a-z]{2,3}(?:[-_]|$)/i.test(value) && toLanguageTag(value) !== undefined;

/** Where only the script is found, it contradicts no language that is written in it. */
const isSameScriptUnknown = (found: string, stated: string): boolean =>
  found.startsWith('und') && scriptOf(found) === scriptOf(stated);

const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? 'Zyyy';
