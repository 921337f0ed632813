import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { diffTexts } from '../../../src/diff/diff-texts.ts';
import { isHanName, joinNames } from '../../../src/diff/words/han-names.ts';

const changes = (before: string, after: string): readonly string[] =>
  diffTexts(before, after, {})
    .spans.filter(({ op }) => op !== 'equal')
    .map(({ beforeText = '', afterText = '', class: name = '' }) => `${beforeText} → ${afterText} (${name})`);

describe('a Chinese name that no glossary knows', () => {
  test.each([
    ['鎮長邱立仁說明此事。', '鎮長邱立人說明此事。', '邱立仁 → 邱立人 (name)'],
    ['醫師葉國華指出，病房已滿。', '醫師葉國樺指出，病房已滿。', '葉國華 → 葉國樺 (name)'],
    ['校長江佩珊表示遺憾。', '校長江佩姍表示遺憾。', '江佩珊 → 江佩姍 (wording)'],
    ['司機歐陽志誠受傷。', '司機歐陽志成受傷。', '歐陽志誠 → 歐陽志成 (name)'],
    ['作者阮文山出席。', '作者文山出席。', '阮文山 → 文山 (wording)'],
  ])('%s → %s is one replacement of the whole name', (before, after, change) => {
    expect(changes(before, after)).toEqual([change]);
  });

  test('ends before a word that no given name holds', () => {
    expect(changes('陳說今天', '林說今天')).toEqual(['陳 → 林 (wording)']);
    expect(isHanName('陳的')).toBe(false);
    expect(isHanName('陳')).toBe(false);
    expect(isHanName('陳大文來')).toBe(false);
  });
});

test('joining names takes borders away and adds none', () => {
  const run = fc.string({
    unit: fc.constantFrom(...Array.from('陳江邱立仁大文說的在歐陽水')),
    minLength: 1,
    maxLength: 30,
  });
  const steps = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 });
  fc.assert(
    fc.property(run, steps, (text, lengths) => {
      let end = 0;
      const inner = lengths.flatMap((length) => ((end += length) < text.length ? [end] : []));
      const cuts = [...inner, text.length];
      const joined = joinNames(text, cuts);
      expect(cuts).toEqual(expect.arrayContaining([...joined]));
      expect(joined.at(-1)).toBe(text.length);
      expect([...joined]).toEqual([...new Set(joined)].sort((a, b) => a - b));
    }),
  );
});
