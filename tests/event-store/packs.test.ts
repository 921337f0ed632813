import { deflateRawSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { decodePack, encodePacks } from '../../src/event-store/packs/pack-codec.ts';
import { applyDelta, diffTexts } from '../../src/event-store/packs/text-delta.ts';
import { arbitraryEdit } from '../support/arbitrary-content.ts';

/** Letters of one to four bytes in UTF-8, surrogate pairs among them, often enough repeated for stretches to be found again. */
const arbitraryText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom('the bridge, ', '港口大橋', '👩‍👩‍👧', '𠮷', '"},{"kind":"paragraph"', 'é', '12', '\n'),
      { maxLength: 60 },
    )
    .map((pieces) => pieces.join(''));

/** Texts made of each other's pieces, as the revisions of a story are. */
const arbitraryTexts = (): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    fc.array(arbitraryText(), { minLength: 1, maxLength: 40 }),
    fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 1, maxLength: 5 }),
    fc
      .array(arbitraryEdit(), { minLength: 1, maxLength: 6 })
      .map((edits) => edits.flat().map((content) => JSON.stringify(content).toWellFormed())),
  );

const textsOf = (packs: readonly { readonly bytes: Uint8Array }[]): string[] =>
  packs.flatMap(({ bytes }) => {
    const pack = decodePack(bytes);
    return Array.from({ length: pack.count }, (_, index) => pack.textAt(index));
  });

describe('a text told by another', () => {
  test('is that text, and no step parts a surrogate pair', () => {
    fc.assert(
      fc.property(arbitraryText(), arbitraryText(), (base, target) => {
        const delta = diffTexts(base, target);
        expect(delta.fresh.isWellFormed()).toBe(true);
        expect(applyDelta(base, delta)).toBe(target);
      }),
    );
  });

  test('costs only what is new where the two are alike', () => {
    const base = Array.from({ length: 200 }, (_, index) => `Sentence ${String(index)} stands here.`).join(
      ' ',
    );
    const target = base.replace('Sentence 70 ', 'A new sentence ').replace('Sentence 150 ', '');
    expect(diffTexts(base, target).fresh.length).toBeLessThan(60);
    expect(diffTexts(base, base)).toEqual({ steps: [{ fresh: 0, from: 0, length: base.length }], fresh: '' });
    expect(diffTexts('', 'new').fresh).toBe('new');
    expect(diffTexts(base, '')).toEqual({ steps: [], fresh: '' });
  });
});

describe('packs', () => {
  test('give back any texts in any order', () => {
    fc.assert(
      fc.property(arbitraryTexts(), fc.infiniteStream(fc.nat()), (texts, picks) => {
        const packs = encodePacks(texts);
        expect(packs.reduce((sum, pack) => sum + pack.texts, 0)).toBe(texts.length);
        expect(textsOf(packs)).toEqual(texts);
        const first = decodePack(packs[0]?.bytes ?? new Uint8Array());
        for (const pick of [...picks.take(10)].map((number) => number % first.count)) {
          expect(first.textAt(pick)).toBe(texts[pick]);
        }
      }),
    );
  });

  test('hold 32 texts at most, and end where a text brings much that is new', () => {
    const same = Array.from({ length: 70 }, () => 'x'.repeat(3_000));
    expect(encodePacks(same).map(({ texts }) => texts)).toEqual([32, 32, 6]);
    const others = Array.from({ length: 9 }, (_, index) =>
      Array.from({ length: 2_500 }, (__, at) => String(at * (index + 1))).join(''),
    );
    expect(encodePacks(others).length).toBeGreaterThan(2);
  });

  test('refuse a text that they do not have, and bytes that are no pack', () => {
    const pack = decodePack(encodePacks(['one', 'two'])[0]?.bytes ?? new Uint8Array());
    expect(() => pack.textAt(2)).toThrow('A pack has no text 2');
    expect(() => decodePack(Buffer.from('no pack at all'))).toThrow();
    expect(() => decodePack(deflateRawSync(Buffer.from([5, 3])))).toThrow('A pack ends too early');
  });

  test('whatever the bytes, decoding gives a pack or an Error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const given of [bytes, deflateRawSync(bytes)]) {
          try {
            const pack = decodePack(given);
            for (let index = 0; index < Math.min(pack.count, 5); index += 1)
              expect(typeof pack.textAt(index)).toBe('string');
          } catch (error) {
            expect(error).toHaveProperty('message');
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
