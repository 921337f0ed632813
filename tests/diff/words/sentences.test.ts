import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { sentencesOf } from '../../../src/diff/words/sentences.ts';
import { arbitraryText } from '../../support/arbitrary-content.ts';

const cut = (text: string): readonly string[] => sentencesOf(text).map((range) => text.slice(...range));

describe('sentences', () => {
  test('tile the text, whatever the text', () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        expect(cut(text).join('')).toBe(text);
        expect(cut(text)).not.toContain('');
      }),
    );
  });

  test.each([
    ['The ferry left. It came back.', ['The ferry left. ', 'It came back.']],
    ['“We waited.” Nobody came!  Why?', ['“We waited.” ', 'Nobody came!  ', 'Why?']],
    ['“Enough!” she said. He left.', ['“Enough!” she said. ', 'He left.']],
    ['Dr. Lam met J. K. Ho at 3.5 p.m. They ate.', ['Dr. Lam met J. K. Ho at 3.5 p.m. ', 'They ate.']],
    ['Six voted no. They left.', ['Six voted no. ', 'They left.']],
    ['No. 5 is shut. Ask no. 7.', ['No. 5 is shut. ', 'Ask no. 7.']],
    ['The casino. 9 came.', ['The casino. ', '9 came.']],
    ['1. Boil water. 2. Wait.', ['1. Boil water. ', '2. Wait.']],
    ['See example.test/a.b for more.', ['See example.test/a.b for more.']],
    ['It sank… Then nothing.', ['It sank… ', 'Then nothing.']],
    ['渡輪停航。乘客改搭巴士！', ['渡輪停航。', '乘客改搭巴士！']],
    ['他說：「風太大。」船沒有開。', ['他說：「風太大。」', '船沒有開。']],
    ['真的?他問。', ['真的?', '他問。']],
    ['一行\n二行', ['一行\n', '二行']],
    ['Title\n\nBody starts.', ['Title\n\n', 'Body starts.']],
    ['', []],
  ])('%j', (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  test.each(['\n', '\v', '\f', '\r', '\r\n', '\u0085', '\u2028', '\u2029'])(
    'end at each line end, wherever it stands: %j',
    (lineEnd) => {
      const text = `${lineEnd}one${lineEnd}${lineEnd}two${lineEnd}`;
      expect(sentencesOf(text).map((range) => text.slice(...range))).toEqual([
        lineEnd,
        `one${lineEnd}${lineEnd}`,
        `two${lineEnd}`,
      ]);
    },
  );

  test('take time that grows with the text', () => {
    const text = `${'. '.repeat(200_000)}${'.'.repeat(200_000)}${'Dr. '.repeat(100_000)}`;
    expect(cut(text).join('')).toBe(text);
  });
});
