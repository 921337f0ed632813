import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { toDiffView, type RenderBounds, type RenderOptions } from '../../../src/diff/render/diff-view.ts';
import { countChanges, toChangeMap } from '../../../src/diff/render/to-change-map.ts';
import { toChangeList } from '../../../src/diff/render/to-change-list.ts';
import { toDiffPart, type DiffPartRequest } from '../../../src/diff/render/to-diff-part.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { arbitraryEdit } from '../../support/arbitrary-content.ts';
import { story } from './given-diff.ts';
import { movedAndEdited, movedSentence, sentenceApart } from './stories.ts';

const BOUNDS: RenderBounds = { stretch: 2_000, equalWords: 400, changedWords: 1_000 };

const viewOf = (before: Content, after: Content, options: RenderOptions = {}) =>
  toDiffView(diffContents(before, after), before, options);

const many = (count: number, edit: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `Paragraph ${edit(index)} tells what was seen that day.`);

const VIEWS: readonly DiffPartRequest['view'][] = ['inline', 'side', 'list'];

describe('a comparison too long for one page', () => {
  const before = story(many(1_500, (index) => `${String(index)} ${'word '.repeat(40)}`));
  const after = story(many(1_500, (index) => `${String(index)} ${'other '.repeat(40)}`));

  test('comes in parts, each of a few hundred thousand characters, which hold every change once', () => {
    const view = viewOf(before, after);
    for (const name of VIEWS) {
      const { parts } = toDiffPart(view, { view: name, part: 1 });
      expect(parts).toBeGreaterThan(2);
      const html = Array.from({ length: parts }, (_, index) =>
        toDiffPart(view, { view: name, part: index + 1 }),
      ).map((part) => part.html);
      expect(Math.max(...html.map(({ length }) => length))).toBeLessThan(1_000_000);
      const ids = html.join('').match(/id="diff-to-\d+"|<li>/g) ?? [];
      expect(ids).toHaveLength(name === 'list' ? toChangeList(view.diff, before).length : new Set(ids).size);
    }
  });

  test('knows on which part a change stands, and shows the last where one beyond it is asked for', () => {
    const view = viewOf(before, after);
    const last = toDiffPart(view, { view: 'inline', part: 999 });
    expect(last.part).toBe(last.parts);
    const target = /id="(diff-to-\d+)"/.exec(last.html)?.[1] ?? '';
    expect(last.partOf(target)).toBe(last.parts);
  });
});

describe('what is left out of a page', () => {
  test('is a long stretch of equal blocks, and its place says so', () => {
    const texts = many(200, String);
    const { html } = toDiffPart(
      viewOf(story(texts), story([...texts, 'One more.']), { fold: 'stretches', bounds: BOUNDS }),
      { view: 'inline', part: 1 },
    );
    expect(html).toContain('Paragraphs 1 to 199 are the same; too long to be shown here');
    expect(html.length).toBeLessThan(2_000);
  });

  test('is the middle of equal words and the end of changed ones, never half a character', () => {
    const long = '\u{1F30A}'.repeat(5_000);
    const { html } = toDiffPart(viewOf(story([`${long} 12.`]), story([`${long} 19.`]), { bounds: BOUNDS }), {
      view: 'inline',
      part: 1,
    });
    expect(html).toMatch(/characters are left out here/);
    expect(html).toContain('<del>12</del><ins>19</ins>');
    expect(html).not.toContain('\uFFFD');
    expect(html.isWellFormed()).toBe(true);
    expect(html.length).toBeLessThan(3_000);
  });

  test('is nothing where no bound is given', () => {
    const long = 'wave '.repeat(50_000);
    const { html } = toDiffPart(viewOf(story([`${long}12.`]), story([`${long}19.`])), {
      view: 'inline',
      part: 1,
    });
    expect(html).toContain(long);
  });
});

describe('the map of changes', () => {
  test('tells a move as one, without a link inside its words', () => {
    const { diff, before } = movedAndEdited();
    const marks = toChangeMap(toDiffView(diff, before));
    expect(marks.map(({ kind }) => kind)).toEqual(['moved']);
    expect(marks[0]?.label).toContain('moved up to 1');
    expect(marks[0]?.label).not.toContain('<a');
  });

  test('names a sentence that moved in the place that it left and the one that it came to', () => {
    const { diff, before } = movedSentence();
    const marks = toChangeMap(toDiffView(diff, before));
    expect(marks.length).toBeGreaterThanOrEqual(2);
    for (const { label } of marks) expect(label).toContain('Sentence moved');
  });

  test('tells a block made of another’s sentences in both places', () => {
    const { before, after } = sentenceApart();
    const view = viewOf(before, after);
    expect(toChangeMap(view).map(({ label }) => label.split(':')[0])).toEqual([
      'Paragraph 3 made of a sentence of paragraph 1',
      'Paragraph 3 made of a sentence of paragraph 1',
    ]);
    expect(countChanges(view)).toBe(1);
    const { html } = toDiffPart(view, { view: 'inline', part: 1 });
    expect(html).toContain('Paragraph 3 made of a sentence of <a href="#');
  });

  test('leads to elements of both views, in the order of the text, whatever the texts', () => {
    fc.assert(
      fc.property(arbitraryEdit(), ([before, after]) => {
        const view = viewOf(before, after);
        const marks = toChangeMap(view);
        for (const name of ['inline', 'side'] as const) {
          const { html } = toDiffPart(view, { view: name, part: 1 });
          for (const { target } of marks) expect(html).toContain(`id="${target}"`);
        }
        expect(marks.length > 0).toBe(view.diff.statistics.verdict !== 'none');
        const starts = marks.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((one, other) => one - other));
      }),
      { numRuns: 60 },
    );
  });
});

test('the blank that a moved sentence took along is no change of its own', () => {
  const { diff, before } = movedSentence();
  expect(toChangeList(diff, before).filter((sentence) => sentence.includes('spacing'))).toEqual([]);
});
