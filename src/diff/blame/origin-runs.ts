import type { Range } from '../story-diff.ts';

/**
 * Where each stretch of a text comes from, in order: a length in UTF-16 code units and an origin, in turn. The lengths tile the text, and
 * neighbouring stretches have different origins. An origin n is the revision that brought the stretch; −n says that it was first observed
 * in revision n, after a text that nobody observed: who brought it is unknown.
 */
export type OriginRuns = readonly number[];

export type OriginRun = { readonly start: number; readonly end: number; readonly origin: number };

export function listRuns(runs: OriginRuns): readonly OriginRun[] {
  const listed: OriginRun[] = [];
  let start = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const end = start + (runs[index] ?? 0);
    listed.push({ start, end, origin: runs[index + 1] ?? 0 });
    start = end;
  }
  return listed;
}

export function lengthOfRuns(runs: OriginRuns): number {
  let length = 0;
  for (let index = 0; index < runs.length; index += 2) length += runs[index] ?? 0;
  return length;
}

/** Adds a stretch at the end, joined with the last one where both have one origin. */
export function pushRun(runs: number[], length: number, origin: number): void {
  if (length <= 0) return;
  if (runs.length > 0 && runs.at(-1) === origin) runs[runs.length - 2] = (runs.at(-2) ?? 0) + length;
  else runs.push(length, origin);
}

/** Adds a part of other runs at the end. What lies outside them adds nothing. */
export function pushSlice(runs: number[], source: OriginRuns, [from, to]: Range): void {
  let start = 0;
  for (let index = 0; index < source.length && start < to; index += 2) {
    const end = start + (source[index] ?? 0);
    pushRun(runs, Math.min(end, to) - Math.max(start, from), source[index + 1] ?? 0);
    start = end;
  }
}

export function sliceRuns(source: OriginRuns, range: Range): OriginRuns {
  const runs: number[] = [];
  pushSlice(runs, source, range);
  return runs;
}
