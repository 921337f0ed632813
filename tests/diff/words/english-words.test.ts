import { createRequire } from 'node:module';

import { describe, expect, test } from '@jest/globals';

import { isEnglishWord } from '../../../src/diff/words/english-words.ts';

const words = createRequire(import.meta.url)('an-array-of-english-words') as readonly string[];

describe('the list of English words', () => {
  test('is searched in its order', () => {
    expect(words.every((word, index) => index === 0 || (words[index - 1] ?? '') < word)).toBe(true);
    expect(words.every((word) => /^[a-z]+$/u.test(word))).toBe(true);
  });

  test('is found word by word', () => {
    const some = words.filter((_, index) => index % 97 === 0 || index < 50 || index > words.length - 50);
    expect(some.filter((word) => !isEnglishWord(word))).toEqual([]);
  });

  test.each(['', '\n', 'teh', 'recieved', 'aa\naah', 'zzzzz', '!', 'Mill', '陳', '"', ',', 'a","aa'])(
    'does not hold %j',
    (word) => {
      expect(isEnglishWord(word)).toBe(false);
    },
  );
});
