import type { DiffView } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';

/** The outermost element of every view: its notes are in the language of the phrases, each text of a story in its own. */
export function toFrameHtml(
  view: DiffView,
  name: 'inline' | 'side' | 'list',
  parts: readonly string[],
): string {
  const { phrases, diff } = view;
  const capped = diff.capped
    ? [`<p class="diff-note diff-capped">${escapeHtml(phrases.labels.capped)}</p>`]
    : [];
  return [
    `<article class="diff diff-${name}" lang="${escapeHtml(phrases.language)}" id="${escapeHtml(view.id(name))}">`,
    ...capped,
    ...parts,
    '</article>',
  ].join('\n');
}
