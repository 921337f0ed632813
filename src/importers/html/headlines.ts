import { factsOf, type Fact } from './facts.ts';

export type Headlines = {
  /** In order of trust; the first is the story's headline. None: the page states none. */
  readonly candidates: readonly Fact[];
  readonly alternatives: readonly { readonly role: 'short' | 'social' | 'seo'; readonly text: string }[];
};

export type HeadlineSources = {
  readonly facts: readonly Fact[];
  /** The headings of the first rank that stand where the story is. */
  readonly headings: readonly string[];
  /** Short lines of the story that may be its heading, where none is marked as one. */
  readonly lines: readonly string[];
  readonly title: string | undefined;
  readonly siteNames: readonly string[];
};

const SEPARATOR = '[\\s]*[|｜\\-–—·•:：»«<>_/／][\\s]*';
const STARTS_WITH_SEPARATOR = new RegExp(`^${SEPARATOR}\\S`, 'u');
const ENDS_WITH_SEPARATOR = new RegExp(`\\S${SEPARATOR}$`, 'u');
const CUT_SHORT = /\s*(?:…|\.\.\.)$/;
const MIN_HEADING = 4;
/** Longer texts are no headlines, and more headings no story's. In UTF-16 code units. */
const MAX_LENGTH = 1_000;
const MAX_HEADINGS = 200;

/** A page's headlines, without the site's name where the heading on the page or the name itself shows that it is one. */
export function findHeadlines({ facts, headings, lines, title, siteNames }: HeadlineSources): Headlines {
  // What is marked as the headline holds no site's name; what is meant for other sites may.
  const marked = factsOf(facts, 'headline').filter(({ from }) => /^(?:json-ld|microdata)/.test(from));
  const shortest = [...headings, ...marked.map(({ value }) => value), ...(headings.length > 0 ? [] : lines)];
  const clean = (text: string): string => withoutSite(asOnPage(text, shortest), siteNames);
  const heading = headings.filter((text) => !siteNames.includes(text)).slice(0, 1);
  const stated = factsOf(facts, 'headline').map((fact) => ({ ...fact, value: clean(fact.value) }));
  const shown = heading.map((value): Fact => ({ field: 'headline', from: 'h1', value }));
  const titles = title === undefined || title === '' ? [] : [clean(title)];
  const titled = titles.map((value): Fact => ({ field: 'headline', from: 'title', value }));
  const candidates = [...stated, ...shown, ...titled].filter(
    ({ value }) => value !== '' && !siteNames.includes(value),
  );
  const headline = candidates[0]?.value;
  const social = factsOf(facts, 'socialHeadline').map(({ value }) => clean(value));
  const short = factsOf(facts, 'alternativeHeadline').map(({ value }) => value);
  const firstOther = (
    role: 'short' | 'social' | 'seo',
    texts: readonly string[],
  ): Headlines['alternatives'] => {
    const text = texts.find((one) => one !== '' && !siteNames.includes(one) && isOther(one, headline));
    return text === undefined ? [] : [{ role, text }];
  };
  const alternatives = [
    ...firstOther('short', short),
    ...firstOther('social', social),
    ...firstOther('seo', titles),
  ];
  return { candidates, alternatives };
}

const isOther = (text: string, headline: string | undefined): boolean =>
  headline !== undefined && text !== headline && asOnPage(text, [headline]) !== headline;

/** The heading that the text is, cut short or with something set off before or behind; of several the longest. */
function asOnPage(text: string, headings: readonly string[]): string {
  if (text.length > MAX_LENGTH) return text;
  const plain = collapse(text);
  const short = plain.replace(CUT_SHORT, '');
  const fits = (heading: string): boolean => {
    const shown = collapse(heading);
    if (shown.length < MIN_HEADING || shown === plain) return shown === plain;
    if (short !== plain && short.length >= MIN_HEADING && shown.startsWith(short)) return true;
    if (plain.startsWith(shown) && STARTS_WITH_SEPARATOR.test(plain.slice(shown.length))) return true;
    return plain.endsWith(shown) && ENDS_WITH_SEPARATOR.test(plain.slice(0, -shown.length));
  };
  const found = headings
    .slice(0, MAX_HEADINGS)
    .filter(fits)
    .sort((x, y) => y.length - x.length);
  return found[0] ?? text;
}

const collapse = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

function withoutSite(text: string, siteNames: readonly string[]): string {
  const name = siteNames.find((site) => site !== '' && text.endsWith(site) && text.length > site.length);
  if (name === undefined || text.length > MAX_LENGTH) return text;
  const rest = text.slice(0, -name.length);
  return ENDS_WITH_SEPARATOR.test(rest) ? rest.replace(new RegExp(`${SEPARATOR}$`, 'u'), '') : text;
}
