import { describe, expect, test } from '@jest/globals';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { numberChanges } from '../../src/diff/number-changes.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { story } from './render/given-diff.ts';

const changesOf = (before: Content, after: Content): readonly string[] =>
  numberChanges(diffContents(before, after));

describe('a number that became another is told', () => {
  test.each([
    ['At least 12 died.', 'At least 19 died.', '12 → 19'],
    ['There are 1,013 boats.', 'There are 1,014 boats.', '1,013 → 1,014'],
    ['It cost 3 million dollars.', 'It cost 3 billion dollars.', '3 million → 3 billion'],
    ['It cost 3 million dollars.', 'It cost 4 million dollars.', '3 → 4'],
    ['It cost 3 million dollars.', 'It cost 3,000 dollars.', '3 million → 3,000'],
    ['Three million came.', 'Three billion came.', 'Three million → Three billion'],
    ['It cost millions.', 'It cost billions.', 'millions → billions'],
    ['Twenty-one people died.', 'Twenty-two people died.', 'Twenty-one → Twenty-two'],
    ['It was 5 degrees.', 'It was -5 degrees.', '5 → -5'],
    ['It was −5 degrees.', 'It was 5 degrees.', '−5 → 5'],
    ['About 5 per cent.', 'About .5 per cent.', '5 → .5'],
    ['事故造成兩人死亡。', '事故造成一人死亡。', '兩 → 一'],
    ['發布三級警戒。', '發布四級警戒。', '三 → 四'],
    ['投票率三成。', '投票率五成。', '三成 → 五成'],
    ['支持度六成一。', '支持度六成六。', '六成一 → 六成六'],
    ['最新的民調說，支持度六成一。', '最新的民調說，支持度七成六。', '六成一 → 七成六'],
    ['大火造成50人受傷。', '大火造成50多人受傷。', '50 → 50多'],
    ['氣溫降到零下3度。', '氣溫降到3度。', '零下3 → 3'],
    ['It weighs 5 kg now.', 'It weighs 5 g now.', '5 kg → 5 g'],
    ['罰款500萬港元。', '罰款500萬美元。', '500萬港元 → 500萬美元'],
    ['現場數十人聚集。', '現場數百人聚集。', '數十 → 數百'],
    ['現場百人聚集。', '現場千人聚集。', '百 → 千'],
    ['民國一一○年啟用。', '民國一一一年啟用。', '一一○ → 一一一'],
    ['民國一一〇年啟用。', '民國一○九年啟用。', '一一〇 → 一○九'],
    ['共3萬人受災。', '共3億人受災。', '3萬 → 3億'],
    ['委員會周四開會。', '委員會周五開會。', '周四 → 周五'],
    ['夜市十一點打烊。', '夜市十點半打烊。', '十一點 → 十點半'],
  ])('%j became %j: %s', (before, after, change) => {
    expect(changesOf(story([before]), story([after]))).toEqual([change]);
  });

  test.each([
    ['大家一起去。', '大家一同去。'],
    ['Room 12 was shut.', 'Room 12 was open.'],
    ['陳○○到場。', '林○○到場。'],
    ['More came.', 'More came, 12 of them from Fernhill.'],
  ])('and none in %j became %j', (before, after) => {
    expect(changesOf(story([before]), story([after]))).toEqual([]);
  });
});

describe('of several changes', () => {
  test('each is told by its own edit', () => {
    const before = story(['Of the boats 25 sank, and of the crews 25 per cent were lost.']);
    const after = story(['Of the boats 28 sank, and of the crews 40 per cent were lost.']);
    expect(changesOf(before, after)).toEqual(['25 → 28', '25 → 40']);
  });

  test('the same is told once', () => {
    const before = story(['Of the boats 25 sank.', 'All 25 were new.'], { headline: '25 boats sink' });
    const after = story(['Of the boats 28 sank.', 'All 28 were new.'], { headline: '28 boats sink' });
    expect(changesOf(before, after)).toEqual(['25 → 28']);
  });

  test('one number that became two others is told twice, wherever the first one stands', () => {
    const before = story(['In 25 houses the light went out.', 'The water rose by 25 per cent, from 12.']);
    const after = story(['In 28 houses the light went out.', 'The water rose by 40 per cent, from 28.']);
    expect(changesOf(before, after)).toEqual(['25 → 28', '25 → 40', '12 → 28']);
  });

  test('a rewritten sentence pairs as the headline did', () => {
    const before = story(['At least 13 people died in the fall of the mill.'], { headline: '13 dead' });
    const after = story(['All 46 people are found: 14 died in the fall of the mill.'], {
      headline: '14 dead',
    });
    expect(changesOf(before, after)).toEqual(['13 → 14']);
  });

  test('captions of images count too', () => {
    const media = (caption: string): Partial<Content> => ({
      media: [{ kind: 'image', url: 'https://pictures.example/1.jpg', caption }],
    });
    const [before, after] = [story([], media('約兩成受損')), story([], media('約三成受損'))];
    expect(changesOf(before, after)).toEqual(['兩成 → 三成']);
  });
});
