import type { Block } from '../../domain/article/content.ts';
import type { BlockChange, Range, Span } from '../story-diff.ts';
import { blocksOf, type DiffView, type Side } from './diff-view.ts';

/**
 * A stretch of one side's text: `equal` ones are of both and read from the text after, unless the one before is read alone. `range` counts in the blocks' texts joined with one LF.
 * `isFirst`: it begins its span. `border`: no text but the end of a paragraph that came or went.
 */
export type Piece = {
  readonly kind: 'equal' | 'inserted' | 'deleted' | 'border';
  readonly side: Side;
  readonly range: Range;
  readonly span: Span;
  readonly isFirst: boolean;
};

export type Pieces = {
  readonly pieces: readonly Piece[];
  readonly texts: Readonly<Record<Side, string>>;
};

const joined = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n');

/** Ends of all blocks but the last, in the joined text. */
function bordersOf(blocks: readonly Block[]): ReadonlySet<number> {
  const borders = new Set<number>();
  let end = -1;
  for (const { text } of blocks.slice(0, -1)) borders.add((end += text.length + 1));
  return borders;
}

/** Both texts in one, or one side alone. */
export type Reading = Side | 'both';

/** What a block change consists of, in the order of reading: what went before what came in its place. */
export function piecesOf(view: DiffView, change: BlockChange, reading: Reading): Pieces {
  const [before, after] = [blocksOf(view, change, 'before'), blocksOf(view, change, 'after')];
  const texts = { before: joined(before), after: joined(after) };
  const borders = { before: bordersOf(before), after: bordersOf(after) };
  const equalSide = reading === 'before' ? 'before' : 'after';
  const pieces = spansOf(change, texts).flatMap((span) =>
    span.op === 'equal'
      ? cutRange({ span, side: equalSide, kind: 'equal' }, borders[equalSide])
      : cutEdit(span, { texts, borders, reading }),
  );
  const isRead = ({ side }: Piece): boolean => reading === 'both' || side === reading;
  return { pieces: pieces.filter(isRead), texts };
}

/** The spans of a change; one that covers everything, where it has none. */
function spansOf({ kind, spans }: BlockChange, texts: Pieces['texts']): readonly Span[] {
  if (spans !== undefined) return spans;
  const whole = { before: [0, texts.before.length], after: [0, texts.after.length] } as const;
  const [beforeText, afterText] = [texts.before, texts.after];
  if (kind === 'equal') return [{ op: 'equal', ...whole }];
  if (texts.before === texts.after && kind === 'changed') return [{ op: 'equal', ...whole }];
  const op = kind === 'inserted' ? 'insert' : kind === 'deleted' ? 'delete' : 'replace';
  return [{ op, ...whole, beforeText, afterText }];
}

type Cut = {
  readonly texts: Pieces['texts'];
  readonly borders: Readonly<Record<Side, ReadonlySet<number>>>;
  readonly reading: Reading;
};

function cutEdit(span: Span, { texts, borders, reading }: Cut): readonly Piece[] {
  const gone = cutRange({ span, side: 'before', kind: 'deleted' }, borders.before);
  const come = cutRange({ span, side: 'after', kind: 'inserted' }, borders.after);
  const pieces = [...gone, ...come];
  if (!pieces.some(({ kind }) => kind === 'border')) return pieces;
  // A blank that gave way to a paragraph's end, or took its place, is no change of its own. Of the text before it is
  // shown only where that is read alone: read with the text after, the paragraph ends there.
  return pieces.flatMap((piece): readonly Piece[] => {
    if (piece.kind === 'border' || texts[piece.side].slice(...piece.range).trim() !== '') return [piece];
    return piece.side === 'after' || reading === 'before' ? [{ ...piece, kind: 'equal' }] : [];
  });
}

function cutRange(
  cut: { readonly span: Span; readonly side: Side; readonly kind: Piece['kind'] },
  borders: ReadonlySet<number>,
): readonly Piece[] {
  const { span, side, kind } = cut;
  const [from, to] = span[side];
  const pieces: Piece[] = [];
  let start = from;
  const push = (end: number): void => {
    if (end > start) pieces.push({ kind, side, range: [start, end], span, isFirst: start === from });
  };
  for (const border of borders) {
    if (border < start || border >= to) continue;
    push(border);
    pieces.push({ kind: 'border', side, range: [border, border + 1], span, isFirst: false });
    start = border + 1;
  }
  push(to);
  return pieces;
}
