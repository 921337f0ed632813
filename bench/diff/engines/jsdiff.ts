import { diffWords, diffWordsWithSpace, type ChangeObject } from 'diff';

import type { TwoTexts, Run } from '../judge/alignment.ts';
import { runsOf, type Engine, type Piece } from './engine.ts';

/**
 * From so many tokens that go or come on, `diff` gives up without a result: whole texts of 60 KB written anew take it
 * ten seconds and more. Unlike its `timeout` the bound falls on the same pairs on every machine.
 */
const LONGEST_EDIT = 6_000;

const lengthOf = ({ value }: ChangeObject<string>): number => value.length;

const toPiece = (change: ChangeObject<string>): Piece => ({
  op: change.added ? 'insert' : change.removed ? 'delete' : 'equal',
  length: lengthOf(change),
});

/** jsdiff, the package `diff`, over whole texts. */
export const jsdiff: Engine = {
  name: 'diffWordsWithSpace',
  showsMoves: false,
  diff: ({ before, after }) => {
    const changes = diffWordsWithSpace(before, after, { maxEditLength: LONGEST_EDIT });
    return changes && (() => runsOf(changes.map(toPiece)));
  },
};

const intlSegmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The same with words cut by ICU. undefined: it gave up, or its changes don't rebuild the texts. For short texts only:
 * Intl.Segmenter is quadratic in a text's length.
 */
export function segmentedWords({ before, after }: TwoTexts): readonly Run[] | undefined {
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: LONGEST_EDIT }) ?? [];
  const old = changes.filter(({ added }) => !added).map(({ value }) => value);
  const fresh = changes.filter(({ removed }) => !removed).map(({ value }) => value);
  if (old.join('') !== before || fresh.join('') !== after) return undefined;
  return runsOf(changes.map(toPiece));
}
