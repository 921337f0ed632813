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

/** Every span of the blocks; those of whole blocks included. Joined blocks must be neighbours, as their spans say. */
export function placedSpans(diff: StoryDiff, { before, after }: Sides): readonly PlacedSpan[] {
  return diff.blocks.flatMap((change) => {
    const [from, to] = [rangeOf(before, change.before), rangeOf(after, change.after)];
    if (change.spans === undefined)
      return [{ op: wholeOp(change.kind), before: from, after: to, class: change.class }];
    return change.spans.map((span) => ({
      op: span.op,
      before: shifted(span.before, from[0]),
      after: shifted(span.after, to[0]),
      class: span.class,
      moveId: span.moveId,
    }));
  });
}

/** A block that changed without spans has the same text: only its form changed. */
const wholeOp = (kind: StoryDiff['blocks'][number]['kind']): Span['op'] => {
  if (kind === 'inserted') return 'insert';
  return kind === 'deleted' ? 'delete' : 'equal';
};

const shifted = ([start, end]: Range, by: number): Range => [start + by, end + by];

function rangeOf({ blockStarts, text }: Revision, refs: readonly BlockRef[]): Range {
  const [first, last] = [refs.at(0)?.index, refs.at(-1)?.index];
  if (first === undefined || last === undefined) return [0, 0];
  return [blockStarts[first] ?? 0, (blockStarts[last + 1] ?? text.length + 1) - 1];
}
