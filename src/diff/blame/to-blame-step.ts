import type { Content } from '../../domain/article/content.ts';
import type { BlockChange, SentenceMove, StoryDiff } from '../story-diff.ts';
import type {
  BlameStep,
  CopyPiece,
  GoneSentence,
  Piece,
  SameBlocks,
  TextKey,
  TextSource,
} from './blame-step.ts';
import { isSameBlocks } from './blame-step.ts';
import { fieldTextsOf } from './blame-texts.ts';
import { fieldSources } from './field-sources.ts';
import {
  createPieceReader,
  goneSentences,
  keptRanges,
  piecesOf,
  placeTexts,
  toTextSource,
  type PlacedText,
} from './pieces.ts';

type Moved = ReadonlyMap<string, CopyPiece>;

/** What the text after takes from the text before. The diff is that of the two. */
export function toBlameStep(diff: StoryDiff, after: Content): BlameStep {
  const moved = new Map(diff.sentenceMoves.map(toMoved));
  const sources = new Map<number, SameBlocks | TextSource>();
  const gone: GoneSentence[] = [];
  for (const change of diff.blocks) {
    for (const [index, source] of sourcesOf(change, moved)) sources.set(index, source);
    for (const sentence of goneOf(change, moved)) gone.push(sentence);
  }
  const fromFields = fieldSources(diff.fields);
  const blocks = after.blocks.map(({ text }, index) => sources.get(index) ?? newText(text));
  return stepOf(joinSame(blocks), [...gone, ...fromFields.gone], fromFields.fields);
}

/** A text with none before it, or after one that nobody observed. */
export function toFirstStep(after: Content, kind: 'written' | 'first-observed'): BlameStep {
  const fields = fieldTextsOf(after).map(([key, text]) => [key, newText(text)] as const);
  const step = { blocks: after.blocks.map(({ text }) => newText(text)), fields: Object.fromEntries(fields) };
  return kind === 'written' ? step : { firstObserved: true, ...step };
}

/** An unobserved text: what stood before is only remembered. */
export function toUnobservedStep(before: Content | null | undefined): BlameStep {
  if (before === null || before === undefined) return { blocks: [] };
  const texts: readonly (readonly [TextKey, string])[] = [
    ...before.blocks.map(({ text }, index) => [index, text] as const),
    ...fieldTextsOf(before),
  ];
  const gone = placeTexts(texts).flatMap((placed) => goneSentences(placed, []));
  return stepOf([], gone, Object.fromEntries(fieldTextsOf(before).map(([key]) => [key, null])));
}

function stepOf(
  blocks: BlameStep['blocks'],
  gone: readonly GoneSentence[],
  fields: NonNullable<BlameStep['fields']>,
): BlameStep {
  return {
    ...(gone.length === 0 ? {} : { gone }),
    blocks,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
}

const toMoved = ({ moveId, before }: SentenceMove): readonly [string, CopyPiece] => [
  moveId,
  [before.block, before.range[0], before.range[1] - before.range[0]],
];

const newText = (text: string): TextSource => toTextSource(text, createPieceReader([text.length]));

type BlockSource = readonly [index: number, source: SameBlocks | TextSource];

function sourcesOf(change: BlockChange, moved: Moved): readonly BlockSource[] {
  const [from] = change.before;
  if (change.kind === 'equal' && from !== undefined)
    return change.after.map(({ index }) => [index, [from.index, 1]]);
  const reader = createPieceReader(piecesOfChange(change, moved));
  return change.after.map(({ index, block }): BlockSource => {
    const source = toTextSource(block?.text ?? '', reader);
    // What follows is the LF that joins it with the next one.
    reader.take(1);
    return [index, source];
  });
}

function piecesOfChange({ before, after, spans }: BlockChange, moved: Moved): readonly Piece[] {
  const placed = placedBlocks(before);
  if (spans !== undefined) return piecesOf(spans, { before: placed, moved });
  const length = after.reduce((sum, { block }) => sum + (block?.text.length ?? 0) + 1, 0);
  const [only] = placed;
  const isSameText = placed.length === 1 && after.length === 1 && only?.text === after[0]?.block?.text;
  return isSameText && only !== undefined ? [[only.key, 0, only.text.length]] : [length];
}

const placedBlocks = (before: BlockChange['before']): readonly PlacedText[] =>
  placeTexts(before.map(({ index, block }) => [index, block?.text ?? '']));

function goneOf(change: BlockChange, moved: Moved): readonly GoneSentence[] {
  if (change.kind === 'equal') return [];
  const isKept = piecesOfChange(change, moved).some((piece) => typeof piece !== 'number');
  if (change.spans === undefined && isKept) return [];
  const kept = keptRanges(change.spans ?? [], moved);
  return placedBlocks(change.before).flatMap((placed) => goneSentences(placed, kept));
}

/** Neighbours that stay neighbours are one entry. */
function joinSame(blocks: readonly (SameBlocks | TextSource)[]): BlameStep['blocks'] {
  const joined: (SameBlocks | TextSource)[] = [];
  for (const source of blocks) {
    const last = joined.at(-1);
    const goesOn = isSame(last) && isSame(source) && last[0] + last[1] === source[0];
    if (goesOn) joined[joined.length - 1] = [last[0], last[1] + source[1]];
    else joined.push(source);
  }
  return joined;
}

const isSame = (source: SameBlocks | TextSource | undefined): source is SameBlocks =>
  source !== undefined && isSameBlocks(source);
