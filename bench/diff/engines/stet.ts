import { diffContents, type DiffOptions } from '../../../src/diff/diff-contents.ts';
import type { BlockRef, Range, Span, StoryDiff } from '../../../src/diff/story-diff.ts';
import type { Pair } from '../generate/pairs.ts';
import type { Revision } from '../generate/render.ts';
import type { Run } from '../judge/alignment.ts';

/** It gets contents, not texts: fields are diffed too, and their time counts. */
export const diffPair = ({ before, after }: Pair, options: DiffOptions = {}): StoryDiff =>
  diffContents(before.content, after.content, options);

export type Sides = Pick<Pair, 'before' | 'after'>;

/** A span with offsets in the whole texts, and the class that its change has. */
export type PlacedSpan = Omit<Span, 'beforeText' | 'afterText'>;

/** What stays according to a diff: equal spans and blocks, and sentences that moved. */
export function runsOfDiff(diff: StoryDiff, sides: Sides): readonly Run[] {
  const spans = placedSpans(diff, sides);
  const equal = spans.filter(({ op }) => op === 'equal').map(toRun);
  const moved = diff.sentenceMoves.map(({ before, after }): Run => {
    const [start, end] = before.range;
    return {
      before: startOf(sides.before, before.block) + start,
      after: startOf(sides.after, after.block) + after.range[0],
      length: end - start,
    };
  });
  return [...equal, ...moved].filter(({ length }) => length > 0);
}

const toRun = ({ before, after }: PlacedSpan): Run => ({
  before: before[0],
  after: after[0],
  length: before[1] - before[0],
});

const startOf = ({ blockStarts }: Revision, index: number): number => {
  const start = blockStarts[index];
  if (start === undefined) throw new RangeError(`no block ${String(index)}`);
  return start;
};

/** Every span of the blocks; those of whole blocks included. */
export function placedSpans(diff: StoryDiff, { before, after }: Sides): readonly PlacedSpan[] {
  return diff.blocks.flatMap((change) => {
    const [from, to] = [piecesOf(before, change.before), piecesOf(after, change.after)];
    if (change.spans === undefined) {
      const op = wholeOp(change.kind);
      return [{ op, before: wholeOf(from), after: wholeOf(to), class: change.class }];
    }
    return change.spans.flatMap((span) => placed(span, from, to));
  });
}

/** A block that changed without spans has the same text: only its form changed. */
const wholeOp = (kind: StoryDiff['blocks'][number]['kind']): Span['op'] => {
  if (kind === 'inserted') return 'insert';
  return kind === 'deleted' ? 'delete' : 'equal';
};

/** One block of a change: from `joined` on in the texts that its spans count in, from `start` on in the whole text. */
type Piece = { readonly joined: number; readonly start: number; readonly end: number };

function piecesOf({ blockStarts, text }: Revision, refs: readonly BlockRef[]): readonly Piece[] {
  let joined = 0;
  return refs.map(({ index }) => {
    const start = blockStarts[index] ?? text.length;
    const piece = { joined, start, end: (blockStarts[index + 1] ?? text.length + 1) - 1 };
    joined += piece.end - start + 1;
    return piece;
  });
}

const wholeOf = (pieces: readonly Piece[]): Range => [pieces.at(0)?.start ?? 0, pieces.at(-1)?.end ?? 0];

/** Between the parts of a split may stand a block that moved: what stays is cut at each part's end. */
function placed(span: Span, from: readonly Piece[], to: readonly Piece[]): readonly PlacedSpan[] {
  const { op, moveId } = span;
  const kind = { op, class: span.class, moveId };
  const [[start, end], [other]] = [span.before, span.after];
  if (op !== 'equal')
    return [{ ...kind, before: rangeIn(from, span.before), after: rangeIn(to, span.after) }];
  const cuts = [...from.map(({ joined }) => joined), ...to.map(({ joined }) => joined - other + start)];
  const inside = [...new Set(cuts)].filter((cut) => cut > start && cut < end).sort((a, b) => a - b);
  return [start, ...inside].map((cut, index) => {
    const length = (inside[index] ?? end) - cut;
    const [b, a] = [placeIn(from, cut), placeIn(to, other + cut - start)];
    return { ...kind, before: [b, b + length], after: [a, a + length] };
  });
}

const rangeIn = (pieces: readonly Piece[], [start, end]: Range): Range =>
  start === end
    ? [placeIn(pieces, start), placeIn(pieces, start)]
    : [placeIn(pieces, start), placeIn(pieces, end - 1) + 1];

function placeIn(pieces: readonly Piece[], offset: number): number {
  const piece = pieces.findLast(({ joined }) => joined <= offset);
  return piece === undefined ? 0 : piece.start + offset - piece.joined;
}
