import { InvalidEventError } from './event-store.ts';
import type { Content } from '../domain/article/content.ts';
import { PARTS_OF_TYPE, type PartsOfType, type Person, type Words } from './schemas/parts-schemas.ts';
import type { ArticleEvent, ArticleEventType } from '../domain/article/events.ts';

type Fields = Record<string, unknown>;

/** An event taken apart, unchecked: facts without the digests of its parts and without its place. undefined: no such part. */
export type SplitEvent = {
  readonly facts: Fields;
  readonly content: unknown;
  readonly words: Fields | undefined;
  readonly person: Fields | undefined;
};

const WORDS_IN_DATA: ReadonlySet<string> = new Set(['note', 'notice', 'reason', 'text']);
const PERSON_IN_ACTOR: ReadonlySet<string> = new Set(['name', 'ip', 'userAgent']);

/** Takes an event apart by the names of its fields; what they hold is checked afterwards, by schema. */
export function splitEvent(event: ArticleEvent): SplitEvent {
  if (!isFields(event)) throw new InvalidEventError('', 'An event must be an object');
  const [person, actor] = partition({ ...event.actor }, (key) => PERSON_IN_ACTOR.has(key));
  const { content, correction, ...data } = {
    content: undefined,
    correction: undefined,
    ...event.data,
  } as Fields;
  const [words, dataFacts] = partition(data, (key) => WORDS_IN_DATA.has(key));
  if (isFields(correction)) {
    const { notice, ...correctionFacts } = correction;
    words['correctionNotice'] = notice;
    dataFacts['correction'] = correctionFacts;
  }
  return {
    facts: { ...event, actor, data: dataFacts },
    content: content ?? undefined,
    words: orNone(words),
    person: orNone(person),
  };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const orNone = (fields: Fields): Fields | undefined =>
  Object.keys(fields).length === 0 ? undefined : fields;

/** [those that are wanted and not undefined, the others]. */
function partition(fields: Fields, isWanted: (key: string) => boolean): [Fields, Fields] {
  const wanted: Fields = {};
  const others: Fields = {};
  for (const [key, value] of Object.entries(fields)) {
    if (!isWanted(key)) others[key] = value;
    else if (value !== undefined) wanted[key] = value;
  }
  return [wanted, others];
}

/** Stands for a content that was erased where a type can't do without one. */
export const ERASED_CONTENT: Content = {
  kind: 'article',
  language: 'und',
  headline: '',
  alternativeHeadlines: [],
  bylines: [],
  blocks: [],
  tags: [],
  media: [],
  related: [],
  altIds: [],
  relations: [],
  custom: { 'stet:erased': 'content' },
};

/** The parts as they are kept today. undefined: never there, or erased since. */
export type KeptParts = {
  readonly content: Content | undefined;
  readonly words: Words | undefined;
  readonly person: Person | undefined;
};

/**
 * Puts an event together again, in place: the facts must be the caller's own. Of an erased part, words that every such
 * event has read as '', all other words and the person are absent, and the content is null where the type allows it,
 * else ERASED_CONTENT.
 */
export function assembleEvent(facts: Fields, { content, words, person }: KeptParts): Fields {
  // The last key of stored facts, so that deleting it leaves the object a fast one.
  delete facts['parts'];
  const data = facts['data'] as Fields;
  const partsOfType = PARTS_OF_TYPE[facts['type'] as ArticleEventType] as PartsOfType | undefined;
  if (content !== undefined) data['content'] = content;
  else if (partsOfType?.content === 'or-null') data['content'] = null;
  else if (partsOfType?.content === 'always') data['content'] = ERASED_CONTENT;
  for (const key of partsOfType?.required ?? []) addWord(data, key, words?.[key] ?? '');
  if (words !== undefined) addWords(data, words);
  if (person !== undefined) Object.assign(facts['actor'] as Fields, person);
  return facts;
}

function addWords(data: Fields, words: Words): void {
  for (const [key, value] of Object.entries(words)) addWord(data, key, value);
}

function addWord(data: Fields, key: string, value: unknown): void {
  if (key !== 'correctionNotice') data[key] = value;
  else if (isFields(data['correction'])) data['correction']['notice'] = value;
}
