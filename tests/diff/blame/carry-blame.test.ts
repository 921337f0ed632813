import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toNormalContent, type Block, type Content } from '../../../src/domain/article/content.ts';
import { fieldTextsOf } from '../../../src/diff/blame/blame-texts.ts';
import { carryBlame, foldBlame, NO_BLAME, type BlameState } from '../../../src/diff/blame/carry-blame.ts';
import { lengthOfRuns, listRuns, sliceRuns, type OriginRuns } from '../../../src/diff/blame/origin-runs.ts';
import { toBlameStep, toFirstStep, toUnobservedStep } from '../../../src/diff/blame/to-blame-step.ts';
import { toSentenceBlame } from '../../../src/diff/blame/to-sentence-blame.ts';
import { diffContents } from '../../../src/diff/diff-contents.ts';
import { arbitraryEdit } from '../../support/arbitrary-content.ts';
import { aContent } from '../../support/given-article.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 5_000 : 300;

const first = (text: Content, revision = 1): BlameState =>
  foldBlame(NO_BLAME, [{ step: toFirstStep(text, 'written'), revision }]);

/** The blame of each revision of a chain; null: not observed. */
function chain(texts: readonly (Content | null)[]): readonly BlameState[] {
  const states: BlameState[] = [];
  let before: Content | null | undefined;
  for (const [index, text] of texts.entries()) {
    const state = states.at(-1) ?? NO_BLAME;
    states.push(next(state, { before, after: text, revision: index + 1 }));
    before = text;
  }
  return states;
}

type Pair = {
  readonly before: Content | null | undefined;
  readonly after: Content | null;
  readonly revision: number;
};

function next(state: BlameState, { before, after, revision }: Pair): BlameState {
  if (after === null) return foldBlame(state, [{ step: toUnobservedStep(before), revision }]);
  if (before === null || before === undefined) {
    const step = toFirstStep(after, before === null ? 'first-observed' : 'written');
    return foldBlame(state, [{ step, revision }]);
  }
  return carryBlame(state, diffContents(before, after), { after, revision });
}

/** `The ferry sank.` with its origins as `[[1, 'The ferry '], [2, 'sank.']]`. */
const told = (text: string, runs: OriginRuns | undefined): readonly (readonly [number, string])[] =>
  listRuns(runs ?? []).map(({ start, end, origin }) => [origin, text.slice(start, end)]);

const blameOf = (texts: readonly (Content | null)[]): readonly (readonly (readonly [number, string])[])[] => {
  const state = chain(texts).at(-1) ?? NO_BLAME;
  return (texts.at(-1)?.blocks ?? []).map(({ text }, index) => told(text, state.blocks[index]));
};

const FERRY = 'The ferry left the old quay at noon.';
const CROWD = 'A crowd of forty waited in the rain.';
const MAYOR = 'The mayor said that she would come back.';
const TOLL = 'Nobody was hurt, the harbour office wrote.';
const HAN_ONE = '渡輪中午離開舊碼頭。';
const HAN_TWO = '四十人在雨中等候市長的消息。';

describe('blame', () => {
  test('all of the first text is its own', () => {
    expect(blameOf([aContent('Ferry', FERRY)])).toEqual([[[1, FERRY]]]);
  });

  test('the words that changed are the change’s, the rest keeps its origin', () => {
    expect(blameOf([aContent('Ferry', FERRY), aContent('Ferry', FERRY.replace('noon', 'dusk'))])).toEqual([
      [
        [1, 'The ferry left the old quay at '],
        [2, 'dusk'],
        [1, '.'],
      ],
    ]);
  });

  test.each([
    ['English', [FERRY, CROWD, MAYOR, TOLL]],
    ['Chinese', [HAN_ONE, HAN_TWO, '市長其後表示她會再來。', '港務處說無人受傷。']],
  ] as const)('a paragraph that moved keeps its origin: %s', (_language, [a, b, c, d]) => {
    const texts = [aContent('x', a, b, c), aContent('x', a, b, c, d), aContent('x', d, a, c, b)];
    expect(blameOf(texts)).toEqual([[[2, d]], [[1, a]], [[1, c]], [[1, b]]]);
  });

  test('a paragraph that was split, and two that were merged, keep theirs', () => {
    const joined = aContent('x', `${FERRY} ${CROWD}`, MAYOR);
    const split = aContent('x', FERRY, CROWD, MAYOR);
    const merged = aContent('x', FERRY, `${CROWD} ${MAYOR}`);
    expect(blameOf([joined, split])).toEqual([[[1, FERRY]], [[1, CROWD]], [[1, MAYOR]]]);
    const last = chain([joined, split, merged]).at(-1);
    expect(lengthFrom(last?.blocks[1] ?? [], 1)).toBeGreaterThanOrEqual(CROWD.length + MAYOR.length);
  });

  test('a sentence that moved to another paragraph keeps its origin', () => {
    const texts = [aContent('x', `${FERRY} ${CROWD}`, MAYOR), aContent('x', FERRY, `${MAYOR} ${CROWD}`)];
    const [, second] = blameOf(texts);
    expect(second?.at(-1)?.[0]).toBe(1);
    expect(second?.at(-1)?.[1]).toContain(CROWD);
  });

  test('what was taken out and comes back has its old origins, to the character', () => {
    const mixed = FERRY.replace('noon', 'dusk');
    const texts = [
      aContent('x', FERRY, CROWD),
      aContent('x', mixed, CROWD),
      aContent('x', CROWD),
      aContent('x', CROWD, MAYOR),
      aContent('x', mixed, CROWD, MAYOR),
    ];
    expect(blameOf(texts)[0]).toEqual([
      [1, 'The ferry left the old quay at '],
      [2, 'dusk'],
      [1, '.'],
    ]);
  });

  test('a sentence whose words go back to what they were is the old one', () => {
    const twelve = aContent('x', 'Police said that 12 people were hurt.');
    const nineteen = aContent('x', 'Police said that 19 people were hurt.');
    expect(blameOf([twelve, nineteen, twelve])).toEqual([[[1, 'Police said that 12 people were hurt.']]]);
  });

  test('a word that left one sentence and enters another is new', () => {
    const texts = [
      aContent('x', 'The bridge reopened on Sunday.'),
      aContent('x', 'The bridge reopened.'),
      aContent('x', 'The bridge reopened on Sunday evening.'),
    ];
    expect(blameOf(texts)[0]?.some(([origin]) => origin === 3)).toBe(true);
  });

  test('after a text that nobody observed words are first observed, and never somebody’s', () => {
    expect(blameOf([null, aContent('x', FERRY)])).toEqual([[[-2, FERRY]]]);
    const after = blameOf([aContent('x', FERRY), null, aContent('x', `${FERRY} ${CROWD}`)]);
    expect(after).toEqual([
      [
        [1, FERRY],
        [-3, ` ${CROWD}`],
      ],
    ]);
    expect(blameOf([null, aContent('x', FERRY), aContent('x', FERRY, CROWD)])).toEqual([
      [[-2, FERRY]],
      [[3, CROWD]],
    ]);
  });

  test('headline, summary, alternative headlines and captions have origins of their own', () => {
    const image = (url: string, caption: string) => ({ kind: 'image' as const, url, caption });
    const story = (parts: Partial<Content>): Content =>
      toNormalContent({ ...aContent('x', FERRY), ...parts });
    const one = story({
      headline: 'Ferry leaves at noon',
      summary: 'It left.',
      alternativeHeadlines: [{ role: 'seo', text: 'Ferry leaves' }],
      media: [image('/a.jpg', 'The old quay on Monday.'), image('/b.jpg', 'The crowd.')],
    });
    const two = story({
      headline: 'Ferry leaves at dusk',
      alternativeHeadlines: [
        { role: 'social', text: 'It is gone' },
        { role: 'seo', text: 'Ferry leaves' },
      ],
      media: [image('/b.jpg', 'The crowd.'), image('/a.jpg', 'The old quay on Monday.')],
    });
    const state = chain([one, two]).at(-1) ?? NO_BLAME;
    const texts = new Map(fieldTextsOf(two));
    expect(Object.keys(state.fields).sort()).toEqual([...texts.keys()].sort());
    const at = (key: string) => told(texts.get(key) ?? '', state.fields[key]);
    expect(at('headline')).toEqual([
      [1, 'Ferry leaves at '],
      [2, 'dusk'],
    ]);
    expect(at('alternativeHeadlines.0.text')).toEqual([[2, 'It is gone']]);
    expect(at('alternativeHeadlines.1.text')).toEqual([[1, 'Ferry leaves']]);
    expect(at('media.0.caption')).toEqual([[1, 'The crowd.']]);
    expect(at('media.1.caption')).toEqual([[1, 'The old quay on Monday.']]);
  });

  test('a change of marks or attributes is no new word', () => {
    const bold: Block = {
      kind: 'quote',
      text: FERRY,
      marks: [{ start: 0, end: 3, type: 'strong' }],
      attributes: { speaker: 'Mayor' },
    };
    const texts = [aContent('x', FERRY), toNormalContent({ ...aContent('x'), blocks: [bold] })];
    expect(blameOf(texts)).toEqual([[[1, FERRY]]]);
  });

  test('the index of what vanished is bounded, and forgets the oldest first', () => {
    const many = (from: number): Content =>
      aContent(
        'x',
        ...Array.from(
          { length: 100_000 },
          (_, index) => `Sentence number ${String(from + index)} of the list.`,
        ),
      );
    const lost = first(many(0));
    const gone = foldBlame(lost, [{ step: toUnobservedStep(many(0)), revision: 2 }]);
    const again = foldBlame(gone, [
      { step: toFirstStep(many(100_000), 'first-observed'), revision: 3 },
      { step: toUnobservedStep(many(100_000)), revision: 4 },
    ]);
    expect(gone.vanished.size).toBe(100_000);
    expect(again.vanished.size).toBe(150_000);
  });
});

const lengthFrom = (runs: OriginRuns, origin: number): number =>
  listRuns(runs)
    .filter((run) => run.origin === origin)
    .reduce((sum, { start, end }) => sum + end - start, 0);

describe('blame by sentence', () => {
  test('names the origin of most of it, and all of them', () => {
    const text = `${FERRY} ${CROWD}`;
    const { spans, sentences } = toSentenceBlame(text, [4, 1, FERRY.length + 1 - 4, 2, CROWD.length, 3]);
    expect(spans.map(({ origin }) => origin)).toEqual([1, 2, 3]);
    expect(sentences).toEqual([
      { start: 0, end: FERRY.length + 1, origin: 2, origins: [2, 1] },
      { start: FERRY.length + 1, end: text.length, origin: 3, origins: [3] },
    ]);
  });
});

test('blame by sentence counts no blank between two sentences', () => {
  const text = `${FERRY} ${CROWD}`;
  const { sentences } = toSentenceBlame(text, [FERRY.length, 1, 1 + CROWD.length, 3]);
  expect(sentences.map(({ origins }) => origins)).toEqual([[1], [3]]);
  expect(toSentenceBlame('  ', [1, 1, 1, 2]).sentences).toMatchObject([{ origins: [1, 2] }]);
});

const lengthsOf = (content: Content) => ({
  blocks: content.blocks.map(({ text }) => text.length),
  fields: Object.fromEntries(fieldTextsOf(content).map(([key, text]) => [key, text.length])),
});

const isJoined = (runs: OriginRuns): boolean =>
  listRuns(runs).every(
    ({ origin, start, end }, index, all) => end > start && all[index - 1]?.origin !== origin,
  );

describe('any chain of texts', () => {
  const chains = fc
    .array(arbitraryEdit(), { minLength: 1, maxLength: 4 })
    .map((pairs): readonly Content[] => pairs.flat());

  test('runs tile every text, name revisions that were, and are the same each time', () => {
    fc.assert(
      fc.property(chains, (texts) => {
        const states = chain(texts);
        for (const [index, text] of texts.entries()) {
          const state = states[index] ?? NO_BLAME;
          const runs = [...state.blocks, ...Object.values(state.fields)];
          expect({
            blocks: state.blocks.map(lengthOfRuns),
            fields: Object.fromEntries(
              Object.entries(state.fields).map(([key, value]) => [key, lengthOfRuns(value)]),
            ),
          }).toEqual(lengthsOf(text));
          expect(runs.every(isJoined)).toBe(true);
          const origins = runs.flatMap(listRuns).map(({ origin }) => origin);
          expect(origins.every((origin) => origin >= 1 && origin <= index + 1)).toBe(true);
        }
        expect(chain(texts)).toEqual(states);
      }),
      { numRuns },
    );
  });

  test('a step says the same after a trip through JSON', () => {
    fc.assert(
      fc.property(chains, ([before, after]) => {
        if (before === undefined || after === undefined) return;
        const step = toBlameStep(diffContents(before, after), after);
        const stored = JSON.parse(JSON.stringify(step)) as typeof step;
        const carried = foldBlame(first(before), [{ step: stored, revision: 2 }]);
        expect(carried).toEqual(foldBlame(first(before), [{ step, revision: 2 }]));
      }),
      { numRuns },
    );
  });

  test('a whole text that comes back has all its old origins back, but for what is too short to know', () => {
    const sentence = fc.integer({ min: 0, max: 99_999 }).map((n) => `The ferry number ${String(n)} came in.`);
    const text = fc.uniqueArray(sentence, { minLength: 1, maxLength: 8 }).map((all) => aContent('x', ...all));
    fc.assert(
      fc.property(text, text, text, (one, two, three) => {
        const states = chain([one, two, three, one]);
        expect(states.at(-1)?.blocks).toEqual(states[0]?.blocks);
      }),
      { numRuns },
    );
  });
});

/** The slow, obvious twin: every word is unique and carries the revision that brought it. */
type Word = { readonly text: string; readonly origin: number };
type Sentence = readonly Word[];
type Paragraph = readonly Sentence[];

const textOf = (paragraph: Paragraph): string =>
  paragraph.map((sentence) => `${sentence.map(({ text }) => text).join(' ')}.`).join(' ');

type Desk = {
  paragraphs: readonly Paragraph[];
  readonly removed: Sentence[];
  words: number;
};

const WORDS_A_SENTENCE = 9;

function newWord(desk: Desk, origin: number): Word {
  desk.words += 1;
  const name = String(desk.words).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  return { text: `W${name}word`, origin };
}

const newSentence = (desk: Desk, origin: number): Sentence =>
  Array.from({ length: WORDS_A_SENTENCE }, () => newWord(desk, origin));

const newParagraph = (desk: Desk, origin: number): Paragraph => [
  newSentence(desk, origin),
  newSentence(desk, origin),
  newSentence(desk, origin),
];

type Edit = { readonly kind: number; readonly paragraph: number; readonly place: number };

function edit(desk: Desk, { kind, paragraph, place }: Edit, revision: number): void {
  const index = paragraph % desk.paragraphs.length;
  const own = desk.paragraphs[index] ?? [];
  const at = place % (own.length + 1);
  const put = (...paragraphs: readonly Paragraph[]): void => {
    desk.paragraphs = [
      ...desk.paragraphs.slice(0, index),
      ...paragraphs,
      ...desk.paragraphs.slice(index + 1),
    ];
  };
  const back = desk.removed.at(-1);
  switch (kind) {
    case 0:
      return put([...own.slice(0, at), newSentence(desk, revision), ...own.slice(at)]);
    case 1: {
      const gone = own[at];
      if (own.length < 2 || gone === undefined) return;
      desk.removed.push(gone);
      return put(own.filter((sentence) => sentence !== gone));
    }
    case 2: {
      const word = newWord(desk, revision);
      return put(
        own.map((sentence, n) =>
          n === at ? [...sentence.slice(0, 4), word, ...sentence.slice(5)] : sentence,
        ),
      );
    }
    case 3:
      if (back === undefined) return;
      desk.removed.pop();
      return put([...own.slice(0, at), back, ...own.slice(at)]);
    case 4: {
      const others = desk.paragraphs.filter((_, n) => n !== index);
      desk.paragraphs = [...others.slice(0, place % 4), own, ...others.slice(place % 4)];
      return;
    }
    default:
      return put(own, newParagraph(desk, revision));
  }
}

/** Words with their origins: which of two equal spaces was inserted, nobody can tell. */
const wordsOf = (paragraph: Paragraph): readonly string[] =>
  paragraph.flat().map(({ text, origin }) => `${text} ${String(origin)}`);

const wordsIn = (text: string, runs: OriginRuns): readonly string[] =>
  [...text.matchAll(/\w+/g)].map(({ 0: word, index }) => {
    const own = listRuns(sliceRuns(runs, [index, index + word.length]));
    return `${word} ${own.map(({ origin }) => origin).join('+')}`;
  });

describe('the twin that knows every word', () => {
  const edits = fc.array(fc.record({ kind: fc.nat(5), paragraph: fc.nat(50), place: fc.nat(50) }), {
    minLength: 1,
    maxLength: 25,
  });

  test('agrees on every word of every revision', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const desk: Desk = { paragraphs: [], removed: [], words: 0 };
        desk.paragraphs = [newParagraph(desk, 1), newParagraph(desk, 1), newParagraph(desk, 1)];
        let before = aContent('x', ...desk.paragraphs.map(textOf));
        let state = first(before);
        for (const [index, change] of list.entries()) {
          edit(desk, change, index + 2);
          const after = aContent('x', ...desk.paragraphs.map(textOf));
          state = next(state, { before, after, revision: index + 2 });
          before = after;
          const found = after.blocks.map(({ text }, place) => wordsIn(text, state.blocks[place] ?? []));
          expect(found).toEqual(desk.paragraphs.map(wordsOf));
        }
      }),
      { numRuns: numRuns / 3 },
    );
  });
});
