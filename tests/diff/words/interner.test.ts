import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { createInterner } from '../../../src/diff/words/interner.ts';
import { scanTokens } from '../../../src/diff/words/scan-tokens.ts';
import type { Side } from '../../../src/diff/words/token-pair.ts';

const sideOf = (text: string): Side => ({
  text,
  range: [0, text.length],
  tokens: scanTokens(text, [0, text.length]),
});

function idsByMap(sides: readonly Side[]): number[][] {
  const known = new Map<string, number>();
  return sides.map(({ text, tokens: { starts, ends } }) =>
    starts.map((start, index) => {
      const token = text.slice(start, ends[index]);
      const id = known.get(token) ?? known.size;
      known.set(token, id);
      return id;
    }),
  );
}

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
  fc.constantFrom('12', '一百', '。', '\ud800'),
);
const someText = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '));

describe('createInterner', () => {
  // With one expected nearly all tokens find the table full, as tokens made up to share a slot would.
  it.each([1, 400])('numbers equal tokens alike, as a map does, where %i are expected', (expected) => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const sides = [sideOf(before), sideOf(after)];
        const interner = createInterner(expected);
        const ids = sides.map((side) => interner.ids(side));
        expect(ids).toEqual(idsByMap(sides));
        expect(interner.count()).toBe(new Set(ids.flat()).size);
      }),
    );
  });

  it('begins at the token asked for', () => {
    const side = sideOf('one two two three');
    expect(createInterner(4).ids(side, 2)).toEqual([0, 1]);
  });
});
