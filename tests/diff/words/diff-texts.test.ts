import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applySpans, DiffMismatchError } from '../../../src/diff/apply-diff.ts';
import { diffTexts } from '../../../src/diff/diff-texts.ts';
import type { Span } from '../../../src/diff/story-diff.ts';
import { clearSegmentCache } from '../../../src/diff/words/segment-cache.ts';
import { createWorkBudget } from '../../../src/diff/words/work-budget.ts';
import { arbitraryText } from '../../support/arbitrary-content.ts';
import { createDraw, editText, writeText } from './support/random-texts.ts';
import { show } from './support/show.ts';

const PAIRS = 30_000;

const reversed = (spans: readonly Span[]): readonly Span[] =>
  spans.map(({ op, before, after, beforeText, afterText }) => ({
    op,
    before: after,
    after: before,
    beforeText: afterText,
    afterText: beforeText,
  }));

/** The first fault in a list of spans; undefined when there is none. */
function faultOf(before: string, after: string, spans: readonly Span[]): string | undefined {
  let [b, a] = [0, 0];
  let lastOp = '';
  for (const { op, before: from, after: to, beforeText, afterText, class: name } of spans) {
    const texts = [before.slice(...from), after.slice(...to)];
    const [isEqual, isRightOp] = [op === 'equal', op === opOf(texts)];
    if (from[0] !== b || to[0] !== a) return 'a gap or an overlap';
    if (isEqual && (texts[0] !== texts[1] || lastOp === 'equal'))
      return 'equal spans that are not, or not joined';
    if (!isEqual && !isRightOp) return `not ${op}`;
    if (!isEqual && lastOp !== 'equal' && lastOp !== '') return 'two changes at one place';
    if (!isEqual && (texts[0] !== beforeText || texts[1] !== afterText)) return 'a change without its texts';
    if (isEqual !== (name === undefined)) return 'a class where none belongs, or none';
    [b, a, lastOp] = [from[1], to[1], op];
  }
  if (b !== before.length || a !== after.length) return 'an end without a span';
  if (applySpans(before, spans) !== after) return 'not applied';
  return applySpans(after, reversed(spans)) === before ? undefined : 'not reversed';
}

function opOf([old, fresh]: readonly string[]): string {
  if (old === '') return 'insert';
  return fresh === '' ? 'delete' : 'replace';
}

describe('spans', () => {
  test('tile any two texts, and make each from the other', () => {
    fc.assert(
      fc.property(arbitraryText(), arbitraryText(), (before, after) => {
        expect(faultOf(before, after, diffTexts(before, after).spans)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test(`the same of ${String(PAIRS)} edited texts in all scripts`, () => {
    const draw = createDraw(20_240_611);
    for (let index = 0; index < PAIRS; index += 1) {
      const before = writeText(draw);
      const after = editText(draw, before);
      const fault = faultOf(before, after, diffTexts(before, after).spans);
      if (fault !== undefined) expect([fault, before, after]).toEqual([]);
    }
  });

  test('equal inputs give equal spans, whatever was cut before', () => {
    const draw = createDraw(7);
    for (let index = 0; index < 300; index += 1) {
      const before = writeText(draw);
      const after = editText(draw, before);
      const first = JSON.stringify(diffTexts(before, after));
      clearSegmentCache();
      expect(JSON.stringify(diffTexts(before, after))).toBe(first);
    }
  });

  test("don't fit another text", () => {
    const { spans } = diffTexts('One boat.', 'Two boats.');
    expect(() => applySpans('One boat more.', spans)).toThrow(DiffMismatchError);
  });

  test('equal texts are one equal span; of two empty ones there is none', () => {
    expect(diffTexts('渡輪停航。', '渡輪停航。').spans).toEqual([
      { op: 'equal', before: [0, 5], after: [0, 5] },
    ]);
    expect(diffTexts('', '').spans).toEqual([]);
  });
});

describe('an editor reads', () => {
  test.each([
    ['At least 12 people died.', 'At least 19 people died.', 'At least [-12-]{+19+} people died.'],
    ['地震造成12人死亡。', '地震造成19人死亡。', '地震造成[-12-]{+19+}人死亡。'],
    ['約一百二十人獲救。', '約一百三十人獲救。', '約[-一百二十-]{+一百三十+}人獲救。'],
    ['Open 10:30 to 4 p.m.', 'Open 11:30 to 4 p.m.', 'Open [-10:30-]{+11:30+} to 4 p.m.'],
    ['a red old boat sank', 'a blue new boat sank', 'a [-red old-]{+blue new+} boat sank'],
    ['They didn’t wait.', 'They did wait.', 'They [-didn’t-]{+did+} wait.'],
    ['It left. It came.', 'It left. It sank. It came.', 'It left. {+It sank. +}It came.'],
    ['船開了。船停了。', '船開了。船沉了。船停了。', '船開了。{+船沉了。+}船停了。'],
    ['Foo  bar', 'Foo bar', 'Foo [- -]bar'],
    ['He left. They came.', 'He left! They came.', 'He left[-.-]{+!+} They came.'],
    ['立法會恢復審議草案。', '立法會恢復審議條例草案。', '立法會恢復審議{+條例+}草案。'],
    [
      'See https://example.test/a now',
      'See https://example.test/b now',
      'See [-https://example.test/a-]{+https://example.test/b+} now',
    ],
    [
      'Write to info@harbour.example.',
      'Write to press.desk@harbour.example.',
      'Write to [-info@harbour.example-]{+press.desk@harbour.example+}.',
    ],
    ['電郵24h@a.example查詢', '電郵24h@b-c.example查詢', '電郵[-24h@a.example-]{+24h@b-c.example+}查詢'],
    ['Ask @old_desk now', 'Ask @new_desk now', 'Ask @[-old-]{+new+}_desk now'],
    ['一行\n二行', '一行\n\n二行', '一行\n{+\n+}二行'],
    ['👩‍👩‍👧 came', '👩‍👩‍👦 came', '[-👩‍👩‍👧-]{+👩‍👩‍👦+} came'],
  ])('%j became %j', (before, after, shown) => {
    expect(show(before, after)).toBe(shown);
  });

  test('never a part of a word, a number or a name of the glossary', () => {
    expect(show('deputation', 'reputation')).toBe('[-deputation-]{+reputation+}');
    expect(show('共1,200人', '共1,300人')).toBe('共[-1,200-]{+1,300+}人');
    expect(show('他住深水埗', '他住深水涌')).toBe('他住[-深水埗-]{+深水涌+}');
  });

  test('no change that reaches from one paragraph into the next', () => {
    const spans = diffTexts('Red boats.\nOld men.', 'Blue ships.\nYoung women.').spans;
    for (const { op, beforeText } of spans) if (op !== 'equal') expect(beforeText).not.toContain('\n');
  });
});

describe('the budget', () => {
  const words = (salt: number): string =>
    Array.from({ length: 20_000 }, (_, index) => `w${String((index * (salt + 7919)) % 997)}`).join(' ');

  test('cuts the work short, says so, and the spans still apply', () => {
    const [before, after] = [words(0), words(12)];
    const { spans, capped } = diffTexts(before, after, { budget: createWorkBudget(10_000) });
    expect(capped).toBe(true);
    expect(faultOf(before, after, spans)).toBeUndefined();
  });

  test('is shared by all texts of a story', () => {
    const budget = createWorkBudget(100_000);
    diffTexts(words(0), words(12), { budget });
    expect(budget.left).toBeLessThan(100_000);
  });
});
