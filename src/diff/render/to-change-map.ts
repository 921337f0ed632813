import type { BlockChange } from '../story-diff.ts';
import { toBlocksOfSentences } from './block-of-sentences.ts';
import { blockSentences, sentenceMoveSentence } from './block-sentences.ts';
import { blocksOf, firstPlace, type DiffView } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { fieldSentences } from './field-sentences.ts';
import { toFoldablePlaces } from './places.ts';
import { toSentenceHtml } from './sentence-html.ts';
import type { Sentence } from './sentence.ts';
import { changeSentences } from './to-change-list.ts';

/** One change of the story as a place to go to. */
export type ChangeMark = {
  /** The id of its element in the inline view and side by side. */
  readonly target: string;
  readonly kind: 'field' | 'changed' | 'inserted' | 'deleted' | 'moved' | 'split' | 'merged';
  /** What it is, in a sentence: safe HTML without links. */
  readonly label: string;
  /** How many more sentences tell of it. */
  readonly more: number;
  /** Its place in the text as it is shown, 0 to 1; fields stand at the top. */
  readonly start: number;
  readonly end: number;
};

/** Room that a block takes besides its words, in characters. */
const BLOCK_ROOM = 60;

/** The changes in the order of reading: fields, then blocks. */
export function toChangeMap(view: DiffView): readonly ChangeMark[] {
  return [...fieldMarks(view), ...blockMarks(view)];
}

/** How many sentences the list tells of them all. */
export const countChanges = (view: DiffView): number => changeSentences(view).length;

const fieldMarks = (view: DiffView): readonly ChangeMark[] =>
  view.diff.fields.map((change) => ({
    target: escapeHtml(view.id(change.field)),
    kind: 'field',
    ...labelled(view, fieldSentences(view, change)),
    start: 0,
    end: 0,
  }));

function blockMarks(view: DiffView): readonly ChangeMark[] {
  const places = toFoldablePlaces(view.diff.blocks).filter(({ role }) => role !== 'origin');
  const rooms = places.map(({ change }) => roomOf(view, change));
  const whole = rooms.reduce((sum, room) => sum + room, 0);
  const tellMoves = toMoveTeller(view);
  let at = 0;
  return places.flatMap(({ change }, index): readonly ChangeMark[] => {
    const start = at;
    at += rooms[index] ?? 0;
    if (change.kind === 'equal' && change.moveId === undefined) return [];
    const sentences = [...blockSentences(view, change), ...tellMoves(change)];
    return [
      {
        target: targetOf(view, change),
        kind: kindOf(change),
        ...labelled(view, sentences),
        start: start / whole,
        end: at / whole,
      },
    ];
  });
}

const kindOf = ({ kind, moveId }: BlockChange): ChangeMark['kind'] =>
  moveId !== undefined || kind === 'equal' ? 'moved' : kind;

/** The id that the views give the place of a change. */
export const targetOf = (view: DiffView, change: BlockChange): string =>
  escapeHtml(firstPlace(view, change, change.after.length === 0 ? 'before' : 'after').target ?? '');

const roomOf = (view: DiffView, change: BlockChange): number =>
  blocksOf(view, change, change.after.length === 0 ? 'before' : 'after').reduce(
    (sum, { text }) => sum + text.length + BLOCK_ROOM,
    0,
  );

/** Sentences that came to a block, and those that left it. */
function toMoveTeller(view: DiffView): (change: BlockChange) => readonly Sentence[] {
  const { sentenceMoves } = view.diff;
  if (sentenceMoves.length === 0) return () => [];
  const among = (change: BlockChange, side: 'before' | 'after', block: number): boolean =>
    change[side].some(({ index }) => index === block);
  const toldWithBlocks = toBlocksOfSentences(view);
  return (change) => {
    const own = sentenceMoves.filter(
      ({ before, after }) => among(change, 'after', after.block) || among(change, 'before', before.block),
    );
    const blocks = new Set(own.flatMap(({ moveId }) => toldWithBlocks.get(moveId) ?? []));
    blocks.delete(change);
    return [
      ...own
        .filter(({ moveId }) => !toldWithBlocks.has(moveId))
        .map((move) => sentenceMoveSentence(view, move)),
      ...[...blocks].flatMap((block) => blockSentences(view, block)),
    ];
  };
}

function labelled(view: DiffView, sentences: readonly Sentence[]): Pick<ChangeMark, 'label' | 'more'> {
  const [first = [view.phrases.labels.oldText]] = sentences;
  return {
    label: toSentenceHtml(withoutLinks(first), view.phrases),
    more: Math.max(0, sentences.length - 1),
  };
}

const withoutLinks = (sentence: Sentence): Sentence =>
  sentence.map((part) => (typeof part === 'object' && 'reference' in part ? part.reference : part));
