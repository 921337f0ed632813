import { describe, expect, test } from '@jest/globals';

import { diffTexts } from '../../../src/diff/diff-texts.ts';
import { show } from './support/show.ts';

describe('two edits with little between them stay two', () => {
  test.each([
    [
      'Born on 25 on 1 March and moved.',
      'Born on 28 on 15 March and moved.',
      'Born on [-25-]{+28+} on [-1-]{+15+} March and moved.',
    ],
    ['Mr KARNOW, 3, left.', 'Mr TARLOW, 5, left.', 'Mr [-KARNOW-]{+TARLOW+}, [-3-]{+5+}, left.'],
    ['Carr and Hale came.', 'Kerr and Holt came.', '[-Carr-]{+Kerr+} and [-Hale-]{+Holt+} came.'],
    [
      'He went on Monday at noon.',
      'He went by Friday at dusk.',
      'He went [-on Monday at noon-]{+by Friday at dusk+}.',
    ],
    ['他在22日下午到達。', '他在23日上午到達。', '他在[-22-]{+23+}日[-下午-]{+上午+}到達。'],
    ['一名34歲男子被捕。', '一名43歲女子被捕。', '一名[-34-]{+43+}歲[-男子-]{+女子+}被捕。'],
    ['陳小明和李大明到場。', '陳大文和李小明到場。', '[-陳小明-]{+陳大文+}和[-李大明-]{+李小明+}到場。'],
    ['李嘉怡（左）出席。', '李嘉儀（右）出席。', '[-李嘉怡-]{+李嘉儀+}（[-左-]{+右+}）出席。'],
    [
      '造成三人死亡、五人受傷。',
      '造成四人死亡、六人受傷。',
      '造成[-三人-]{+四人+}死亡、[-五人-]{+六人+}受傷。',
    ],
  ])('%j became %j', (before, after, shown) => {
    expect(show(before, after)).toBe(shown);
  });

  test('a number stands alone beside a stretch written anew', () => {
    expect(
      show(
        'The cost of a bypass rose by 11.4% to $7.1 million, they say.',
        'The cost of next year’s quotas rose by 12.6% to $9.3 million, it seems.',
      ),
    ).toBe(
      'The cost of [-a bypass-]{+next year’s quotas+} rose by [-11.4%-]{+12.6%+} to $[-7.1-]{+9.3+} million, [-they say-]{+it seems+}.',
    );
  });

  test('no number is lost in a paragraph of which most words changed', () => {
    const before = '十名教師在海口市說有15人受傷。兩名醫生在河東縣說有8人受傷。五名學生在山腳村說有3人受傷。';
    const after = '十名司機在港口市說有25人受傷。兩名護士在河西縣說有9人受傷。五名工人在山頂村說有4人受傷。';
    const numbers = diffTexts(before, after).spans.filter((span) => span.class === 'number');
    expect(numbers.map(({ beforeText, afterText }) => [beforeText, afterText])).toEqual([
      ['15', '25'],
      ['8', '9'],
      ['3', '4'],
    ]);
  });
});

describe('no half of a pair of marks goes with an edit', () => {
  test.each([
    [
      '主席李嘉怡議員（左二）出席。',
      '主席李嘉儀（右一）出席。',
      '主席[-李嘉怡議員-]{+李嘉儀+}（[-左二-]{+右一+}）出席。',
    ],
    [
      'The big man (left) was there.',
      'The small old woman (right) was there.',
      'The [-big man-]{+small old woman+} ([-left-]{+right+}) was there.',
    ],
    ['他說「風很大」。', '她稱「浪很高」。', '[-他說-]{+她稱+}「[-風很大-]{+浪很高+}」。'],
    [
      'Ann told us: "It is over."',
      'Ben wrote in a note: "We go on."',
      '[-Ann told us-]{+Ben wrote in a note+}: "[-It is over-]{+We go on+}."',
    ],
  ])('%j became %j', (before, after, shown) => {
    expect(show(before, after)).toBe(shown);
  });

  test('but brackets that both texts have by chance part no clause from its own', () => {
    expect(show('市長說，計劃（第一期）明年開始。', '市長表示（昨日），計劃第一期明年開始。')).toBe(
      '市長[-說-]{+表示（昨日）+}，計劃[-（-]第一期[-）-]明年開始。',
    );
  });
});

describe('two edits become one', () => {
  test('over small words, where more than a word changed on either side', () => {
    expect(show('Rain fell on the old harbour wall.', 'Snow lay on the new market roof.')).toBe(
      '[-Rain fell on the old harbour wall-]{+Snow lay on the new market roof+}.',
    );
  });

  test('also where only small words took the place of others', () => {
    expect(show('It was of the town.', 'It is of a town.')).toBe('It [-was of the-]{+is of a+} town.');
  });
});
