import { describe, expect, test } from '@jest/globals';

import { applyDiff } from '../../../src/diff/apply-diff.ts';
import { diffContents } from '../../../src/diff/diff-contents.ts';
import { reverseDiff } from '../../../src/diff/reverse-diff.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { aStory, paragraph, tale } from './a-story.ts';

const ENGLISH = [
  'The evening ferry ran aground off Cobble Point on Monday with 212 passengers on board.',
  'Nobody was hurt, the harbour office said, and all were on land by midnight.',
  'Captain Ilse Maren had reported thick fog twenty minutes before the ship touched the sandbank.',
  'The operator, Northline, has cancelled all crossings until divers have looked at the hull.',
  'It is the second grounding on this route within three years, after the Petrel in 2019.',
];

const CHINESE = [
  '往返離島的晚班渡輪週一在卵石角擱淺，當時船上共有二百一十二名乘客。',
  '港務處表示事故中無人受傷，所有乘客在午夜前已經安全上岸。',
  '船長馬倫在船身觸及沙洲前二十分鐘，曾經通報海面起了濃霧。',
  '營運商北線公司宣布，在潛水員檢查船殼之前取消全部航班。',
  '這是三年來同一航線第二次發生擱淺意外，上一次是二〇一九年的海燕號。',
];

/** Also: the diff applies, reverses, and reversed twice is itself. */
function taleOf(before: Content, after: Content): readonly string[] {
  const diff = diffContents(before, after);
  expect(applyDiff(before, diff)).toEqual(after);
  expect(applyDiff(after, reverseDiff(diff))).toEqual(before);
  expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
  return tale(diff);
}

const pick = (texts: readonly string[], ...places: readonly number[]): string[] =>
  places.map((place) => texts[place] ?? '');

describe.each([
  ['English', ENGLISH, ' '],
  ['Chinese', CHINESE, ''],
])('an editor at work in %s', (_, texts, space) => {
  test('puts the last paragraph first: one moved, not the four it passed', () => {
    expect(taleOf(aStory(texts), aStory(pick(texts, 4, 0, 1, 2, 3)))).toEqual(['moved equal 4→0']);
  });

  test('puts the first paragraph third', () => {
    expect(taleOf(aStory(texts), aStory(pick(texts, 1, 2, 0, 3, 4)))).toEqual(['moved equal 0→2']);
  });

  test('moves a paragraph and edits it on the way', () => {
    const edited = (texts[4] ?? '').replace(/three years|三年來/u, (found) =>
      found === '三年來' ? '四年來' : 'four years',
    );
    expect(taleOf(aStory(texts), aStory([edited, ...pick(texts, 0, 1, 2, 3)]))).toEqual([
      'moved changed 4→0',
    ]);
  });

  test('cuts a paragraph in two', () => {
    const joined = pick(texts, 1, 2).join(space);
    const [a = '', b = '', c = '', d = '', e = ''] = texts;
    expect(taleOf(aStory([a, joined, d, e]), aStory([a, b, c, d, e]))).toEqual(['split 1→1,2']);
  });

  test('cuts a paragraph in three, and edits one part', () => {
    const joined = pick(texts, 1, 2, 3).join(space);
    const [a = '', b = '', c = '', d = '', e = ''] = texts;
    const edited = c.replace(/twenty|二十/u, (found) => (found === '二十' ? '三十' : 'thirty'));
    expect(taleOf(aStory([a, joined, e]), aStory([a, b, edited, d, e]))).toEqual(['split 1→1,2,3']);
  });

  test('joins two paragraphs, and takes out another', () => {
    const joined = pick(texts, 0, 1).join(space);
    expect(taleOf(aStory(texts), aStory([joined, ...pick(texts, 2, 4)]))).toEqual([
      'merged 0,1→0',
      'deleted 3→',
    ]);
  });

  test('replaces one paragraph by news of something else', () => {
    const other =
      space === '' ? '市場週二照常營業，魚價略為上升。' : 'Fish prices rose a little on Tuesday morning.';
    expect(taleOf(aStory(texts), aStory([...pick(texts, 0, 1), other, ...pick(texts, 3, 4)]))).toEqual([
      'deleted 2→',
      'inserted →2',
    ]);
  });

  test('edits a paragraph while a new one comes before it', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = texts;
    const edited = c.replace(/twenty|二十/u, (found) => (found === '二十' ? '三十' : 'thirty'));
    const fresh = space === '' ? '氣象台稍早發出大霧警告。' : 'Forecasters had warned of a foggy night.';
    expect(taleOf(aStory([a, b, c, d, e]), aStory([a, b, fresh, edited, d, e]))).toEqual([
      'inserted →2',
      'changed 2→3',
    ]);
  });
});

describe('an editor', () => {
  test('moves a long paragraph past three short ones: still the long one moved', () => {
    const long = ENGLISH.join(' ');
    const short = ['Rain fell all night.', 'Boats waited in the bay.', 'A band played on deck.'];
    expect(taleOf(aStory([long, ...short, 'End.']), aStory([...short, long, 'End.']))).toEqual([
      'moved equal 0→3',
    ]);
  });

  test('takes out the first of five lines of stars: nothing moved', () => {
    const stars = ENGLISH.flatMap((text) => ['***', text]);
    expect(taleOf(aStory(stars), aStory(stars.slice(1)))).toEqual(['deleted 0→']);
  });

  test('makes a heading of a paragraph', () => {
    const before = aStory(['The search goes on', ENGLISH[0] ?? '']);
    const after = aStory([paragraph('The search goes on', { kind: 'heading' }), ENGLISH[0] ?? '']);
    const diff = diffContents(before, after);
    expect(tale(diff)).toEqual(['changed 0→0']);
    expect(diff.statistics.verdict).toBe('substantive');
    expect(diff.blocks[0]?.spans).toEqual([{ op: 'equal', before: [0, 18], after: [0, 18] }]);
  });

  test('exchanges one image and moves another', () => {
    const image = (url: string): ReturnType<typeof paragraph> =>
      paragraph('', { kind: 'image', attributes: { url } });
    const [one, two, three] = ['a', 'b', 'c'].map((name) => image(`https://example.test/${name}.jpg`));
    if (one === undefined || two === undefined || three === undefined) throw new Error('no image');
    expect(taleOf(aStory([one, ...ENGLISH, two]), aStory([...ENGLISH, one, three]))).toEqual([
      'moved equal 0→5',
      'changed 6→6',
    ]);
  });

  test('moved, split and joined, but changed no word: cosmetic', () => {
    const [a = '', b = '', c = '', d = '', e = ''] = ENGLISH;
    const diff = diffContents(aStory([a, `${b} ${c}`, d, e]), aStory([e, a, b, c, d]));
    expect(tale(diff)).toEqual(['moved equal 3→0', 'split 1→2,3']);
    expect(diff.statistics).toMatchObject({
      verdict: 'cosmetic',
      blocksMoved: 1,
      blocksSplit: 1,
      blocksChanged: 0,
      wordsInserted: 0,
      wordsDeleted: 0,
    });
  });
});
