import { describe, expect, test } from '@jest/globals';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { summarizeChange, toSummary, withMovedTime } from '../../src/diff/summarize.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { paragraph, story } from './render/given-diff.ts';

describe('the summary', () => {
  test('of a digit alone names both numbers', () => {
    const summary = toSummary(diffContents(story(['At least 12 died.']), story(['At least 19 died.'])));
    expect(summary).toMatchObject({
      kind: 'changed',
      blocksChanged: 1,
      wordsInserted: 1,
      wordsDeleted: 1,
      numbers: ['12 → 19'],
    });
    expect(summary.phrases).toBe('1 paragraph changed · 12 → 19');
  });

  test('tells headline, paragraphs and numbers in this order', () => {
    const before = story(['Twelve boats sank at sea.', 'A witness spoke.', 'It rained.']);
    const after = story(['Twenty boats sank at sea.', 'A witness wept.', 'It rained.', 'More soon.'], {
      headline: 'Quake hits the coast',
    });
    expect(toSummary(diffContents(before, after)).phrases).toBe(
      'headline · 2 paragraphs changed · 1 paragraph added · Twelve → Twenty',
    );
  });

  test('tells a number changed in the headline', () => {
    const summary = toSummary(
      diffContents(story([], { headline: '地震12死' }), story([], { headline: '地震19死' })),
    );
    expect(summary.phrases).toBe('headline · 12 → 19');
  });

  test('pairs a number of a rewritten sentence as the headline did', () => {
    const before = story(['At least 13 people died in the fall of the mill, the fire service said.'], {
      headline: 'At least 13 dead in the mill',
    });
    const after = story(
      ['All 46 people of the shift are found: 14 died in the fall of the mill, the fire service said.'],
      { headline: '14 dead in the mill' },
    );
    expect(toSummary(diffContents(before, after)).numbers).toEqual(['13 → 14']);
    const other = story(['At least 17 people died in the fall of the mill, the fire service said.']);
    expect(
      toSummary(diffContents({ ...before, headline: 'x' }, { ...other, headline: 'x' })).numbers,
    ).toEqual(['13 → 17']);
  });

  test('knows an hour in Chinese numerals', () => {
    const summary = toSummary(diffContents(story(['夜市十一點打烊。']), story(['夜市十點半打烊。'])));
    expect(summary.numbers).toEqual(['十一點 → 十點半']);
  });

  test('of equal texts says so, and that only the time moved', () => {
    const summary = summarizeChange(story(['One.']), story(['One.']));
    expect(summary).toMatchObject({ kind: 'unchanged', phrases: 'text unchanged' });
    expect(withMovedTime(summary).phrases).toBe('time moved, text unchanged');
  });

  test('never invents a change from a text that nobody saw', () => {
    expect(summarizeChange(null, story(['One.']))).toMatchObject({
      kind: 'changed',
      fromUnobserved: true,
      wordsInserted: 0,
    });
    expect(summarizeChange(undefined, null)).toMatchObject({ kind: 'unobserved' });
    expect(summarizeChange(undefined, story(['One.']))).toMatchObject({ kind: 'first' });
  });

  test('calls blocks by their kind, and by no kind where there are several', () => {
    const image = (caption: string) => paragraph(caption, { kind: 'caption' });
    const phrases = (before: Content, after: Content) => summarizeChange(before, after).phrases;
    expect(
      phrases(story([image('The old pier of the port')]), story([image('The old quay of the port')])),
    ).toBe('1 caption changed');
    expect(
      phrases(
        story([image('The old pier of the port'), 'At least 12 people died.']),
        story([image('The old quay of the port'), 'At least 19 people died.']),
      ),
    ).toBe('2 blocks changed · 12 → 19');
    const quote = paragraph('It knocks, and it knocks again.', { kind: 'quote' });
    const texts = ['The council met on Monday.', 'Nobody from the port came to the hall.'];
    expect(phrases(story([quote, ...texts]), story([...texts, quote]))).toBe('1 quote moved');
  });

  test('counts a text made of three as one', () => {
    const parts = ['The council met on Monday.', 'Nobody from the port came.', 'Rain fell all night long.'];
    expect(summarizeChange(story(parts), story([parts.join(' ')])).phrases).toBe(
      '1 paragraph made of several',
    );
  });

  test('stays short whatever changed', () => {
    const numbers = (first: number): string =>
      Array.from({ length: 60_000 }, (_, index) => String(first + index)).join(' ');
    const before = story([numbers(100_000), `${numbers(1).slice(0, 5_000)} boats`], { headline: numbers(1) });
    const after = story([numbers(200_001), 'No boats'], { headline: `${numbers(500_000)} 7` });
    const summary = summarizeChange(before, after);
    expect(summary.numbers.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(summary).length).toBeLessThan(12_000);
    const counted = (first: number) =>
      story([
        Array.from({ length: 500 }, (_, at) => `Harbour ${String(at)} had ${String(first + at)} boats.`).join(
          ' ',
        ),
      ]);
    const many = summarizeChange(counted(1_000), counted(3_000));
    expect(many.numbers).toHaveLength(100);
    expect(many.phrases).toBe(
      '1 paragraph changed · 1000 → 3000 · 1001 → 3001 · 1002 → 3002 · 497 more numbers',
    );
  });
});
