import type { Content } from '../../domain/article/content.ts';
import type { SentenceMove, StoryDiff } from '../story-diff.ts';
import { toBlocksOfSentences } from './block-of-sentences.ts';
import { blockSentences, sentenceMoveSentence } from './block-sentences.ts';
import { toDiffView, type DiffView, type RenderOptions } from './diff-view.ts';
import { fieldSentences } from './field-sentences.ts';
import { toPlainSentence, type Sentence } from './sentence.ts';

/**
 * Every change as one plain sentence: fields first, then blocks in the order of the text, what was taken out where it stood. Blocks are
 * counted among those of their kind; the number of one that was removed is that in the text before. No change: an empty list.
 */
export function toChangeList(diff: StoryDiff, before: Content, options?: RenderOptions): readonly string[] {
  const view = toDiffView(diff, before, options);
  return changeSentences(view).map((sentence) => toPlainSentence(sentence, view.phrases.quotes));
}

/** The same with their quotations marked. */
export function changeSentences(view: DiffView): readonly Sentence[] {
  const arrivals = new Map<number, SentenceMove[]>();
  const toldWithBlocks = toBlocksOfSentences(view);
  for (const move of view.diff.sentenceMoves) {
    if (toldWithBlocks.has(move.moveId)) continue;
    const known = arrivals.get(move.after.block);
    if (known === undefined) arrivals.set(move.after.block, [move]);
    else known.push(move);
  }
  return [
    ...view.diff.fields.flatMap((change) => fieldSentences(view, change)),
    ...view.diff.blocks.flatMap((change) => [
      ...blockSentences(view, change),
      ...change.after
        .flatMap(({ index }) => arrivals.get(index) ?? [])
        .map((move) => sentenceMoveSentence(view, move)),
    ]),
  ];
}
