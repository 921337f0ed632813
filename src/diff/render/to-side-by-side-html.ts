import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { toBlockHtml, toNotesHtml } from './block-html.ts';
import { toFrameHtml } from './diff-frame.ts';
import {
  firstPlace,
  placeOf,
  toDiffView,
  type DiffView,
  type RenderOptions,
  type Side,
} from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { toFieldHtml } from './fields-html.ts';
import { rowsOf, type Row } from './side-by-side.ts';
import { toPlaceNote } from './place-note.ts';
import { toSentenceHtml } from './sentence-html.ts';

/** Shorter stretches of equal blocks are shown: a fold would take as much room. */
const SHORTEST_FOLD = 2;

/** Both texts in two columns, one HTML fragment; on narrow screens the style puts them below each other. As safe as `toInlineHtml`. */
export function toSideBySideHtml(diff: StoryDiff, before: Content, options?: RenderOptions): string {
  const view = toDiffView(diff, before, options);
  const { labels } = view.phrases;
  const head = `<div class="diff-row diff-head" aria-hidden="true"><div>${escapeHtml(labels.before)}</div><div>${escapeHtml(labels.after)}</div></div>`;
  return toFrameHtml(view, 'side', [head, ...fieldRows(view), ...foldedRows(view)]);
}

const fieldRows = (view: DiffView): readonly string[] =>
  view.diff.fields.map((change) => {
    const [old, fresh] = [toFieldHtml(view, change, 'before'), toFieldHtml(view, change, 'after')];
    const cells = `${cell(view, 'before', old.html)}${cell(view, 'after', fresh.html)}`;
    return `<div class="diff-row changed" id="${old.id}"><p class="diff-note">${old.name}</p>${cells}</div>`;
  });

function cell({ phrases }: DiffView, side: Side, inner: string): string {
  const label = `<span class="diff-side-name">${escapeHtml(phrases.labels[side])}</span>`;
  return inner === ''
    ? `<div class="diff-cell empty" data-side="${side}"></div>`
    : `<div class="diff-cell" data-side="${side}">${label}${inner}</div>`;
}

function foldedRows(view: DiffView): readonly string[] {
  const output: string[] = [];
  let stretch: Row[] = [];
  const close = (): void => {
    const rows = stretch.map((row) => rowHtml(view, row));
    output.push(...(stretch.length < SHORTEST_FOLD ? rows : [foldHtml(view, stretch, rows)]));
    stretch = [];
  };
  for (const row of rowsOf(view)) {
    if (row.isFoldable) {
      stretch.push(row);
      continue;
    }
    close();
    output.push(rowHtml(view, row));
  }
  close();
  return output;
}

function foldHtml(view: DiffView, stretch: readonly Row[], rows: readonly string[]): string {
  const places = [stretch[0], stretch.at(-1)].map((row) => placeOf(view, 'after', row?.after[0]?.index ?? 0));
  const [first, last] = places;
  if (first === undefined || last === undefined) return rows.join('\n');
  const summary = escapeHtml(view.phrases.equalStretch(first, last, stretch.length));
  return `<details class="diff-fold"><summary>${summary}</summary>\n${rows.join('\n')}\n</details>`;
}

function rowHtml(view: DiffView, row: Row): string {
  const { change, role } = row;
  const side = role === 'origin' || change.after.length === 0 ? 'before' : 'after';
  const id = escapeHtml(firstPlace(view, change, side).target ?? '');
  const note = toPlaceNote(view, row);
  const lead = note === undefined ? '' : `<p class="diff-note">${toSentenceHtml(note, view.phrases)}</p>`;
  const kind = role === 'origin' ? 'origin' : change.kind;
  const moved = change.moveId === undefined ? '' : ' moved';
  return `<div class="diff-row ${kind}${moved}" id="${id}">${lead}${cellsHtml(view, row)}${toNotes(view, row)}</div>`;
}

const toNotes = (view: DiffView, { change, role }: Row): string =>
  role === 'origin' ? '' : toNotesHtml(view, change);

function cellsHtml(view: DiffView, { change, role, before, after }: Row): string {
  if (role === 'origin') {
    const old = toBlockHtml(view, change, { reading: 'before', signs: 'quiet' });
    const summary = escapeHtml(view.phrases.labels.oldText);
    return `${cell(view, 'before', `<details><summary>${summary}</summary>${old}</details>`)}${cell(view, 'after', '')}`;
  }
  const sideHtml = (side: Side, count: number): string =>
    cell(view, side, count === 0 ? '' : toBlockHtml(view, change, { reading: side }));
  return `${sideHtml('before', before.length)}${sideHtml('after', after.length)}`;
}
