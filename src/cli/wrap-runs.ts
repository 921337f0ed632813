import { columnsOf, columnsOfCharacter } from '../shared/text-columns.ts';
import { printable } from './terminal.ts';

/** A stretch of text in one style. A line feed in it begins a new line. */
export type Run = { readonly style: 'equal' | 'inserted' | 'deleted' | 'note'; readonly text: string };

export type Line = { readonly runs: readonly Run[]; readonly columns: number };

/** `signs`: columns that the marks around a changed stretch take on every line that it is on. */
export type Room = { readonly width: number; readonly signs: number };

/** Words with the blanks behind them, or one character of a script that is written without blanks. */
const PIECES =
  /\n|[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3fffd}]|[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3fffd}]+[^\S\n]*|[^\S\n]+/gu;

type Draft = { lines: Line[]; runs: Run[]; columns: number };

/** Runs cut into lines no wider than the room, at the borders of words where a word fits into a line. */
export function wrapRuns(runs: readonly Run[], room: Room): readonly Line[] {
  const draft: Draft = { lines: [], runs: [], columns: 0 };
  for (const { style, text } of runs) {
    for (const [piece] of text.matchAll(PIECES)) {
      if (piece === '\n') endLine(draft);
      else putPiece(draft, { style, text: printable(piece) }, room);
    }
  }
  endLine(draft);
  return draft.lines;
}

function endLine(draft: Draft): void {
  draft.lines.push({ runs: draft.runs, columns: draft.columns });
  draft.runs = [];
  draft.columns = 0;
}

function putPiece(draft: Draft, run: Run, room: Room): void {
  const needed = columnsOf(run.text.trimEnd()) + signsFor(draft, run, room);
  if (draft.columns > 0 && draft.columns + needed > room.width) endLine(draft);
  if (columnsOf(run.text.trimEnd()) + signsFor(draft, run, room) <= room.width) put(draft, run, room);
  else for (const character of run.text) putCharacter(draft, { ...run, text: character }, room);
}

function putCharacter(draft: Draft, run: Run, room: Room): void {
  const needed = columnsOfCharacter(run.text) + signsFor(draft, run, room);
  if (draft.columns > 0 && draft.columns + needed > room.width) endLine(draft);
  put(draft, run, room);
}

function signsFor({ runs }: Draft, { style }: Run, { signs }: Room): number {
  const isSigned = style === 'inserted' || style === 'deleted';
  return isSigned && runs.at(-1)?.style !== style ? signs : 0;
}

function put(draft: Draft, run: Run, room: Room): void {
  const last = draft.runs.at(-1);
  const signs = signsFor(draft, run, room);
  // A blank at the end of a full line would only push the gutter.
  const free = room.width - draft.columns - signs;
  const text = columnsOf(run.text) > free ? run.text.trimEnd() : run.text;
  draft.columns += columnsOf(text) + signs;
  if (last?.style === run.style) draft.runs[draft.runs.length - 1] = { ...last, text: last.text + text };
  else draft.runs.push({ ...run, text });
}
