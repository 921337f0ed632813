import { commonPrefix, commonSuffix } from '../same-value.ts';
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

/** The sentences that an edit of a block may have taken away from there or brought there. */
export function looseSentences(drafts: readonly BlockDraft[]): LooseSentences {
  const gone: LooseSentence[] = [];
  const come: LooseSentence[] = [];
  drafts.forEach(({ beforeText, afterText }, draft) => {
    if (Math.max(beforeText.length, afterText.length) < SHORTEST_UNSPACED || beforeText === afterText) return;
    const [head, tail] = commonEnds(beforeText, afterText);
    const olds = sentencesWithin({ text: beforeText, head, tail, draft });
    const news = sentencesWithin({ text: afterText, head, tail, draft });
    const kept = keptSentences(olds, news);
    gone.push(...olds.filter((sentence) => !kept.has(sentence)));
    come.push(...news.filter((sentence) => !kept.has(sentence)));
  });
  return { gone, come };
}

function commonEnds(before: string, after: string): readonly [head: number, tail: number] {
  const head = commonPrefix(before, after);
  return [head, commonSuffix(before, after, Math.min(before.length, after.length) - head)];
}

type Stretch = {
  readonly text: string;
  readonly head: number;
  readonly tail: number;
  readonly draft: number;
};

/** The sentences that touch what lies between the common ends; none where even the shortest could not have gone or come. */
function sentencesWithin({ text, head, tail, draft }: Stretch): readonly LooseSentence[] {
  const end = text.length - tail;
  if (end - head < SHORTEST_UNSPACED) return [];
  const sentences: LooseSentence[] = [];
  for (let start = sentenceStart(text, head); start < end;) {
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
