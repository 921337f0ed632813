import type { Bar, Measured } from '../support/bench.ts';

type Given = {
  readonly ours: number;
  readonly baseline: number;
  readonly against: string;
  readonly bar?: Bar;
  readonly unit?: 'ms' | 'characters' | 'pieces';
};

const show = (value: number, unit: Given['unit']): string => {
  if (unit === 'ms') return `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en')} ms`;
  return Math.round(value).toLocaleString('en');
};

/** Ours against another, in the same unit. */
export const ratioRow = (operation: string, given: Given): Measured => ({
  operation,
  ours: show(given.ours, given.unit),
  baseline: show(given.baseline, given.unit),
  baselineName: given.against,
  ratio: given.baseline === 0 ? (given.ours === 0 ? 0 : Infinity) : given.ours / given.baseline,
  bar: given.bar,
});

/** A share of cases, from 0 to 1. */
export const shareRow = (
  operation: string,
  [right, all]: readonly [number, number],
  bar?: Bar,
): Measured => ({
  operation,
  ours: `${String(right)} of ${String(all)}`,
  baseline: '',
  baselineName: 'the truth',
  ratio: all === 0 ? NaN : right / all,
  bar: all === 0 ? undefined : bar,
});

/** A figure with a bar of its own. */
export const figureRow = (
  operation: string,
  [ours, ratio]: readonly [string, number],
  bar?: Bar,
): Measured => ({
  operation,
  ours,
  baseline: '',
  baselineName: 'a fixed figure',
  ratio,
  bar,
});

export const remark = (operation: string, why: string): Measured => ({
  operation,
  ours: why,
  baseline: '',
  baselineName: '',
  ratio: NaN,
  bar: undefined,
});

export const inGroup = (group: string, rows: readonly Measured[]): readonly Measured[] =>
  rows.map((row) => ({ ...row, group }));
