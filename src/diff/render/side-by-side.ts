import type { Block, Content } from '../../domain/article/content.ts';
import type { BlockChange, ChangeClass, Range, StoryDiff } from '../story-diff.ts';
import { blocksOf, refsOf, toDiffView, type DiffView, type Side } from './diff-view.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { toFoldablePlaces, type FoldablePlace } from './places.ts';

/** A stretch of a cell's own text; the spans of a cell tile it. */
export type CellSpan = {
  readonly op: 'equal' | 'deleted' | 'inserted';
  readonly range: Range;
  readonly class?: ChangeClass | undefined;
  readonly moveId?: string | undefined;
};

/** One block on one side. */
export type Cell = { readonly index: number; readonly block: Block; readonly spans: readonly CellSpan[] };

/**
 * One line of two columns. A block that moved has two: `origin`, whose text before stands on the left, and `destination` with both texts.
 * Split and merged blocks have several cells on one side; what was inserted or deleted has none on the other.
 */
export type Row = FoldablePlace & {
  readonly kind: BlockChange['kind'];
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
};

/** The blocks of both texts in two columns, those that belong together on one line. Every block stands in a column where it is in the text. */
export function toSideBySide(diff: StoryDiff, before: Content, after: Content): readonly Row[] {
  const view = toDiffView(diff, before);
  if (after.blocks.length !== view.after.blocks.length)
    throw new RangeError(
      'the diff was made from another text: its blocks are as many as those of neither side',
    );
  return rowsOf(view);
}

export const rowsOf = (view: DiffView): readonly Row[] =>
  toFoldablePlaces(view.diff.blocks).map(({ change, role, isFoldable }) => ({
    kind: change.kind,
    role,
    before: cellsOf(view, change, 'before'),
    after: role === 'origin' ? [] : cellsOf(view, change, 'after'),
    isFoldable,
    change,
  }));

function cellsOf(view: DiffView, change: BlockChange, side: Side): readonly Cell[] {
  const { pieces } = piecesOf(view, change, side);
  let start = 0;
  return blocksOf(view, change, side).map((block, place) => {
    const end = start + block.text.length;
    const spans = pieces.flatMap((piece) => cellSpan(piece, [start, end]));
    start = end + 1;
    return { index: refsOf(change, side)[place]?.index ?? 0, block, spans: tiled(spans, block.text.length) };
  });
}

/** A text that is empty has no span, and blanks that a paragraph's end took the place of are equal. */
function tiled(spans: readonly CellSpan[], length: number): readonly CellSpan[] {
  const filled: CellSpan[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.range[0] > at) filled.push({ op: 'equal', range: [at, span.range[0]] });
    filled.push(span);
    at = span.range[1];
  }
  return at < length ? [...filled, { op: 'equal', range: [at, length] }] : filled;
}

function cellSpan({ kind, range, span }: Piece, [start, end]: Range): readonly CellSpan[] {
  const [from, to] = [Math.max(range[0], start) - start, Math.min(range[1], end) - start];
  if (kind === 'border' || from >= to) return [];
  return [
    {
      op: kind,
      range: [from, to],
      ...(span.class === undefined ? {} : { class: span.class }),
      ...(span.moveId === undefined ? {} : { moveId: span.moveId }),
    },
  ];
}
