import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseFragment } from 'parse5';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { summarizeChange, toSummary, withMovedTime } from '../../src/diff/summarize.ts';
import { toChangeList } from '../../src/diff/to-change-list.ts';
import { toInlineHtml } from '../../src/diff/to-inline-html.ts';
import { toUnifiedText } from '../../src/diff/to-unified-text.ts';
import { toNormalContent, type Content } from '../../src/domain/article/content.ts';
import { arbitraryEdit } from '../support/arbitrary-content.ts';

const story = (texts: readonly string[], rest: Partial<Content> = {}): Content =>
  toNormalContent({
    kind: 'article',
    language: 'en',
    headline: 'Quake shakes the coast',
    alternativeHeadlines: [],
    bylines: [],
    blocks: texts.map((text) => ({ kind: 'paragraph', text, marks: [], attributes: {} })),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
    ...rest,
  });

const labels = { before: 'revision 1', after: 'revision 2' };

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

describe('inline HTML', () => {
  test('marks what went and what came', () => {
    const before = story(['At least 12 died.', 'Calm.']);
    const html = toInlineHtml(diffContents(before, story(['At least 19 died.', 'Calm.'])), before);
    expect(html).toContain('At least <del>12</del><ins>19</ins> died.');
    expect(html).toContain('<p class="equal" data-kind="paragraph">Calm.</p>');
  });

  test('lets no text become markup', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const html = toInlineHtml(diffContents(before, after), before);
        const tags = Array.from(html.matchAll(/<\/?([a-z]+)/g), ([, name]) => name);
        const allowed = ['article', 'dl', 'dt', 'dd', 'p', 'ins', 'del', 'span'];
        expect(tags.filter((name) => !allowed.includes(name ?? ''))).toEqual([]);
        expect(parseFragment(html).childNodes.map(({ nodeName }) => nodeName)).toEqual(['article']);
      }),
      { numRuns: 200 },
    );
  });
});

describe('unified text', () => {
  test('is a patch with three lines of context', () => {
    const texts = ['One.', 'Two.', 'Three.', 'Four 12.', 'Five.'];
    const before = story(texts);
    const after = story(texts.map((text) => text.replace('12', '19')));
    expect(toUnifiedText(diffContents(before, after), before, labels).split('\n')).toEqual([
      '--- revision 1',
      '+++ revision 2',
      '@@ -16,6 +16,6 @@',
      ' [paragraph]',
      ' Three.',
      ' [paragraph]',
      '-Four 12.',
      '+Four 19.',
      ' [paragraph]',
      ' Five.',
      '',
    ]);
  });

  test('counts its lines right, whatever the text', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const lines = toUnifiedText(diffContents(before, after), before, labels).split('\n').slice(2, -1);
        let [old, fresh] = [0, 0];
        for (const line of lines) {
          const head = /^@@ -\d+,(\d+) \+\d+,(\d+) @@$/.exec(line);
          if (head !== null) {
            expect([old, fresh]).toEqual([0, 0]);
            [old, fresh] = [Number(head[1]), Number(head[2])];
            continue;
          }
          if (!line.startsWith('+')) old -= 1;
          if (!line.startsWith('-')) fresh -= 1;
        }
        expect([old, fresh]).toEqual([0, 0]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the list of changes', () => {
  test('is one sentence a change', () => {
    const before = story(['At least 12 died.', 'Gone soon.'], { tags: ['sea'] });
    const after = story(['At least 19 died.', 'Something entirely different here.'], {
      headline: 'Quake hits',
      tags: ['land'],
    });
    expect(toChangeList(diffContents(before, after))).toEqual([
      'Headline changed from “Quake shakes the coast” to “Quake hits”.',
      'Tags: removed “sea”.',
      'Tags: added “land”.',
      'Paragraph 1: “12” became “19”.',
      'Paragraph 2 removed: “Gone soon.”.',
      'Paragraph 2 inserted: “Something entirely different here.”.',
    ]);
  });
});
