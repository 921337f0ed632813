import { descendantsOf, filledAttributeOf, type HtmlElement } from '../../markup/parse-html.ts';
import { parseLooseJson } from './parse-loose-json.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The objects of a page's JSON-LD scripts and what is wrong with the scripts. */
export type JsonLd = { readonly objects: readonly JsonObject[]; readonly problems: readonly string[] };

const MAX_OBJECTS = 2_000;
const MAX_DEPTH = 32;
/** Keys behind which the story itself may stand; behind others (`isPartOf`, `mentions`) stand other things. */
const INNER_KEYS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'item'] as const;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readJsonLd(root: HtmlElement): JsonLd {
  const objects: JsonObject[] = [];
  const problems: string[] = [];
  for (const element of descendantsOf(root)) {
    if (!isJsonLd(element)) continue;
    const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    if (text.trim() === '') continue;
    const parsed = parseLooseJson(text);
    if (!parsed.ok) problems.push(`a JSON-LD script can't be read: ${parsed.error}`);
    else {
      if (parsed.value.mended === 'yes')
        problems.push('a JSON-LD script is no JSON, and was read as it was meant');
      gather(parsed.value.value, objects, 0);
    }
  }
  return { objects, problems };
}

const isJsonLd = (element: HtmlElement): boolean =>
  element.tagName === 'script' && /^application\/ld\+json\b/i.test(filledAttributeOf(element, 'type') ?? '');

function gather(value: unknown, objects: JsonObject[], depth: number): void {
  if (depth > MAX_DEPTH || objects.length >= MAX_OBJECTS) return;
  if (Array.isArray(value)) value.forEach((item) => gather(item, objects, depth + 1));
  else if (isObject(value)) {
    objects.push(value);
    for (const key of INNER_KEYS) gather(value[key], objects, depth + 1);
  }
}

/** The types without the vocabulary's address. */
export const typesOf = (object: JsonObject): readonly string[] =>
  listOf(object['@type']).flatMap((type) => (typeof type === 'string' ? [type.replace(/^.*[/:#]/, '')] : []));

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The schema.org types of a news story and how well each names one: the lower, the better. */
const STORY_TYPES: Readonly<Record<string, number>> = {
  LiveBlogPosting: 0,
  NewsArticle: 1,
  ReportageNewsArticle: 1,
  AnalysisNewsArticle: 1,
  AskPublicNewsArticle: 1,
  BackgroundNewsArticle: 1,
  OpinionNewsArticle: 1,
  ReviewNewsArticle: 1,
  AdvertiserContentArticle: 2,
  SatiricalArticle: 2,
  Report: 2,
  Article: 2,
  BlogPosting: 3,
  TechArticle: 3,
  ScholarlyArticle: 3,
  SocialMediaPosting: 3,
  ImageGallery: 4,
  MediaGallery: 4,
  VideoObject: 5,
};

const NONE = Number.POSITIVE_INFINITY;
const rankOf = (object: JsonObject): number =>
  Math.min(NONE, ...typesOf(object).map((type) => STORY_TYPES[type] ?? NONE));

/** The object that describes the page's story: of several the one that names the page, then the best type, then the first. */
export function findStory(
  objects: readonly JsonObject[],
  pageUrls: readonly string[],
): JsonObject | undefined {
  const pages = new Set(pageUrls.map(toBareUrl));
  const namesPage = (object: JsonObject): number =>
    urlsOf(object).some((url) => pages.has(toBareUrl(url))) ? 0 : 1;
  return objects
    .map((object) => ({ object, rank: rankOf(object), page: namesPage(object) }))
    .filter(({ rank }) => rank !== NONE)
    .sort((a, b) => a.page - b.page || a.rank - b.rank)[0]?.object;
}

/** Without query and fragment, and whatever the scheme and the last stroke. */
const toBareUrl = (url: string): string =>
  url
    .replace(/^https?:/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');

const urlsOf = (object: JsonObject): readonly string[] =>
  [object['url'], object['@id'], object['mainEntityOfPage']].flatMap((value) => {
    const url = isObject(value) ? (value['@id'] ?? value['url']) : value;
    return typeof url === 'string' ? [url] : [];
  });

/** Follows a bare reference (`{ "@id": … }`) to the object of that name. */
export function resolveReference(value: unknown, objects: readonly JsonObject[]): unknown {
  if (!isObject(value) || typeof value['@id'] !== 'string' || Object.keys(value).length > 1) return value;
  const id = value['@id'];
  return objects.find((object) => object['@id'] === id && Object.keys(object).length > 1) ?? value;
}
