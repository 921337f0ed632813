import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toDiffText } from '../../src/cli/diff-text.ts';
import { wrapRuns, type Run } from '../../src/cli/wrap-runs.ts';
import type { Output } from '../../src/cli/terminal.ts';
import { diffContents } from '../../src/diff/diff-contents.ts';
import { toChangeList } from '../../src/diff/render/to-change-list.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { columnsOf } from '../../src/shared/text-columns.ts';
import { arbitraryEdit } from '../support/arbitrary-content.ts';
import { story } from '../diff/render/given-diff.ts';

const outputOf = (kind: 'terminal' | 'file', columns = 60): Output => ({
  write: () => undefined,
  drained: () => Promise.resolve(),
  isTerminal: kind === 'terminal',
  columns,
});

const shown = (before: Content, after: Content) => {
  const diff = diffContents(before, after);
  return {
    articleId: 'ferry',
    from: { revision: 1 },
    to: { revision: 2 },
    changes: toChangeList(diff, before),
    diff,
    before,
  };
};

const died = (count: string): Content => story([`At least ${count} died.`]);

describe('on paper', () => {
  const out = outputOf('file');

  test('words carry signs', () => {
    expect(toDiffText(out, shown(died('12'), died('19')), 'words')).toBe(
      [
        'ferry: revision 1 → 2',
        '- Paragraph 1: “12” became “19”.',
        '',
        'At least [-12-]{+19+} died.',
        '',
      ].join('\n'),
    );
  });

  test('a list is sentences alone', () => {
    const text = toDiffText(out, shown(died('12'), died('19')), 'list');
    expect(text).toBe('ferry: revision 1 → 2\n- Paragraph 1: “12” became “19”.\n');
  });

  test('two columns stand beside each other, what is the same being counted', () => {
    const same = ['One.', 'Two.', 'Three.', 'Four.'];
    const [before, after] = [story([...same, 'Five 12.']), story([...same, 'Five 19.'])];
    const text = toDiffText(out, shown(before, after), 'side');
    expect(text).toContain('Five [-12-].                 │ Five {+19+}.');
    expect(text).toContain('··· Paragraphs 1 to 3 are the same ···');
  });

  test('wide characters take two columns', () => {
    const text = toDiffText(out, shown(story(['地震造成12人死亡。']), story(['地震造成19人死亡。'])), 'side');
    expect(text).toContain('地震造成[-12-]人死亡。       │ 地震造成{+19+}人死亡。');
  });
});

describe('on a terminal', () => {
  test('words carry colours, and a story’s own control characters none', () => {
    const escape = String.fromCharCode(27);
    const text = toDiffText(
      outputOf('terminal'),
      shown(story(['Calm.']), story([`Calm.${escape}[2J`])),
      'words',
    );
    expect(text).not.toContain(`${escape}[2J`);
  });
});

describe('lines', () => {
  test('are no wider than their room, and hold every visible character, whatever the text', () => {
    const run = fc.record({
      style: fc.constantFrom<Run['style']>('equal', 'inserted', 'deleted'),
      text: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('消防員到場後發現火勢', 'the quick brown fox'),
      ),
    });
    fc.assert(
      fc.property(fc.array(run), fc.integer({ min: 24, max: 80 }), (runs, width) => {
        const lines = wrapRuns(runs, { width, signs: 0 });
        for (const { runs: parts, columns } of lines) {
          expect(columnsOf(parts.map(({ text }) => text).join(''))).toBe(columns);
          expect(columns).toBeLessThanOrEqual(width);
        }
        const visible = (texts: readonly string[]): string => texts.join('').replaceAll(/[\s\p{Cc}]/gu, '');
        const parts = lines.flatMap((line) => line.runs.map(({ text }) => text));
        expect(visible(parts)).toBe(visible(runs.map(({ text }) => text)));
      }),
    );
  });

  test('of a whole comparison never pass the terminal’s edge', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const text = toDiffText(outputOf('file', 80), shown(before, after), 'side');
        const rows = text.split('\n').filter((line) => line.includes(' │ '));
        expect(rows.filter((line) => columnsOf(line) > 80)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
