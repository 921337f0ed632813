import { describe, expect, test } from '@jest/globals';

import { algorithmOf, diffContents } from '../../../src/diff/diff-contents.ts';
import { diffTexts } from '../../../src/diff/diff-texts.ts';
import { builtInGlossary, GlossaryError, parseGlossary } from '../../../src/diff/words/glossary.ts';
import { aStory } from '../blocks/a-story.ts';

const changes = (before: string, after: string, terms = ''): readonly string[] =>
  diffTexts(before, after, { glossary: parseGlossary(terms) })
    .spans.filter(({ op }) => op !== 'equal')
    .map(({ beforeText = '', afterText = '', class: name = '' }) => `${beforeText} → ${afterText} (${name})`);

describe('a glossary', () => {
  test('keeps its terms whole, the longest first, and calls their changes names', () => {
    const [before, after] = ['記者林望舒報道', '記者林望雲報道'];
    expect(changes(before, after, '林望舒\n林望雲')).toEqual(['林望舒 → 林望雲 (name)']);
    expect(changes('他到海峰書店', '他到海峰商場', '海峰\n海峰書店')).toEqual(['海峰書店 → 海峰商場 (name)']);
  });

  test('keeps terms whole that begin with a rare character, also within a run', () => {
    expect(changes('他到𠮷野小館午膳', '他到𠮷田小館午膳', '𠮷野小館\n𠮷田小館')).toEqual([
      '𠮷野小館 → 𠮷田小館 (name)',
    ]);
  });

  test('has terms of several words, and none of them in the middle of a word', () => {
    expect(changes('the Harbour Trust met', 'the Harbour Board met', 'Harbour Trust')).toEqual([
      'Harbour Trust → Harbour Board (name)',
    ]);
    expect(changes('an artist came', 'an artisan came', 'art')).toEqual(['artist → artisan (wording)']);
  });

  test('is read line by line; comments and empty lines are none of its terms', () => {
    const { terms } = parseGlossary('\ufeff# names\r\n\r\n  海峰書店  \n林望舒\n林望舒');
    expect(terms).toBe(builtInGlossary().terms + 2);
  });

  test.each([
    ['海峰\n——\n', 'line 2 has no letter: "——"'],
    ['a\tb', 'line 1 holds a character that no term has: "a\\tb"'],
    [`\n\n${'很'.repeat(101)}`, 'line 3 is longer than 100 characters'],
  ])('%j is refused, the line named', (text, why) => {
    expect(() => parseGlossary(text)).toThrow(GlossaryError);
    expect(() => parseGlossary(text)).toThrow(why);
  });

  test('shows in the name of what made a diff, unless it is the one built in', () => {
    const [before, after] = [aStory(['海峰書店']), aStory(['海峰商場'])];
    const glossary = parseGlossary('海峰書店');
    expect(diffContents(before, after, { glossary }).algorithm).toBe(
      `${algorithmOf({})} glossary-${glossary.digest}`,
    );
    expect(algorithmOf({ glossary: parseGlossary('# nothing') })).toBe(algorithmOf({}));
    expect(parseGlossary('b\na').digest).toBe(parseGlossary('a\nb').digest);
  });
});
