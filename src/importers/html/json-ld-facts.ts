import { toPlainText } from '../../markup/plain-text.ts';
import { isName, type Fact, type FactField } from './facts.ts';
import { isObject, listOf, resolveReference, type JsonObject } from './json-ld.ts';

const KEYS: readonly (readonly [key: string, field: FactField])[] = [
  ['identifier', 'identifier'],
  ['url', 'url'],
  ['headline', 'headline'],
  ['alternativeHeadline', 'alternativeHeadline'],
  ['description', 'summary'],
  ['author', 'bylines'],
  ['creator', 'bylines'],
  ['articleSection', 'section'],
  ['keywords', 'tags'],
  ['inLanguage', 'language'],
  ['datePublished', 'publishedAt'],
  ['dateModified', 'updatedAt'],
  ['correction', 'notice'],
];

/** What a story's JSON-LD object says. `objects` are the page's, for references among them. */
export function listJsonLdFacts(story: JsonObject, objects: readonly JsonObject[]): readonly Fact[] {
  const stated = KEYS.flatMap(([key, field]) =>
    listTexts(story[key], objects).flatMap((text) => toFact(`json-ld ${key}`, field, text)),
  );
  return [...stated, ...listNames(story), ...listIds(story)];
}

/** `name` names a story where it has no `headline`. */
const listNames = (story: JsonObject): readonly Fact[] =>
  story['headline'] === undefined && typeof story['name'] === 'string'
    ? toFact('json-ld name', 'headline', story['name'])
    : [];

/** An `@id` is the story's own only where it leads to no part of a page and is no name within the script. */
function listIds(story: JsonObject): readonly Fact[] {
  const id = story['@id'];
  if (typeof id !== 'string' || !/^(?:https?|urn|tag):[^#]+$/i.test(id)) return [];
  return toFact('json-ld @id', 'identifier', id);
}

function toFact(from: string, field: FactField, text: string): readonly Fact[] {
  const value = toPlainText(text);
  if (value === '' || (field === 'bylines' && !isName(value))) return [];
  return [{ field, from, value }];
}

/** More names or tags than any story has. */
const MAX_ITEMS = 500;

/** The texts behind a value: of things their value, name or text. */
function listTexts(value: unknown, objects: readonly JsonObject[]): readonly string[] {
  return listOf(value)
    .slice(0, MAX_ITEMS)
    .flatMap((item) => {
      const thing = resolveReference(item, objects);
      if (typeof thing === 'string') return [thing];
      if (typeof thing === 'number') return [String(thing)];
      if (!isObject(thing)) return [];
      const inner = ['@value', 'value', 'name', 'text', 'alternateName'].map((key) => thing[key]);
      return inner
        .flatMap((text) => (typeof text === 'string' || typeof text === 'number' ? [String(text)] : []))
        .slice(0, 1);
    });
}
