import { describe, expect, test } from '@jest/globals';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { summarizeChange, toSummary, withMovedTime } from '../../src/diff/summarize.ts';
import { story } from './render/given-diff.ts';

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
      'headline · 2 paragraphs changed · 1 paragraph added',
    );
  });

  test('tells a number changed in the headline', () => {
    const summary = toSummary(
      diffContents(story([], { headline: '地震12死' }), story([], { headline: '地震19死' })),
    );
    expect(summary.phrases).toBe('headline · 12 → 19');
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
});
