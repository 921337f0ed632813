import { ENGLISH } from '../diff/render/english.ts';
import { placeOf, toDiffView, type DiffView } from '../diff/render/diff-view.ts';
import { entriesOf } from '../diff/render/field-entries.ts';
import { toPlaceNote } from '../diff/render/place-note.ts';
import { toPlainSentence } from '../diff/render/sentence.ts';
import { rowsOf, type Cell, type Row } from '../diff/render/side-by-side.ts';
import type { Paint } from '../diff/render/to-word-text.ts';
import type { FieldChange, StoryDiff } from '../diff/story-diff.ts';
import type { Content } from '../domain/article/content.ts';
import { toPaint } from './paint.ts';
import { printable, styled, type Output } from './terminal.ts';
import { wrapRuns, type Line, type Run } from './wrap-runs.ts';

const GUTTER = ' │ ';
const NARROWEST = 24;

type Table = { readonly out: Output; readonly paint: Paint; readonly view: DiffView; readonly width: number };

/** Both texts in two columns that fit the terminal; stretches without a change are one line. */
export function toSideText(out: Output, diff: StoryDiff, before: Content): string {
  const width = Math.max(NARROWEST, Math.floor((out.columns - GUTTER.length) / 2));
  const table: Table = { out, paint: toPaint(out), view: toDiffView(diff, before), width };
  const { labels } = ENGLISH;
  const head = pairLines(
    table,
    [{ style: 'note', text: labels.before }],
    [{ style: 'note', text: labels.after }],
  );
  const parts = [
    head.join('\n'),
    ...diff.fields.map((change) => fieldText(table, change)),
    ...rowTexts(table, rowsOf(table.view)),
  ];
  return `${parts.join(`\n${'─'.repeat(width)}─┼─${'─'.repeat(width)}\n`)}\n`;
}

function fieldText(table: Table, change: FieldChange): string {
  const { view, out } = table;
  const name = view.phrases.fields[change.field];
  const entries = entriesOf(view, change);
  const side = (which: 'before' | 'after'): readonly Run[] =>
    entries.flatMap(({ spans, ...texts }, index) => [
      ...(index === 0 ? [] : [{ style: 'equal', text: '\n' } as const]),
      ...spans.flatMap((span): readonly Run[] => {
        const text = (texts[which] ?? '').slice(...span[which]);
        if (text === '') return [];
        return [{ style: span.op === 'equal' ? 'equal' : which === 'before' ? 'deleted' : 'inserted', text }];
      }),
    ]);
  const note = entries.length === 0 ? `${name}: ${view.phrases.labels.reordered}` : name;
  return [styled(out, 'cyan', note), ...pairLines(table, side('before'), side('after'))].join('\n');
}

/** Rows as text; those that may be folded are counted instead. */
function rowTexts(table: Table, rows: readonly Row[]): readonly string[] {
  const texts: string[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    if (!row.isFoldable) {
      texts.push(rowText(table, row));
      continue;
    }
    let end = index;
    while (rows[end + 1]?.isFoldable === true) end += 1;
    texts.push(foldText(table, rows.slice(index, end + 1)));
    index = end;
  }
  return texts;
}

function foldText({ view, out }: Table, rows: readonly Row[]): string {
  const place = (row: Row | undefined) => placeOf(view, 'after', row?.after[0]?.index ?? 0);
  const text = view.phrases.equalStretch(place(rows[0]), place(rows.at(-1)), rows.length);
  return styled(out, 'dim', `··· ${text} ···`);
}

function rowText(table: Table, row: Row): string {
  const { view, out } = table;
  const note = toPlaceNote(view, row);
  const lead =
    note === undefined ? [] : [styled(out, 'cyan', printable(toPlainSentence(note, view.phrases.quotes)))];
  if (row.role === 'origin') return lead.join('\n');
  return [...lead, ...pairLines(table, cellRuns(row.before), cellRuns(row.after))].join('\n');
}

const cellRuns = (cells: readonly Cell[]): readonly Run[] =>
  cells.flatMap(({ block, spans }, index) => [
    ...(index === 0 ? [] : [{ style: 'equal', text: '\n' } as const]),
    ...spans.map(({ op, range }): Run => ({ style: op, text: block.text.slice(...range) })),
  ]);

function pairLines(
  { paint, width, out }: Table,
  left: readonly Run[],
  right: readonly Run[],
): readonly string[] {
  // Signs take room where there are no colours.
  const signs = out.isTerminal ? 0 : 4;
  const [before, after] = [left, right].map((runs) => wrapRuns(runs, { width, signs }));
  const count = Math.max(before?.length ?? 0, after?.length ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [before?.[index], after?.[index]];
    const padding = ' '.repeat(Math.max(0, width - (one?.columns ?? 0)));
    return `${painted(paint, one)}${padding}${GUTTER}${painted(paint, other)}`.trimEnd();
  });
}

const painted = (paint: Paint, line: Line | undefined): string =>
  line === undefined ? '' : line.runs.map(({ style, text }) => paint[style](text)).join('');
