import { isMet, type Bar, type Measured } from './bench.ts';

const HEAD = ['operation', 'ours', 'baseline', 'measured against', 'ratio', 'bar', ''] as const;

const short = (bar: number): string => String(Math.round(bar * 1_000) / 1_000);

const barText = (bar: Bar | undefined): string => {
  if (bar === undefined) return '';
  return 'atLeast' in bar ? `≥ ${short(bar.atLeast)}` : `≤ ${short(bar.atMost)}`;
};

const toRow = (measured: Measured): readonly string[] => [
  measured.operation,
  measured.ours,
  measured.baseline,
  measured.baselineName,
  Number.isNaN(measured.ratio) ? '' : measured.ratio.toFixed(2),
  barText(measured.bar),
  measured.bar === undefined ? '' : isMet(measured) ? 'pass' : 'short',
];

/** A Markdown table, so that a run can be pasted where it is reported. */
export function toTable(all: readonly Measured[]): string {
  const rows = [HEAD, ...all.map(toRow)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length), 3));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

/** A table for each group, in the order in which they first come. */
export function toTables(all: readonly Measured[]): string {
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups
    .map((group) => {
      const table = toTable(all.filter((one) => one.group === group));
      return group === undefined ? table : `${group}\n\n${table}`;
    })
    .join('\n\n');
}
