import { describe, expect, test } from '@jest/globals';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { shorten, shortenStart } from '../../../src/diff/render/shorten.ts';
import { toChangeList } from '../../../src/diff/render/to-change-list.ts';
import { columnsOf } from '../../../src/shared/text-columns.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { paragraph, story } from './given-diff.ts';
import {
  mergedIntoOne,
  movedAndEdited,
  movedSentence,
  otherForm,
  splitInTwo,
  type GivenDiff,
} from './stories.ts';

const list = ({ diff, before }: GivenDiff): readonly string[] => toChangeList(diff, before);
const told = (before: Content, after: Content): readonly string[] =>
  toChangeList(diffContents(before, after), before);

describe('the list of changes', () => {
  test('is one sentence a change, fields first', () => {
    const before = story(['At least 12 died.', 'Gone soon.'], { tags: ['sea'] });
    const after = story(['At least 19 died.', 'Something entirely different here.'], {
      headline: 'Quake hits',
      tags: ['land'],
    });
    expect(told(before, after)).toEqual([
      'Headline changed from “Quake shakes the coast” to “Quake hits”.',
      'Tag “sea” removed.',
      'Tag “land” added.',
      'Paragraph 1: “12” became “19”.',
      'Paragraph 2 removed: “Gone soon.”.',
      'Paragraph 2 added: “Something entirely different here.”.',
    ]);
  });

  test('of equal texts is empty', () => {
    expect(told(story(['One.']), story(['One.']))).toEqual([]);
  });

  test('tells where words were added, and that blanks changed', () => {
    expect(told(story(['The mayor left at noon.']), story(['The mayor, at last, left at noon.']))).toEqual([
      'Paragraph 1: “, at last,” added after “The mayor”.',
    ]);
  });

  test('finds what came by words of the text after, and what went by words of the text before', () => {
    const [old, fresh] = ['The judge of the High Court spoke.', 'The clerk of the Lower Board spoke slowly.'];
    expect(told(story([old]), story([fresh]))).toEqual([
      'Paragraph 1: “judge” became “clerk”.',
      'Paragraph 1: “High Court” became “Lower Board”.',
      'Paragraph 1: “slowly” added after “…the Lower Board spoke”.',
    ]);
    expect(told(story([fresh]), story([old]))).toEqual([
      'Paragraph 1: “clerk” became “judge”.',
      'Paragraph 1: “Lower Board” became “High Court”.',
      'Paragraph 1: “slowly” removed after “…the Lower Board spoke”.',
    ]);
  });

  test('tells a move with what changed on the way', () => {
    expect(list(movedAndEdited())).toEqual([
      'Paragraph 3 moved up to 1, one word changed: “Nineteen boats sank.”.',
      'Paragraph 1: “Twelve” became “Nineteen”.',
    ]);
  });

  test('a story’s only quote is found by the paragraph before it', () => {
    const quote = paragraph('It knocks.', { kind: 'quote' });
    const texts = ['One long first paragraph.', 'Another long second paragraph.'];
    expect(told(story([quote, ...texts]), story([...texts, quote]))).toEqual([
      'Quote 1 moved to after paragraph 2: “It knocks.”.',
    ]);
  });

  test('tells splits, merges and moved sentences', () => {
    expect(list(splitInTwo())).toEqual(['Paragraph 1 split into two, now paragraphs 1 and 2.']);
    expect(list(mergedIntoOne())).toEqual(['Paragraphs 1 and 2 joined into paragraph 1.']);
    expect(list(movedSentence())).toEqual(['Sentence moved from paragraph 1 to paragraph 2: “It rained.”.']);
  });

  test('tells changes of form', () => {
    expect(list(otherForm())).toEqual([
      'Quote 1: speaker changed from “Ines” to “Inez”.',
      'Quote 1: “Read” made bold.',
      'Quote 1: link target of “report” changed from “https://old.example/” to “https://new.example/”.',
    ]);
  });

  test('tells an image’s caption and a custom field by name', () => {
    const image = { kind: 'image', url: 'https://a.example/1.jpg' } as const;
    const before = story([], { media: [{ ...image, caption: 'The pier' }], custom: { desk: 'metro' } });
    const after = story([], { media: [{ ...image, caption: 'The quay' }], custom: { desk: 'sea' } });
    expect(told(before, after)).toEqual([
      'Media item 1, caption changed from “The pier” to “The quay”.',
      'Custom field desk changed from “metro” to “sea”.',
    ]);
  });
});

describe('a long quotation', () => {
  test('ends at a word’s border', () => {
    expect(shorten('the quick brown fox jumps', 12)).toBe('the quick…');
    expect(shortenStart('the quick brown fox jumps', 12)).toBe('…fox jumps');
  });

  test('counts wide characters as two', () => {
    const text = '消防員到場後發現火勢已蔓延至三樓';
    expect(shorten(text, 11)).toBe('消防員到場…');
    expect(columnsOf(shorten(text, 11))).toBe(11);
  });

  test('cuts no character in half', () => {
    expect(shorten('😀😀😀😀', 5).isWellFormed()).toBe(true);
  });
});
