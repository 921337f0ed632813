import type { Block, Content } from '../../src/domain/article/content.ts';
import { createDraw } from './generate/draw.ts';
import { generatePair, type Weight } from './generate/pairs.ts';
import type { StoryLanguage } from './generate/story.ts';

export type LargePair = { readonly before: Content; readonly after: Content };

export const MEGABYTE = 1_000_000;

const edited = (language: StoryLanguage, weight: Weight, bytes = MEGABYTE): LargePair => {
  const { before, after } = generatePair({ seed: 77, language, weight, bytes });
  return { before: before.content, after: after.content };
};

const withTexts = (content: Content, texts: readonly string[]): Content => ({
  ...content,
  blocks: texts.map((text): Block => ({ kind: 'paragraph', text, marks: [], attributes: {} })),
});

const textsIn = ({ blocks }: Content): readonly string[] => blocks.map(({ text }) => text);

function shuffled(): LargePair {
  const { before } = edited('en', 'light');
  const draw = createDraw(5);
  const texts = [...textsIn(before)];
  for (let index = texts.length - 1; index > 0; index -= 1) {
    const other = draw.below(index + 1);
    [texts[index], texts[other]] = [texts[other] ?? '', texts[index] ?? ''];
  }
  return { before, after: withTexts(before, texts) };
}

function oneParagraph({ before, after }: LargePair): LargePair {
  return {
    before: withTexts(before, [textsIn(before).join(' ')]),
    after: withTexts(after, [textsIn(after).join(' ')]),
  };
}

function repeated(): LargePair {
  const { before } = edited('en', 'light', 100);
  return {
    before: withTexts(before, ['so it goes on and '.repeat(55_000)]),
    after: withTexts(before, ['so it goes and on '.repeat(55_000)]),
  };
}

/** 100,000 blocks of a few digits, drawn anew. */
function shortLines(): LargePair {
  const { before } = edited('en', 'light', 100);
  const draw = createDraw(6);
  const lines = (): readonly string[] => Array.from({ length: 100_000 }, () => String(draw.below(5_000)));
  return { before: withTexts(before, lines()), after: withTexts(before, lines()) };
}

/** Every block of a thousand has the second half of its sentences written anew. */
function manyParagraphs(): LargePair {
  const old = generatePair({ seed: 78, language: 'en', weight: 'light', bytes: 350_000 }).before.content;
  const other = generatePair({ seed: 79, language: 'en', weight: 'light', bytes: 400_000 }).before.content;
  const firstHalf = (text: string): string => text.slice(0, text.indexOf(' ', text.length / 2) + 1);
  const secondHalf = (text: string): string => text.slice(text.indexOf(' ', text.length / 2) + 1);
  const texts = textsIn(old).map((text, index) => firstHalf(text) + secondHalf(textsIn(other)[index] ?? ''));
  return { before: old, after: withTexts(old, texts) };
}

function oneTypo(): LargePair {
  const { before } = edited('en', 'light');
  const texts = textsIn(before);
  const at = Math.floor(texts.length / 2);
  const text = texts[at] ?? '';
  const letter = text.search(/[a-z]{5}/) + 2;
  const misspelt = `${text.slice(0, letter)}${text.slice(letter + 1)}`;
  return {
    before,
    after: {
      ...before,
      blocks: before.blocks.map((block, index) => (index === at ? { ...block, text: misspelt } : block)),
    },
  };
}

function longChinese(): LargePair {
  const { before } = edited('zh-Hant', 'light', 130_000);
  const text = textsIn(before).join('').slice(0, 40_000);
  const changed = `${text.slice(0, 20_000)}據悉${text.slice(20_000)}`;
  return { before: withTexts(before, [text]), after: withTexts(before, [changed]) };
}

/** The longest it may take, in milliseconds; each with how the two texts come about. */
export const LARGE_CASES: Readonly<Record<string, { readonly ms: number; readonly make: () => LargePair }>> =
  {
    '1 MB English, edited': { ms: 2_000, make: () => edited('en', 'medium') },
    '1 MB Chinese, edited': { ms: 2_000, make: () => edited('zh-Hant', 'medium') },
    '1 MB both, moved, split and merged': { ms: 2_000, make: () => edited('mixed', 'structure') },
    '1 MB English, half written anew': { ms: 2_000, make: () => edited('en', 'half') },
    '1 MB Chinese, half written anew': { ms: 2_000, make: () => edited('zh-Hant', 'half') },
    '1 MB English, written anew': { ms: 2_000, make: () => edited('en', 'whole') },
    '1 MB Chinese, written anew': { ms: 2_000, make: () => edited('zh-Hant', 'whole') },
    '1 MB, paragraphs shuffled': { ms: 2_000, make: shuffled },
    '1 MB English in one paragraph, half anew': { ms: 2_000, make: () => oneParagraph(edited('en', 'half')) },
    '1 MB Chinese in one paragraph, half anew': {
      ms: 2_000,
      make: () => oneParagraph(edited('zh-Hant', 'half')),
    },
    '1 MB of one phrase, two words swapped each time': { ms: 2_000, make: repeated },
    '100,000 short blocks drawn anew': { ms: 2_000, make: shortLines },
    'a thousand paragraphs, each half written anew': { ms: 600, make: manyParagraphs },
    'one typing error in 1 MB': { ms: 10, make: oneTypo },
    '40,000 Chinese characters in one paragraph, two come': { ms: 5, make: longChinese },
  };
