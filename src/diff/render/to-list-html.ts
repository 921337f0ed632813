import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { toFrameHtml } from './diff-frame.ts';
import { toDiffView, type DiffView, type RenderOptions } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { toSentenceHtml } from './sentence-html.ts';
import type { Sentence } from './sentence.ts';
import { changeSentences } from './to-change-list.ts';

/** The sentences of `toChangeList` as an HTML list, each quotation in its own language. */
export function toListHtml(diff: StoryDiff, before: Content, options?: RenderOptions): string {
  const view = toDiffView(diff, before, options);
  return toFrameHtml(view, 'list', toListParts(view, changeSentences(view), 1));
}

/** Sentences as a list whose first has this number. */
export function toListParts(
  { phrases }: DiffView,
  sentences: readonly Sentence[],
  first: number,
): readonly string[] {
  if (sentences.length === 0) return [`<p>${escapeHtml(phrases.labels.nothingChanged)}</p>`];
  const items = sentences.map((sentence) => `<li>${toSentenceHtml(sentence, phrases)}</li>`);
  const start = first === 1 ? '' : ` start="${String(first)}"`;
  return [`<ol${start}>${items.join('\n')}</ol>`];
}
