import type { BlockChange, Span } from '../story-diff.ts';
import { countWords } from '../words/count-words.ts';
import type { Extent } from './phrases.ts';

/** Beginnings and ends of paragraphs that came or went with a split or merge. */
const isBorder = ({ beforeText = '', afterText = '' }: Span): boolean =>
  (beforeText + afterText).trim() === '' && (beforeText + afterText).includes('\n');

/** An edit of this change's words: not a sentence that moved, and for splits and merges not the paragraph's end. */
const isOwnEdit = ({ kind }: BlockChange, span: Span): boolean =>
  span.op !== 'equal' &&
  span.moveId === undefined &&
  !((kind === 'split' || kind === 'merged') && isBorder(span));

/** The edits of a change's own words; the blank that a moved sentence took along goes with it. */
export function ownEditsOf(change: BlockChange): readonly Span[] {
  const { spans = [] } = change;
  const isBesideMove = (index: number): boolean =>
    [spans[index - 1], spans[index + 1]].some((span) => span?.moveId !== undefined);
  return spans.filter((span, index) => isOwnEdit(change, span) && !(isSpacing(span) && isBesideMove(index)));
}

/** How much of a block changed. */
export function extentOf(change: BlockChange): Extent {
  const edits = ownEditsOf(change);
  const count = (texts: readonly (string | undefined)[]): number =>
    texts.reduce((sum, text) => sum + countWords(text ?? ''), 0);
  return {
    inserted: count(edits.map(({ afterText }) => afterText)),
    deleted: count(edits.map(({ beforeText }) => beforeText)),
    form: formOf(change, edits),
  };
}

function formOf({ marks = [], attributes = [] }: BlockChange, edits: readonly Span[]): Extent['form'] {
  if (edits.length > 0) return edits.every(isSpacing) ? 'spacing' : 'punctuation';
  return marks.length + attributes.length > 0 ? 'formatting' : 'none';
}

/** Nothing but white space differs, on either side. */
export const isSpacing = ({ beforeText = '', afterText = '' }: Span): boolean =>
  (beforeText + afterText).trim() === '';
