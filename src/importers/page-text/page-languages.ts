import { detectLatinLanguage } from './detect-latin-language.ts';
import { countHan } from './han-characters.ts';
import { countScripts, dominantScript, type Script, type ScriptCounts } from './scripts.ts';

/** The languages of one page as BCP 47 tags. */
export type PageLanguages = {
  readonly page: string;
  /** The language of one text of the page; the page's own where nothing says otherwise. */
  of(text: string): string;
  /** The same, but undefined where it is the page's own. */
  otherThanPage(text: string): string | undefined;
};

type Assumed = { readonly latin: string; readonly han: string };

const FIXED: Partial<Record<Script, string>> = { Hang: 'ko', Grek: 'el', Thai: 'th', Hebr: 'he' };

/** `body` decides on the page's language unless `stated` gives it; `whole` on how its Chinese or Japanese is written. */
export function toPageLanguages(body: string, whole: string, stated?: string): PageLanguages {
  const han = detectHan(whole, countScripts(whole), 'zh');
  const page = stated ?? detectLanguage(body, { latin: 'en', han });
  const isLatin = dominantScript(countScripts(body)) === 'Latn';
  const assumed = { latin: isLatin ? page : 'en', han: /^(?:zh|ja)/.test(page) ? page : han };
  const of = (text: string): string => detectLanguage(text, assumed, page);
  return { page, of, otherThanPage: (text) => differentFrom(page, of(text)) };
}

const differentFrom = (page: string, language: string): string | undefined =>
  isVariantOf(language, page) || scriptSubtag(language) === scriptSubtag(page) ? undefined : language;

/** `en` within `en-GB`, `zh` within `zh-Hant`. */
const isVariantOf = (language: string, page: string): boolean =>
  page.toLowerCase().startsWith(`${language.toLowerCase()}-`);

/** `und-Cyrl` and the like where the script alone doesn't name the language. */
function detectLanguage(text: string, assumed: Assumed, without = 'und'): string {
  const counts = countScripts(text);
  const script = dominantScript(counts);
  if (script === undefined) return without;
  if (script === 'Latn') return detectLatinLanguage(text, assumed.latin);
  if (script === 'Hani') return detectHan(text, counts, assumed.han);
  return FIXED[script] ?? (without.startsWith('und') ? `und-${script}` : keepOrUnd(without, script));
}

/** A page stated to be Russian stays Russian in its Cyrillic blocks. */
const keepOrUnd = (page: string, script: Script): string =>
  SCRIPT_OF_STATED[page.split('-')[0] ?? ''] === script ? page : `und-${script}`;

const SCRIPT_OF_STATED: Readonly<Record<string, Script>> = {
  ru: 'Cyrl',
  uk: 'Cyrl',
  bg: 'Cyrl',
  sr: 'Cyrl',
  ar: 'Arab',
  fa: 'Arab',
  ur: 'Arab',
  hi: 'Deva',
  mr: 'Deva',
  ne: 'Deva',
};

/** Kana beyond a stray one is Japanese. Without kana, characters that no Japanese text has must speak for Chinese on a Japanese page. */
function detectHan(text: string, counts: ScriptCounts, assumed: string): string {
  if (counts.Kana >= 4 && counts.Kana * 10 >= counts.Hani) return 'ja';
  const { simplified, traditional, chineseTraditional } = countHan(text);
  if (assumed.startsWith('ja')) {
    if (Math.max(simplified, chineseTraditional) < 2) return assumed;
    return simplified > chineseTraditional ? 'zh-Hans' : 'zh-Hant';
  }
  if (simplified === traditional) return assumed;
  const found = simplified > traditional ? 'zh-Hans' : 'zh-Hant';
  return isContrary(assumed, found) && Math.abs(simplified - traditional) < 2 ? assumed : found;
}

/** On a page in one way of writing, one character in the other is a name or a slip. A stated zh-TW counts as zh-Hant. */
function isContrary(assumed: string, found: string): boolean {
  return scriptSubtag(assumed) !== 'zh' && scriptSubtag(assumed) !== found;
}

/** `zh-Hant`, `zh-Hans` or `zh` for any tag of Chinese; other tags as they are. */
export function scriptSubtag(language: string): string {
  if (/^zh-(?:hant|tw|hk|mo)/i.test(language)) return 'zh-Hant';
  return /^zh-(?:hans|cn|sg)/i.test(language) ? 'zh-Hans' : language;
}
