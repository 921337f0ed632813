import { commonEnds } from '../same-value.ts';
import type { Range } from '../story-diff.ts';
import { sentenceEnd } from '../words/sentences.ts';
import type { BlockDraft } from './block-draft.ts';
import { heaviestSequence } from './heaviest-sequence.ts';

/** A sentence, without the white space around it, that its own block has not kept where it was. */
export type LooseSentence = { readonly draft: number; readonly range: Range; readonly text: string };

export type LooseSentences = {
  readonly gone: readonly LooseSentence[];
  readonly come: readonly LooseSentence[];
};

/** Shorter ones (fewer letters suffice where a letter is a word) appear twice by chance. */
const SHORTEST = 16;
const SHORTEST_UNSPACED = 7;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;

const isLongEnough = (text: string): boolean =>
  text.length >= SHORTEST || (text.length >= SHORTEST_UNSPACED && UNSPACED.test(text));

const NONE: LooseSentences = { gone: [], come: [] };

/** The sentences that an edit of a block may have taken away from there or brought there; none where nothing long enough went or nothing came. */
export function looseSentences(drafts: readonly BlockDraft[]): LooseSentences {
  const edits: Edited[] = [];
  drafts.forEach((draft, place) => {
    const { beforeText, afterText } = draft;
    const isLong = Math.max(beforeText.length, afterText.length) >= SHORTEST_UNSPACED;
    if (isLong && beforeText !== afterText) edits.push(toEdited(draft, place));
  });
  if (!edits.some(({ before }) => isRoomy(before)) || !edits.some(({ after }) => isRoomy(after))) return NONE;
  const gone: LooseSentence[] = [];
  const come: LooseSentence[] = [];
  for (const { before, after } of edits) {
    const [olds, news] = [sentencesWithin(before), sentencesWithin(after)];
    const kept = keptSentences(olds, news);
    for (const sentence of olds) if (!kept.has(sentence)) gone.push(sentence);
    for (const sentence of news) if (!kept.has(sentence)) come.push(sentence);
  }
  return { gone, come };
}

/** What an edit changed of a block's text: all between what both sides begin and end with. */
type Stretch = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly draft: number;
};
type Edited = { readonly before: Stretch; readonly after: Stretch };

function toEdited({ beforeText, afterText, ends }: BlockDraft, draft: number): Edited {
  const { head: from, tail } = ends ?? commonEnds(beforeText, afterText);
  return {
    before: { text: beforeText, from, to: beforeText.length - tail, draft },
    after: { text: afterText, from, to: afterText.length - tail, draft },
  };
}

/** Whether even the shortest sentence could have gone or come there. */
const isRoomy = ({ from, to }: Stretch): boolean => to - from >= SHORTEST_UNSPACED;

/** The sentences that touch the stretch. */
function sentencesWithin(stretch: Stretch): readonly LooseSentence[] {
  if (!isRoomy(stretch)) return [];
  const { text, from, to, draft } = stretch;
  const sentences: LooseSentence[] = [];
  for (let start = sentenceStart(text, from); start < to;) {
    const next = sentenceEnd(text, start, text.length);
    const range = trimmed(text, start, next);
    const own = text.slice(...range);
    if (isLongEnough(own)) sentences.push({ draft, range, text: own });
    start = next;
  }
  return sentences;
}

const FAR = 2_000;

/** Where the sentence at `place` begins, found from a line end or far enough before it. */
function sentenceStart(text: string, place: number): number {
  const from = Math.max(text.lastIndexOf('\n', place - 1) + 1, place - FAR, 0);
  let start = from;
  for (let next = start; next <= place && next < text.length; next = sentenceEnd(text, start, text.length)) {
    if (next === place && place > 0) return place;
    start = next;
  }
  return start;
}

const BLANK = /\s/u;

function trimmed(text: string, start: number, end: number): Range {
  let [from, to] = [start, end];
  while (to > from && BLANK.test(text.charAt(to - 1))) to -= 1;
  while (from < to && BLANK.test(text.charAt(from))) from += 1;
  return [from, to];
}

/** Of the sentences on both sides of one block the heaviest sequence stayed. */
function keptSentences(
  olds: readonly LooseSentence[],
  news: readonly LooseSentence[],
): ReadonlySet<LooseSentence> {
  if (olds.length * news.length === 0) return new Set();
  const places = new Map<string, number[]>();
  news.forEach(({ text }, place) => {
    const known = places.get(text);
    if (known === undefined) places.set(text, [place]);
    else known.push(place);
  });
  const candidates = olds.flatMap(({ text }, before) =>
    (places.get(text) ?? [])
      .slice(0, 4)
      .map((after) => ({ before, after, weight: text.length, similarity: 1 })),
  );
  const kept = heaviestSequence(candidates);
  return new Set(
    kept.flatMap(({ before, after }) => [olds[before], news[after]]).filter((item) => item !== undefined),
  );
}
