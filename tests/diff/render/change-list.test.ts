import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { shorten, shortenPair, shortenStart } from '../../../src/diff/render/shorten.ts';
import { toChangeList } from '../../../src/diff/render/to-change-list.ts';
import { columnsOf } from '../../../src/shared/text-columns.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { paragraph, story } from './given-diff.ts';
import {
  mergedIntoOne,
  movedAndEdited,
  movedSentence,
  otherForm,
  sentenceApart,
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
      'Paragraph 2 removed: “Gone soon.”',
      'Paragraph 2 added: “Something entirely different here.”',
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

  test('tells where words were replaced that stand more than once', () => {
    const teams = (won: string) => story([`At noon 12 of 12 teams won ${won} games, 312 in all.`]);
    expect(told(teams('12'), teams('13'))).toEqual([
      'Paragraph 1: “12” became “13” after “…noon 12 of 12 teams won”.',
    ]);
    expect(told(story(['凌晨三時發生火警，三死七傷。']), story(['凌晨四時發生火警，四死七傷。']))).toEqual([
      'Paragraph 1: “三” became “四” after “凌晨”.',
      'Paragraph 1: “三” became “四” after “凌晨三時發生火警，”.',
    ]);
    expect(told(story(['12 died, 12 live.']), story(['19 died, 12 live.']))).toEqual([
      'Paragraph 1: “12” became “19” at the beginning.',
    ]);
    expect(told(story(['12 died of 312.']), story(['19 died of 312.']))).toEqual([
      'Paragraph 1: “12” became “19”.',
    ]);
  });

  test('tells a block made of another’s sentences once', () => {
    const { before, after } = sentenceApart();
    expect(told(before, after)).toEqual([
      'Paragraph 3 made of a sentence of paragraph 1: “Twelve boats sank in the storm of last week.”',
    ]);
    expect(told(after, before)).toEqual([
      'Paragraph 3 removed, its one sentence moved to paragraph 1: “Twelve boats sank in the storm of last week.”',
    ]);
  });

  test('ends once where the words it quotes end a sentence', () => {
    expect(told(story(['It rained.']), story(['It rained.', '“It is over,” she said.']))).toEqual([
      'Paragraph 2 added: ‘“It is over,” she said.’',
    ]);
    expect(told(story([], { headline: 'Over?' }), story([], { headline: 'Over!' }))).toEqual([
      'Headline changed from “Over?” to “Over!”',
    ]);
    expect(told(story(['It rained.']), story(['It rained!']))).toEqual(['Paragraph 1: “.” became “!”.']);
  });

  test('names quotation marks and dashes, and quotes them between others', () => {
    expect(told(story(['She said “no“.']), story(['She said “no”.']))).toEqual([
      'Paragraph 1: an opening quotation mark became a closing quotation mark after ‘She said “no’.',
    ]);
    expect(told(story(['It was 3-4 days.']), story(['It was 3–4 days.']))).toEqual([
      'Paragraph 1: a hyphen became an en dash.',
    ]);
    expect(told(story(['He said, "no one came".']), story(['He said: “no one came”.']))).toEqual([
      'Paragraph 1: ‘, "’ became ‘: “’.',
      'Paragraph 1: a straight quotation mark became a closing quotation mark after ‘He said, "no one came’.',
    ]);
  });

  test('tells a move with what changed on the way', () => {
    expect(list(movedAndEdited())).toEqual([
      'Paragraph 3 moved up to 1, one word changed: “Nineteen boats sank.”',
      'Paragraph 1: “Twelve” became “Nineteen”.',
    ]);
  });

  test('a story’s only quote is found by the paragraph before it', () => {
    const quote = paragraph('It knocks.', { kind: 'quote' });
    const texts = ['One long first paragraph.', 'Another long second paragraph.'];
    expect(told(story([quote, ...texts]), story([...texts, quote]))).toEqual([
      'Quote 1 moved to after paragraph 2: “It knocks.”',
    ]);
  });

  test('tells splits, merges and moved sentences', () => {
    expect(list(splitInTwo())).toEqual(['Paragraph 1 split into two, now paragraphs 1 and 2.']);
    expect(list(mergedIntoOne())).toEqual(['Paragraphs 1 and 2 joined into paragraph 1.']);
    expect(list(movedSentence())).toEqual(['Sentence moved from paragraph 1 to paragraph 2: “It rained.”']);
  });

  test('tells an edit in a paragraph that was split by the part where it stands now', () => {
    const [one, two] = ['The wall will be three metres high.', 'Tenders close on 26 April at noon.'];
    expect(told(story([`${one} ${two}`]), story([one, two.replace('26', '19')]))).toEqual([
      'Paragraph 1 split into two, now paragraphs 1 and 2, one word changed.',
      'Paragraph 2: “26” became “19”.',
    ]);
    expect(told(story([`${one} ${two}`]), story([one.replace('three', 'four'), two]))).toEqual([
      'Paragraph 1 split into two, now paragraphs 1 and 2, one word changed.',
      'Paragraph 1: “three” became “four”.',
    ]);
  });

  test('tells changes of form', () => {
    expect(list(otherForm())).toEqual([
      'Quote 1: speaker changed from “Ines” to “Inez”.',
      'Quote 1: “Read” made bold.',
      'Quote 1: link target of “report” changed from “https://old.example/” to “https://new.example/”.',
    ]);
  });

  test('tells two long addresses by what differs', () => {
    const target = (last: string) => `https://old.example/${'a/'.repeat(60)}${last}`;
    const at = (last: string) =>
      story([paragraph('Read.', { marks: [{ start: 0, end: 4, type: 'link', href: target(last) }] })]);
    const tail = 'a/'.repeat(14);
    expect(told(at('1'), at('2'))).toEqual([
      `Paragraph 1: link target of “Read” changed from “…/${tail}1” to “…/${tail}2”.`,
    ]);
    const image = (last: string) =>
      story([paragraph('', { kind: 'image', attributes: { url: target(last) } })]);
    expect(told(image('1'), image('2'))).toEqual([
      `Image 1: address changed from “…/${tail}1” to “…/${tail}2”.`,
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

  test('of two that differ late keeps what differs', () => {
    const address = `https://pictures.example/${'archive/'.repeat(10)}2026/harbour`;
    const pair = [`${address}-1.jpg?width=800`, `${address}-2.jpg?width=800`] as const;
    expect(shortenPair(pair, 80)).toEqual([
      '…archive/archive/2026/harbour-1.jpg?width=800',
      '…archive/archive/2026/harbour-2.jpg?width=800',
    ]);
    const words =
      'The council will meet again in the old hall beside the harbour on Monday evening, all of it,';
    expect(shortenPair([`${words} at six`, `${words} at seven o’clock`], 80)).toEqual([
      '…evening, all of it, at six',
      '…evening, all of it, at seven o’clock',
    ]);
    expect(shortenPair([`${words} at six`, words], 80)).toEqual([
      '…on Monday evening, all of it, at six',
      '…on Monday evening, all of it,',
    ]);
  });

  test('of two is cut at the end where they differ at the beginning', () => {
    const rest =
      'o’clock the ferry will leave the old harbour again, if the wind has gone down by then, at last';
    const [six, seven] = shortenPair([`At six ${rest}`, `At seven ${rest}`], 80);
    expect(six).toBe('At six o’clock the ferry will leave the old harbour again, if the wind has gone…');
    expect(seven.startsWith('At seven o’clock')).toBe(true);
  });

  test('of two that differ never reads the same, and is no wider than its room', () => {
    const line = fc.array(fc.constantFrom('a', 'bc', ' ', '消', '防', '😀', '/'), { maxLength: 90 });
    fc.assert(
      fc.property(line, line, line, line, (start, one, other, end) => {
        const join = (middle: readonly string[]) =>
          [...start, ...middle, ...end].join('').replaceAll(/ +/g, ' ').trim();
        fc.pre(join(one) !== join(other));
        const [before, after] = shortenPair([join(one), join(other)], 40);
        expect(before).not.toBe(after);
        for (const text of [before, after]) {
          expect(columnsOf(text)).toBeLessThanOrEqual(40);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('cuts no character in half', () => {
    expect(shorten('😀😀😀😀', 5).isWellFormed()).toBe(true);
  });
});
