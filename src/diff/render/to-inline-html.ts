import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { toBlockHtml, toNotesHtml } from './block-html.ts';
import { toFrameHtml } from './diff-frame.ts';
import { firstPlace, toDiffView, type DiffView, type RenderOptions } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { toFieldHtml } from './fields-html.ts';
import { toFoldedFragments, toFragment, type Fragment } from './fragments.ts';
import { toPlaceNote } from './place-note.ts';
import { toFoldablePlaces, type Place } from './places.ts';
import { toSentenceHtml } from './sentence-html.ts';

/**
 * The whole story as one HTML fragment, what went in `<del>` and what came in `<ins>`. A block that moved stands at its destination with its
 * edits; its place of origin keeps the old text, folded away; the two are linked. No script, no style, no address but http, https and mailto;
 * ids begin with `idPrefix` and are the same for the same diff. `before` is the text that the diff was made from.
 */
export function toInlineHtml(diff: StoryDiff, before: Content, options?: RenderOptions): string {
  const view = toDiffView(diff, before, options);
  return toFrameHtml(view, 'inline', [
    ...inlineHead(view),
    ...toInlineFragments(view).map(({ html }) => html()),
  ]);
}

/** What stands above the blocks: the fields. */
export const inlineHead = (view: DiffView): readonly string[] =>
  view.options.fields === 'apart' ? [] : toFieldsHtml(view);

export function toInlineFragments(view: DiffView): readonly Fragment[] {
  const places = toFoldablePlaces(view.diff.blocks);
  const htmlOf = (place: Place): string => placeHtml(view, place);
  return view.options.fold === 'stretches'
    ? toFoldedFragments(view, places, htmlOf)
    : places.map((place) => toFragment(view, place, htmlOf));
}

/** The fields that differ, each with both of its values in one. */
export function toFieldsHtml(view: DiffView): readonly string[] {
  if (view.diff.fields.length === 0) return [];
  const items = view.diff.fields.map((change) => {
    const { name, id, html } = toFieldHtml(view, change, 'both');
    return `<div id="${id}"><dt>${name}</dt><dd>${html}</dd></div>`;
  });
  return [
    `<dl class="diff-fields" aria-label="${escapeHtml(view.phrases.labels.fields)}">`,
    ...items,
    '</dl>',
  ];
}

function placeHtml(view: DiffView, place: Place): string {
  const { change, role } = place;
  const isOrigin = role === 'origin';
  const side = isOrigin || change.after.length === 0 ? 'before' : 'after';
  const id = escapeHtml(firstPlace(view, change, side).target ?? '');
  const note = toPlaceNote(view, place);
  const lead = note === undefined ? '' : `<p class="diff-note">${toSentenceHtml(note, view.phrases)}</p>`;
  const body = isOrigin
    ? `<details><summary>${escapeHtml(view.phrases.labels.oldText)}</summary>${toBlockHtml(view, change, { reading: 'before', signs: 'quiet' })}</details>`
    : `${toBlockHtml(view, change, { reading: 'both' })}${toNotesHtml(view, change)}`;
  return `<div class="${classOf(place)}" id="${id}">${lead}${body}</div>`;
}

const classOf = ({ change, role }: Place): string => {
  const kind = role === 'origin' ? 'origin' : change.kind;
  return `diff-block ${kind}${change.moveId === undefined ? '' : ' moved'}`;
};
