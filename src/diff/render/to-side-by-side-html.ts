import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { toBlockHtml, toNotesHtml } from './block-html.ts';
import { toFrameHtml } from './diff-frame.ts';
import { firstPlace, toDiffView, type DiffView, type RenderOptions, type Side } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { toFieldHtml } from './fields-html.ts';
import { toFoldedFragments, type Fragment } from './fragments.ts';
import { toPlaceNote } from './place-note.ts';
import { toFoldablePlaces, type Place } from './places.ts';
import { toSentenceHtml } from './sentence-html.ts';

/** Both texts in two columns, one HTML fragment; on narrow screens the style puts them below each other. As safe as `toInlineHtml`. */
export function toSideBySideHtml(diff: StoryDiff, before: Content, options?: RenderOptions): string {
  const view = toDiffView(diff, before, options);
  return toFrameHtml(view, 'side', [...sideHead(view), ...toSideFragments(view).map(({ html }) => html())]);
}

/** What stands above the blocks: the names of the columns, and the fields. */
export function sideHead(view: DiffView): readonly string[] {
  const { labels } = view.phrases;
  return [
    `<div class="diff-row diff-head" aria-hidden="true"><div>${escapeHtml(labels.before)}</div><div>${escapeHtml(labels.after)}</div></div>`,
    ...(view.options.fields === 'apart' ? [] : fieldRows(view)),
  ];
}

export const toSideFragments = (view: DiffView): readonly Fragment[] =>
  toFoldedFragments(view, toFoldablePlaces(view.diff.blocks), (place) => rowHtml(view, place));

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

function rowHtml(view: DiffView, row: Place): string {
  const { change, role } = row;
  const side = role === 'origin' || change.after.length === 0 ? 'before' : 'after';
  const id = escapeHtml(firstPlace(view, change, side).target ?? '');
  const note = toPlaceNote(view, row);
  const lead = note === undefined ? '' : `<p class="diff-note">${toSentenceHtml(note, view.phrases)}</p>`;
  const kind = role === 'origin' ? 'origin' : change.kind;
  const moved = change.moveId === undefined ? '' : ' moved';
  return `<div class="diff-row ${kind}${moved}" id="${id}">${lead}${cellsHtml(view, row)}${toNotes(view, row)}</div>`;
}

const toNotes = (view: DiffView, { change, role }: Place): string =>
  role === 'origin' ? '' : toNotesHtml(view, change);

function cellsHtml(view: DiffView, { change, role }: Place): string {
  if (role === 'origin') {
    const old = toBlockHtml(view, change, { reading: 'before', signs: 'quiet' });
    const summary = escapeHtml(view.phrases.labels.oldText);
    return `${cell(view, 'before', `<details><summary>${summary}</summary>${old}</details>`)}${cell(view, 'after', '')}`;
  }
  const sideHtml = (side: Side): string =>
    cell(view, side, change[side].length === 0 ? '' : toBlockHtml(view, change, { reading: side }));
  return `${sideHtml('before')}${sideHtml('after')}`;
}
