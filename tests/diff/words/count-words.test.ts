import { expect, test } from '@jest/globals';

import { countWords } from '../../../src/diff/words/count-words.ts';
import { listNumbers } from '../../../src/diff/words/list-numbers.ts';

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

test.each([
  ['12 dead, 1,200.50 lost by 10:30, up 42%', ['12', '1,200.50', '10:30', '42%']],
  ['約一百二十人，百分之四十二', ['一百二十', '百分之四十二']],
  ['三', ['三']],
  ['大家一起', []],
])('the numbers of %j', (text, numbers) => {
  expect(listNumbers(text)).toEqual(numbers);
});
