import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { hashContent, toNormalContent, type Content } from '../../src/domain/article/content.ts';
import { sha256Hex } from '../../src/shared/sha256.ts';
import { arbitraryContent } from '../support/arbitrary-content.ts';
import { aContent } from '../support/event-builders.ts';

/** The slow, obvious twin. */
const plainHash = (content: Content): object => ({
  whole: sha256Hex(JSON.stringify(content)),
  editorial: sha256Hex(JSON.stringify({ ...content, related: [] })),
});

const LURES = [
  ',"related":[{"title":"Pier"}],"altIds":[',
  '"related":[],"altIds":[',
  '],"altIds":[',
  '\\","related":[',
  '"',
  '\\',
  ',',
];

const lure = fc.oneof(fc.constantFrom(...LURES), fc.string());
const luredRecord = fc.dictionary(fc.oneof(fc.constantFrom('related', 'altIds', '7'), lure), lure, {
  maxKeys: 3,
});

/** Texts that look like the place that is cut out. */
const luredContent = (): fc.Arbitrary<Content> =>
  fc
    .tuple(
      arbitraryContent(),
      fc.record({
        headline: lure,
        related: fc.array(fc.record({ title: lure, url: fc.option(lure, { nil: undefined }) }), {
          maxLength: 3,
        }),
        altIds: fc.array(fc.record({ role: lure, value: lure }), { maxLength: 2 }),
        custom: luredRecord,
        tags: fc.array(lure, { maxLength: 3 }),
      }),
    )
    .map(([content, lured]) => toNormalContent({ ...content, ...lured }));

describe('hashContent', () => {
  test('is over the JSON, and over the JSON without related links', () => {
    fc.assert(
      fc.property(luredContent(), (content) => {
        expect(hashContent(content)).toEqual(plainHash(content));
        expect(hashContent(content, JSON.stringify(content))).toEqual(plainHash(content));
      }),
      { numRuns: 500 },
    );
  });

  test('related links alone change the whole hash only', () => {
    const before = hashContent(aContent());
    const after = hashContent(aContent({ related: [{ title: 'The pier, a history' }] }));
    expect(after.editorial).toBe(before.editorial);
    expect(after.whole).not.toBe(before.whole);
  });

  test('holds for keys in another order too', () => {
    const { related: _none, ...others } = aContent();
    const content: Content = { ...others, related: [{ title: 'The pier, a history' }] };
    expect(hashContent(content)).toEqual(plainHash(content));
  });
});
