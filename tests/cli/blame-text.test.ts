import { expect, test } from '@jest/globals';

import { toBlameText, type BlameAnswer } from '../../src/cli/blame-text.ts';
import type { Output } from '../../src/cli/terminal.ts';

const out: Output = {
  write: () => undefined,
  drained: () => Promise.resolve(),
  isTerminal: false,
  columns: 80,
};

const origin = { type: 'ArticlePublished', actor: { id: 'desk' }, recordedAt: 'then', effectiveAt: null };
const whole = (text: string) => ({
  text,
  spans: [{ start: 0, end: text.length, revision: 1 }],
  sentences: [{ start: 0, end: text.length, revision: 1, revisions: [1] }],
});
const answer: BlameAnswer = {
  articleId: 'quay',
  revision: 2,
  contentState: 'held',
  fields: {
    headline: whole('Quay'),
    'alternativeHeadlines.0.text': whole('Pier'),
    'media.1.caption': whole('Tide'),
  },
  blocks: [
    {
      text: 'One. Two.',
      spans: [
        { start: 0, end: 4, revision: 1 },
        { start: 4, end: 5, revision: 2 },
        { start: 5, end: 9, revision: 1 },
      ],
      sentences: [{ start: 0, end: 9, revision: 1, revisions: [1] }],
    },
  ],
  revisions: { '1': origin, '2': origin },
};
const wordsOf = (by: 'sentence' | 'character') =>
  toBlameText({ out, answer, by })
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/).at(-1))
    .filter((line) => line !== '');

test('fields go by the words of the list of changes', () => {
  expect(wordsOf('sentence')).toEqual([
    'quay: revision 2',
    'Headline: Quay',
    'Alternative headline 1: Pier',
    'Media item 2, caption: Tide',
    'One. Two.',
  ]);
});

test('a blank between two stretches has no line', () => {
  expect(wordsOf('character').slice(-2)).toEqual(['One.', 'Two.']);
});
