import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { toFrameHtml } from './diff-frame.ts';
import { toDiffView, type RenderOptions } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import { toSentenceHtml } from './sentence-html.ts';
import { changeSentences } from './to-change-list.ts';

/** The sentences of `toChangeList` as an HTML list, each quotation in its own language. */
export function toListHtml(diff: StoryDiff, before: Content, options?: RenderOptions): string {
  const view = toDiffView(diff, before, options);
  const sentences = changeSentences(view);
  const items = sentences.map((sentence) => `<li>${toSentenceHtml(sentence, view.phrases)}</li>`);
  return toFrameHtml(view, 'list', [
    sentences.length === 0
      ? `<p>${escapeHtml(view.phrases.labels.nothingChanged)}</p>`
      : `<ol>${items.join('\n')}</ol>`,
  ]);
}
