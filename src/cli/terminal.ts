import { styleText } from 'node:util';

import { columnsOf } from '../shared/text-columns.ts';

/** Where a command writes. `isTerminal`: a person reads it, so colours and progress bars are welcome. */
export type Output = {
  write(text: string | Uint8Array): void;
  /** Resolves when what was written has left, so that a slow reader slows us and fills no memory. */
  drained(): Promise<void>;
  readonly isTerminal: boolean;
  readonly columns: number;
};

type Stream = NodeJS.WriteStream;

export function createOutput(
  stream: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Output {
  // https://no-color.org: present and not empty.
  const isPlain = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return {
    write: (text) => {
      stream.write(text);
    },
    drained: () =>
      stream.writableNeedDrain
        ? new Promise((resolve) => {
            const settle = (): void => {
              stream.off('drain', settle);
              stream.off('close', settle);
              resolve();
            };
            stream.on('drain', settle);
            stream.on('close', settle);
          })
        : Promise.resolve(),
    isTerminal: stream.isTTY && !isPlain,
    columns: stream.isTTY ? stream.columns : 100,
  };
}

type Style = Parameters<typeof styleText>[0];

/** The text in a style where a person reads it; plain elsewhere. */
export const styled = ({ isTerminal }: Output, style: Style, text: string): string =>
  isTerminal ? styleText(style, text) : text;

/** Rows in columns as wide as their widest cell, two spaces between; the last column as it is. Wide (CJK) characters count two. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), 0),
  );
  return rows
    .map(
      (row) =>
        `${row.map((cell, column) => pad(cell, column === row.length - 1 ? 0 : (widths[column] ?? 0))).join('  ')}\n`,
    )
    .join('');
}

const pad = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - widthOf(cell)));

/** Columns that a terminal gives the text, without its colour codes. */
const widthOf = (text: string): number => columnsOf(text.replace(COLOUR, ''));

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Makes text of stories harmless for a terminal: control characters would move its cursor or colour it, those for direction turn what follows around. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
