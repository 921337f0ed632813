import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { internTokens, type TokenList } from '../../../src/diff/words/intern-tokens.ts';
import { scanTokens } from '../../../src/diff/words/scan-tokens.ts';

const listOf = (text: string, from = 0): TokenList => ({
  text,
  tokens: scanTokens(text, [0, text.length]),
  from,
});

const tokensOf = ({ text, tokens: { starts, ends } }: TokenList): readonly string[] =>
  starts.map((start, index) => text.slice(start, ends[index]));

function idsByMap(lists: readonly (readonly string[])[]): readonly number[][] {
  const known = new Map<string, number>();
  return lists.map((tokens) =>
    tokens.map((token) => {
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

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/** Of the table for the words below. */
const SLOTS = 2 ** 11;

const slotOf = (token: string): number => {
  let hash = BASIS;
  for (let index = 0; index < token.length; index += 1)
    hash = Math.imul(hash ^ token.charCodeAt(index), PRIME);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
};

/** Words made up to fall on one slot of the table, as somebody would who wants it to search for ever. */
function crowdedWords(count: number): readonly string[] {
  const words: string[] = [];
  for (let number = 0; words.length < count; number += 1) {
    const token = `x${number.toString(36)}`;
    if (slotOf(token) === 0) words.push(token);
  }
  return words;
}

describe('internTokens', () => {
  it('gives equal tokens equal numbers, in the order in which they come', () => {
    fc.assert(
      fc.property(someText, someText, (before, after) => {
        const [old, fresh] = [listOf(before), listOf(after)];
        const ids = internTokens(old, fresh);
        expect([ids.before, ids.after]).toEqual(idsByMap([tokensOf(old), tokensOf(fresh)]));
        expect(ids.count).toBe(new Set([...ids.before, ...ids.after]).size);
      }),
    );
  });

  it('does so too where all tokens fall on one slot', () => {
    const words = crowdedWords(200);
    const [old, fresh] = [
      listOf([...words, ...words.slice(0, 150)].join(' ')),
      listOf(words.toReversed().join(' ')),
    ];
    const { before, after, count } = internTokens(old, fresh);
    expect([before, after]).toEqual(idsByMap([tokensOf(old), tokensOf(fresh)]));
    expect(count).toBe(200);
  });

  it('begins at the tokens asked for', () => {
    expect(internTokens(listOf('one two two three', 2), listOf('three one', 1))).toEqual({
      before: [0, 1],
      after: [2],
      count: 3,
    });
  });
});
