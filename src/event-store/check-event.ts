import type { z } from 'zod';

import { canonicalJson, NotJsonError } from '../shared/canonical-json.ts';
import type { ArticleEventType } from '../domain/article/events.ts';
import { compileCheck, type QuickCheck } from './compile-check.ts';
import { InvalidEventError } from './event-store.ts';
import { FACTS_SCHEMAS } from './schemas/facts-schemas.ts';
import { PARTS_OF_TYPE, personSchema, WORDS_SCHEMAS } from './schemas/parts-schemas.ts';
import { storedContentSchema } from './schemas/stored-content-schema.ts';
import type { SplitEvent } from './split-event.ts';

export type CheckedEvent = {
  readonly facts: unknown;
  readonly content: unknown;
  readonly words: unknown;
  readonly person: unknown;
};

const quickByType = (
  schemas: Readonly<Record<ArticleEventType, z.ZodType>>,
): ReadonlyMap<string, QuickCheck> =>
  new Map(Object.entries(schemas).map(([type, schema]) => [type, compileCheck(schema, 'any')]));

const QUICK_FACTS = quickByType(FACTS_SCHEMAS);
const isNormalContent = compileCheck(storedContentSchema, 'of-schema');

/** The parts as their schemas give them back: only known keys, in one order. Throws an InvalidEventError. */
export function checkEvent({ facts, content, words, person }: SplitEvent): CheckedEvent {
  const type = typeOf(facts);
  const { required, content: hasContent } = PARTS_OF_TYPE[type];
  const needsContent = hasContent === 'always' || content !== undefined;
  const wordsGiven = words ?? (required.length > 0 ? {} : undefined);
  if (hasContent === 'never' && content !== undefined) {
    throw new InvalidEventError('data.content', `data.content: ${type} has none`);
  }
  return {
    facts: checkNewFacts(type, facts),
    content: needsContent ? toNormal(content) : undefined,
    words: wordsGiven === undefined ? undefined : parseBy(WORDS_SCHEMAS[type], wordsGiven, 'data'),
    person: person === undefined ? undefined : parseBy(personSchema, person, 'actor'),
  };
}

/** The place and the digests come later; the schema asks for them because stored facts have them. */
function checkNewFacts(type: ArticleEventType, facts: Readonly<Record<string, unknown>>): unknown {
  const placed = { ...facts, parts: {}, streamVersion: '1' };
  if (QUICK_FACTS.get(type)?.(placed) === true) return facts;
  const checked = parseBy(FACTS_SCHEMAS[type], placed, '') as Record<string, unknown>;
  const { parts, streamVersion, ...others } = checked;
  return others;
}

const toNormal = (content: unknown): unknown =>
  isNormalContent(content) ? content : parseBy(storedContentSchema, content, 'data.content');

/** Stored facts of the current schemaVersion. Throws an InvalidEventError. */
export function checkFacts(facts: Readonly<Record<string, unknown>>): void {
  const isRight = QUICK_FACTS.get(facts['type'] as string);
  if (isRight?.(facts) !== true) parseBy(FACTS_SCHEMAS[typeOf(facts)], facts, '');
}

function typeOf(facts: Readonly<Record<string, unknown>>): ArticleEventType {
  const type = facts['type'];
  if (typeof type === 'string' && Object.hasOwn(FACTS_SCHEMAS, type)) return type as ArticleEventType;
  throw new InvalidEventError('type', `type: ${String(type)} is no event type that this Stet knows`);
}

function parseBy(schema: z.ZodType, value: unknown, place: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [place, ...(issue?.path ?? []).map(String)].filter((step) => step !== '').join('.');
  throw new InvalidEventError(path, `${path}: ${issue?.message ?? 'is wrong'}`, { cause: parsed.error });
}

/** JSON with every string well-formed. Throws an InvalidEventError that names the place. */
export function toJson(value: unknown, place: string): string {
  const json = JSON.stringify(value);
  // JSON.stringify writes a lone surrogate as an escape; only then is the slow search for its place worth it.
  if (json.includes('\\ud')) refuseLoneSurrogate(value, place);
  return json;
}

function refuseLoneSurrogate(value: unknown, place: string): void {
  try {
    canonicalJson(value);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    const path = [place, error.path].filter((step) => step !== '').join('.');
    throw new InvalidEventError(path, `${place === '' ? '' : `${place}.`}${error.message}`, { cause: error });
  }
}
