import type { Run, TwoTexts } from '../judge/alignment.ts';
import type { Means } from '../judge/judge.ts';

/** A program that diffs two texts, as the bench sees it: whole texts, their blocks joined by LF. */
export type Engine = Means & {
  readonly name: string;
  /** Does the work that is timed; what it gives tells afterwards what stays. undefined: it gave up. */
  readonly diff: (texts: TwoTexts) => (() => readonly Run[]) | undefined;
};

/** Pieces of text in the order of both, as many packages give them. */
export type Piece = { readonly op: 'equal' | 'insert' | 'delete'; readonly length: number };

export function runsOf(pieces: Iterable<Piece>): readonly Run[] {
  const runs: Run[] = [];
  let [before, after] = [0, 0];
  for (const { op, length } of pieces) {
    if (op === 'equal') runs.push({ before, after, length });
    if (op !== 'insert') before += length;
    if (op !== 'delete') after += length;
  }
  return runs;
}
