import { createDraw } from './draw.ts';
import {
  changeMarks,
  changeName,
  changeNumber,
  changePunctuation,
  changeQuote,
  makeTypo,
} from './edit-words.ts';
import {
  addParagraph,
  mergeParagraphs,
  moveParagraph,
  moveParagraphEdited,
  removeParagraph,
  rewriteShare,
  splitParagraph,
} from './edit-paragraphs.ts';
import {
  addSentence,
  changeTags,
  moveSentence,
  removeSentence,
  rewriteHeadline,
  rewriteImageCaption,
} from './edit-sentences.ts';
import type { Desk, Edit, Editor } from './edit.ts';
import { render, type Revision } from './render.ts';
import { newStory, type Story, type StoryLanguage, type Writer } from './story.ts';

export type Weight = 'light' | 'medium' | 'structure' | 'half' | 'whole';

/** Two revisions of an invented story, and what was done between them. */
export type Pair = {
  readonly language: StoryLanguage;
  readonly weight: Weight;
  /** Of the first revision, at least, as UTF-8. */
  readonly bytes: number;
  readonly before: Revision;
  readonly after: Revision;
  readonly edits: readonly Edit[];
};

/** Each as often as it stands here. */
const LIGHT: readonly Editor[] = [
  ...[makeTypo, makeTypo, changeNumber, changeNumber, changeName, changeName, changePunctuation],
  ...[changeQuote, addSentence, addSentence, removeSentence, changeMarks, rewriteImageCaption, changeTags],
];
const MEDIUM: readonly Editor[] = [
  ...LIGHT,
  ...[addSentence, removeSentence, addParagraph, addParagraph, removeParagraph, rewriteHeadline],
];
const STRUCTURE: readonly Editor[] = [
  ...[moveParagraph, moveParagraphEdited, splitParagraph, mergeParagraphs, moveSentence, moveSentence],
  ...[changeNumber, addSentence],
];

type Plan = { readonly editors: readonly Editor[]; readonly fewest: number; readonly spread: number };

const PLANS: Readonly<Record<Weight, Plan>> = {
  light: { editors: LIGHT, fewest: 1, spread: 3 },
  medium: { editors: MEDIUM, fewest: 4, spread: 7 },
  structure: { editors: STRUCTURE, fewest: 2, spread: 5 },
  half: { editors: [rewriteHeadline, rewriteShare(0.5)], fewest: 2, spread: 1 },
  whole: { editors: [rewriteHeadline, rewriteShare(1)], fewest: 2, spread: 1 },
};

/** Of twelve pairs of one language and size. */
const WEIGHTS: readonly (readonly [Weight, number])[] = [
  ['light', 4],
  ['medium', 3],
  ['structure', 3],
  ['half', 1],
  ['whole', 1],
];
const LANGUAGES: readonly StoryLanguage[] = ['en', 'zh-Hant', 'mixed'];
const SIZES = [2_000, 6_000, 20_000, 60_000, 100_000] as const;

/** 180 pairs to make, each of a story of its own, so that no text was seen before it is measured. */
export function pairOrders(seed: number): readonly PairOrder[] {
  const kinds = LANGUAGES.flatMap((language) =>
    SIZES.flatMap((bytes) =>
      WEIGHTS.flatMap(([weight, count]) =>
        Array.from({ length: count }, () => ({ language, bytes, weight })),
      ),
    ),
  );
  return kinds.map((kind, index) => ({ ...kind, seed: seed * 1_000 + index + 1 }));
}

export type PairOrder = Pick<Pair, 'language' | 'bytes' | 'weight'> & { readonly seed: number };

export function generatePair({ seed, language, bytes, weight }: PairOrder): Pair {
  const writer: Writer = { draw: createDraw(seed), written: new Set(), phrases: 'first' };
  const story = newStory(writer, language, bytes);
  const { story: edited, edits } = editStory(writer, story, weight);
  return { language, weight, bytes, before: render(story), after: render(edited), edits };
}

/** A chain of revisions of one story; each pair of neighbours with what was done between them. */
export function generateChain(order: PairOrder, revisions: number): readonly Pair[] {
  const { seed, language, bytes, weight } = order;
  const writer: Writer = { draw: createDraw(seed), written: new Set(), phrases: 'first' };
  let story = newStory(writer, language, bytes);
  let before = render(story);
  return Array.from({ length: revisions - 1 }, () => {
    const { story: edited, edits } = editStory(writer, story, weight);
    const pair: Pair = { language, weight, bytes, before, after: render(edited), edits };
    [story, before] = [edited, pair.after];
    return pair;
  });
}

type EditedStory = { readonly story: Story; readonly edits: readonly Edit[] };

function editStory(writer: Writer, from: Story, weight: Weight): EditedStory {
  const { editors, fewest, spread } = PLANS[weight];
  const { draw } = writer;
  const desk: Desk = { writer, touched: new Set() };
  const isRewrite = spread === 1;
  const edits: Edit[] = [];
  let story = from;
  for (let count = fewest + draw.below(spread), done = 0; done < count; done += 1) {
    const editor = isRewrite ? editors[done] : draw.pick(editors);
    const edited = editor?.(desk, story);
    if (edited === undefined) continue;
    edits.push(edited.edit);
    story = edited.story;
  }
  return { story, edits };
}
