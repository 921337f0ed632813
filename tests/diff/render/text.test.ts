import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import { toUnifiedText } from '../../../src/diff/render/to-unified-text.ts';
import { toWordText } from '../../../src/diff/render/to-word-text.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { arbitraryEdit } from '../../support/arbitrary-content.ts';
import { aTemporaryDirectory } from '../../support/temporary-directory.ts';
import { paragraph, story } from './given-diff.ts';
import { mergedIntoOne, movedAndEdited, otherForm, sentenceApart, splitInTwo } from './stories.ts';

const labels = { before: 'revision 1', after: 'revision 2' };

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

  test('keeps the lines that are the same on both sides of a change of form', () => {
    const { before, after, diff } = otherForm();
    expect(toUnifiedText(diff, before, labels)).toContain('\n Read the report.\n');
    const heading = (level: string) =>
      story([paragraph('Boats', { kind: 'heading', attributes: { level } })]);
    expect(toUnifiedText(diffContents(heading('2'), heading('3')), heading('2'), labels)).toContain(
      '\n-[heading level=2]\n+[heading level=3]\n Boats\n',
    );
    expect(after.blocks).toHaveLength(1);
  });

  test('has no line that a text made', () => {
    const before = story([paragraph('One.', { attributes: {} })]);
    const forged = { 'x\n-headline: True\n+headline: Forged': 'a\n+b' };
    const after = story(
      [paragraph('One.\r\nTwo.\u2028Three.', { attributes: forged, language: 'zh-Hant' })],
      {
        headline: 'A\n+B',
        custom: { 'k\n+ey': 'v\n-alue' },
      },
    );
    const lines = toUnifiedText(diffContents(before, after), before, labels).split('\n');
    expect(lines.filter((line) => /^[-+]/.test(line)).slice(2)).toEqual([
      '-headline: Quake shakes the coast',
      '+headline: A␊+B',
      '-custom: {}',
      '+custom: {"k\\n+ey":"v\\n-alue"}',
      '-[paragraph]',
      '-One.',
      '+[paragraph zh-Hant x␊-headline: True␊+headline: Forged=a␊+b]',
      '+One.␍',
      '+Two.⏎Three.',
    ]);
  });

  test('takes texts of hundreds of thousands of lines', () => {
    const before = story([paragraph('a\n'.repeat(200_000))]);
    const after = story([paragraph('b\n'.repeat(200_000))]);
    const lines = toUnifiedText(diffContents(before, after), before, labels).split('\n');
    expect(lines.filter((line) => line === '+b')).toHaveLength(200_000);
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

  test('makes the one text of the other by `patch`, moves, splits and all', () => {
    const folder = aTemporaryDirectory();
    try {
      const whole = (content: Content): string => wholeText(content);
      for (const { before, after } of [
        movedAndEdited(),
        splitInTwo(),
        mergedIntoOne(),
        otherForm(),
        ...movedBetweenParts(),
      ]) {
        const [old, patch] = [join(folder, 'old'), join(folder, 'patch')];
        writeFileSync(old, whole(before));
        writeFileSync(patch, toUnifiedText(diffContents(before, after), before, labels));
        execFileSync('patch', ['--silent', old, patch]);
        expect(readFileSync(old, 'utf8')).toBe(whole(after));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

type TwoTexts = { readonly before: Content; readonly after: Content };

/** A paragraph is cut in two while another comes to stand between the parts; and the same backwards. */
function movedBetweenParts(): readonly TwoTexts[] {
  const [tide, boats] = ['The tide came early on Monday.', 'Twelve boats sank in the old harbour.'];
  const rest = ['Rain fell over the hills.', 'Nobody was hurt, the mayor said.', 'Schools stay closed.'];
  const moved = 'Divers will look at the wrecks.';
  const [before, after] = [story([`${tide} ${boats}`, ...rest, moved]), story([tide, moved, boats, ...rest])];
  expect(diffContents(before, after).blocks[0]?.after.map(({ index }) => index)).toEqual([0, 2]);
  expect(diffContents(after, before).blocks.map(({ kind }) => kind)).toContain('merged');
  return [
    { before, after },
    { before: after, after: before },
  ];
}

/** The text that a patch is for: all lines that come, where the text before is another in every line. */
function wholeText(content: Content): string {
  const nothing = story(['-'], {
    headline: '-',
    language: 'und',
    kind: 'video',
    bylines: ['-'],
    custom: { x: '-' },
  });
  const full = { ...content, bylines: content.bylines, custom: content.custom };
  return toUnifiedText(diffContents(nothing, full), nothing, labels)
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('+') || line.startsWith(' '))
    .map((line) => `${line.slice(1)}\n`)
    .join('');
}

describe('words with signs', () => {
  test('show what went and what came, and the sentence around it', () => {
    const rest = 'Nobody was hurt. The road is shut.';
    const [before, after] = [story([`At 10:30 12 died. ${rest}`]), story([`At 10:30 19 died. ${rest}`])];
    expect(toWordText(diffContents(before, after), before)).toBe('At 10:30 [-12-]{+19+} died. …\n');
  });

  test('name what moved, at both places', () => {
    const { diff, before } = movedAndEdited();
    expect(toWordText(diff, before)).toBe(
      [
        'Paragraph 1 moved from paragraph 3, one word changed',
        '[-Twelve-]{+Nineteen+} boats sank.',
        '',
        'Paragraph 3 moved to paragraph 1',
        '',
      ].join('\n'),
    );
  });

  test('leave out nothing but whole sentences', () => {
    const [meeting, port] = ['The council met on Monday.', 'Nobody from the port came.'];
    const at = (one: string, other: string) => story([`At ${one}. ${meeting} ${port} At ${other}. ${port}`]);
    const words = (before: Content, after: Content) => toWordText(diffContents(before, after), before);
    expect(words(at('3', '4'), at('5', '6'))).toBe('At [-3-]{+5+}. … At [-4-]{+6+}. …\n');
    const near = (one: string, other: string) =>
      story([`${meeting} The bell rang at ${one}. The clock struck ${other} then.`]);
    expect(words(near('3', '4'), near('5', '6'))).toBe(
      '… The bell rang at [-3-]{+5+}. The clock struck [-4-]{+6+} then.\n',
    );
    const beside = (one: string) => story([`At ${one}.  ${port}`]);
    expect(words(beside('3'), beside('5'))).toBe('At [-3-]{+5+}. …\n');
  });

  test('say of a sentence that moved where its other end is', () => {
    const { before, after } = sentenceApart();
    expect(toWordText(diffContents(before, after), before)).toBe(
      [
        '… [-Twelve boats sank in the storm of last week.-] (moved to paragraph 3) The ferry will sail again on Thursday if the wind goes down.',
        '',
        'Paragraph 3 made of a sentence of paragraph 1',
        '{+Twelve boats sank in the storm of last week.+} (moved from paragraph 1)',
        '',
      ].join('\n'),
    );
  });

  test('name the neighbour at a block’s old place as of the text before', () => {
    const quote = paragraph('It knocks, and it knocks again.', { kind: 'quote' });
    const texts = [
      'The council met on Monday.',
      'Nobody from the port came to the hall.',
      'Rain fell all night.',
    ];
    const [one = '', two = '', three = ''] = texts;
    const [before, after] = [story([one, quote, two, three]), story([two, quote, one, three])];
    const text = toWordText(diffContents(before, after), before);
    expect(text).toContain('Quote 1 moved from after what was paragraph 1\n');
    expect(text).toContain('Quote 1 moved to after paragraph 1\n');
  });

  test('draw the end of a paragraph that came or went', () => {
    const split = splitInTwo();
    expect(toWordText(split.diff, split.before)).toContain('The tide came early.{+¶+}\nIt rained.');
    const merged = mergedIntoOne();
    expect(toWordText(merged.diff, merged.before)).toContain('The tide came early.[-¶-] It rained.');
  });
});
