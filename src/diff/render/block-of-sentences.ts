import type { BlockChange, SentenceMove, Span } from '../story-diff.ts';
import { placeOf, type DiffView } from './diff-view.ts';
import { isSpacing } from './extent.ts';
import type { Move } from './phrases.ts';

/** A block that came or went with nothing but sentences of one other block: told once, and not as a block and each of its sentences. */
export type BlockOfSentences = { readonly move: Move; readonly moves: readonly SentenceMove[] };

export function findBlockOfSentences(view: DiffView, change: BlockChange): BlockOfSentences | undefined {
  const { kind, spans } = change;
  if ((kind !== 'inserted' && kind !== 'deleted') || spans === undefined) return undefined;
  const other = kind === 'inserted' ? 'before' : 'after';
  const moves = movesOf(view, spans) ?? [];
  const [first] = moves;
  if (first === undefined || moves.some((move) => move[other].block !== first[other].block)) return undefined;
  const from = placeOf(view, 'before', first.before.block);
  return { move: { from, to: placeOf(view, 'after', first.after.block) }, moves };
}

/** The moves that all words of the spans belong to; undefined: some words belong to none. */
function movesOf(view: DiffView, spans: readonly Span[]): readonly SentenceMove[] | undefined {
  const moves: SentenceMove[] = [];
  for (const span of spans) {
    const move = span.moveId === undefined ? undefined : view.sentenceMoves.get(span.moveId);
    if (move !== undefined) moves.push(move);
    else if (span.op === 'equal' || !isSpacing(span)) return undefined;
  }
  return moves;
}

/** By moveId: the block that is told of with its sentence. */
export function toBlocksOfSentences(view: DiffView): ReadonlyMap<string, BlockChange> {
  const blocks = new Map<string, BlockChange>();
  if (view.sentenceMoves.size === 0) return blocks;
  for (const change of view.diff.blocks)
    for (const { moveId } of findBlockOfSentences(view, change)?.moves ?? []) blocks.set(moveId, change);
  return blocks;
}
