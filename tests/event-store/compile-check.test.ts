import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';

import { ARTICLE_EVENT_TYPES } from '../../src/domain/article/events.ts';
import { encodeAppend, sealFacts } from '../../src/event-store/codec.ts';
import { compileCheck } from '../../src/event-store/compile-check.ts';
import { FACTS_SCHEMAS } from '../../src/event-store/schemas/facts-schemas.ts';
import { storedContentSchema } from '../../src/event-store/schemas/stored-content-schema.ts';
import { arbitraryContent } from '../support/arbitrary-content.ts';
import { anEvent } from '../support/event-builders.ts';

type Json = Readonly<Record<string, unknown>>;

const factsOf = (type: (typeof ARTICLE_EVENT_TYPES)[number]): Json => {
  const event = anEvent(type);
  const [encoded] = encodeAppend(event.articleId, [event]);
  if (encoded === undefined) throw new Error('Nothing was encoded');
  return JSON.parse(sealFacts(encoded, 3n).facts) as Json;
};

/** What may stand where something else belongs. */
const ODD: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    0,
    -1,
    1.5,
    NaN,
    2 ** 53,
    true,
    [],
    {},
    [undefined],
    'material',
    '1',
    'en',
  ),
  fc.anything(),
);

type Change = {
  readonly path: readonly number[];
  readonly kind: 'set' | 'drop' | 'add' | 'last';
  readonly value: unknown;
};
const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  kind: fc.constantFrom('set', 'drop', 'add', 'last'),
  value: ODD,
});

/** The value with one place changed: another value, a key gone, added or moved to the end. */
function changed(value: unknown, { path, kind, value: next }: Change): unknown {
  if (typeof value !== 'object' || value === null) return next;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const [step = 0, ...rest] = path;
  const key = keys[step % Math.max(keys.length, 1)] ?? 'key';
  const inner = copy[key];
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) {
    copy[key] = changed(inner, { path: rest, kind, value: next });
    return copy;
  }
  if (kind === 'set') copy[key] = next;
  else if (kind === 'add') copy['added'] = next;
  else Reflect.deleteProperty(copy, key);
  if (kind === 'last') copy[key] = inner;
  return copy;
}

describe('the quick check of facts', () => {
  test.each(ARTICLE_EVENT_TYPES)('takes %s as it is stored, and never what the schema refuses', (type) => {
    const check = compileCheck(FACTS_SCHEMAS[type], 'any');
    const facts = factsOf(type);
    expect(check(facts)).toBe(true);
    fc.assert(
      fc.property(fc.array(arbitraryChange, { maxLength: 2 }), (changes) => {
        const value = changes.reduce<unknown>(changed, facts);
        const isRight = FACTS_SCHEMAS[type].safeParse(value).success;
        // For JSON the two say the same.
        if (check(value)) expect(isRight).toBe(true);
        const { json } = JSON.parse(JSON.stringify({ json: value })) as { json?: unknown };
        expect(check(json)).toBe(FACTS_SCHEMAS[type].safeParse(json).success);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the quick check of a content', () => {
  const check = compileCheck(storedContentSchema, 'of-schema');

  test('takes every content in normal form', () => {
    fc.assert(
      fc.property(arbitraryContent(), (content) => {
        fc.pre(!JSON.stringify(content).includes('__proto__'));
        expect(check(content)).toBe(true);
      }),
    );
  });

  test('takes only what comes out of the schema as the same JSON', () => {
    fc.assert(
      fc.property(arbitraryContent(), fc.array(arbitraryChange, { maxLength: 3 }), (content, changes) => {
        const value = changes.reduce<unknown>(changed, content);
        if (!check(value)) return;
        const parsed = storedContentSchema.safeParse(value);
        expect(parsed.success).toBe(true);
        expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(value));
      }),
      { numRuns: 1_000 },
    );
  });

  test('takes nothing at random', () => {
    fc.assert(fc.property(fc.anything(), (value) => !check(value)));
  });
});

test('a kind of schema that it does not know is asked as it is', () => {
  const check = compileCheck(
    z.strictObject({
      when: z.date(),
      either: z.union([z.string(), z.int()]),
      small: z.int().max(5),
      loose: z.object({}),
    }),
    'any',
  );
  expect(check({ when: new Date(0), either: 1, small: 5, loose: { more: 1 } })).toBe(true);
  expect(check({ when: new Date(0), either: 1.5, small: 5, loose: {} })).toBe(false);
  expect(check({ when: new Date(0), either: 'x', small: 6, loose: {} })).toBe(false);
  expect(check({ when: 0, either: 'x', small: 1, loose: {} })).toBe(false);
});

test('what JSON would write otherwise is left to the schema', () => {
  const strings = compileCheck(z.strictObject({ list: z.array(z.string()) }), 'any');
  const withHole: unknown[] = ['a'];
  withHole[2] = 'c';
  expect(strings({ list: withHole })).toBe(false);
  expect(strings({ list: Object.assign(['a'], { toJSON: () => 1 }) })).toBe(false);
  expect(strings(Object.create({ list: ['a'] }))).toBe(false);
  const record = compileCheck(z.record(z.string(), z.string()), 'any');
  expect(record(JSON.parse('{"__proto__":"x"}'))).toBe(false);
});
