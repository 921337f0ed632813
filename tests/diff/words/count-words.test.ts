import { expect, test } from '@jest/globals';

import { countWords } from '../../../src/diff/words/count-words.ts';

test.each([
  ["They didn't pay 1,200.50 at 10:30.", 6],
  ['渡輪停航，乘客改搭巴士。', 10],
  ['東京タワー opens', 6],
  ['안녕하세요 여러분', 2],
  ['—  …\n', 0],
  ['', 0],
])('%j has %d words', (text, count) => {
  expect(countWords(text)).toBe(count);
});
