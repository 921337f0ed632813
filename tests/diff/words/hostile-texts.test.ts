import { describe, expect, test } from '@jest/globals';

import { diffTexts } from '../../../src/diff/diff-texts.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
const WORDS = LETTERS.flatMap((one) => LETTERS.flatMap((two) => LETTERS.map((three) => one + two + three)));

const repeat = (count: number, text: string | ((index: number) => string)): string =>
  Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join('');

const punctuated = (marks: string): string =>
  WORDS.map((word, index) => word + marks.charAt(index % 2)).join('');

const around = (word: string): string =>
  `${word} word ${repeat(100_000, ',.')}${repeat(30_000, ` , ${word}`)} ${repeat(30_000, (index) => `w${String(index % 900)} `)}${word}`;

const longWords = (letter: string): string =>
  repeat(2_400, () => `a${'bc'.repeat(85)}${letter}${'de'.repeat(84)}z kept words stay `);

/** Each took seconds to minutes, or more stack than there is, in a version of the engine. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  'a hundred thousand words of which each occurs once, and a mark after each': [
    punctuated('!?'),
    punctuated('?!'),
  ],
  'a long stretch of marks before many small changes': [around('q'), around('r')],
  'many words of hundreds of letters, one letter of each another': [longWords('x'), longWords('y')],
  'hundreds of thousands of closing brackets': [`${')'.repeat(850_000)} x`, `${')'.repeat(850_000)})) x`],
  'hundreds of thousands of spaces': [`a${' '.repeat(850_000)}x`, `a${' '.repeat(850_001)}x`],
};

describe('a text made to keep the engine busy', () => {
  test.each(Object.entries(PAIRS))('%s', (_, [before, after]) => {
    const { spans } = diffTexts(before, after);
    expect(spans.length).toBeLessThanOrEqual(40_001);
    const oldText = spans.map((span) => span.beforeText ?? before.slice(...span.before)).join('');
    const newText = spans.map((span) => span.afterText ?? after.slice(...span.after)).join('');
    expect(oldText === before && newText === after).toBe(true);
  });
});
