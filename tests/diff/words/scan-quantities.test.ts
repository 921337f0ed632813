import { expect, test } from '@jest/globals';

import { scanQuantities, type NumberKinds } from '../../../src/diff/words/scan-quantities.ts';

const quantities = (text: string, kinds: NumberKinds): readonly string[] =>
  scanQuantities(text, [0, text.length], kinds).map(({ whole }) => whole);

test.each([
  ['12 dead, 1,200.50 lost by 10:30, up 42%', ['12', '1,200.50', '10:30', '42%']],
  ['約一百二十人，百分之四十二', ['一百二十', '百分之四十二']],
  ['民國一一○年、二〇二五年', ['一一○年', '二〇二五年']],
  ['It fell to -5, from −3 to +2.', ['-5', '−3', '+2']],
  ['Pages 3-5 of A-5', ['3', '5', '5']],
  ['零下3度，50多人，3成，3.5成', ['零下3', '50多', '3成', '3.5成']],
  [
    '5 kg, 3 million euros, 7 per cent, 9 kgs, 500萬港元',
    ['5 kg', '3 million euros', '7 per cent', '9', '500萬港元'],
  ],
  ['大家一起，兩人，three', []],
  ['○ 陳○○', []],
])('the numbers of %j for sure', (text, found) => {
  expect(quantities(text, 'sure')).toEqual(found);
});

test.each([
  ['兩人，三級，數十人，百餘人', ['兩', '三', '數十', '百餘']],
  ['六成一，三成，兩成半', ['六成一', '三成', '兩成半']],
  ['第三，周四，星期五', ['第三', '周四', '星期五']],
  ['Twenty-one, three million, millions, two boats', ['Twenty-one', 'three million', 'millions', 'two']],
  ['One-way', ['One']],
])('every number of %j', (text, found) => {
  expect(quantities(text, 'every')).toEqual(found);
});
