import { initialArticle, type Article } from '../domain/article/article.ts';
import type { ArticleId, StoredEvent } from '../domain/article/events.ts';
import { createLru, type LruBounds } from './lru.ts';
import type { RowChange } from './projection.ts';
import { approximateBytes, encodeState } from './state-rows.ts';

/** `stored`: as the tables hold it; undefined: not at all. */
export type StoryState = { readonly stored: Article | undefined; readonly article: Article };

/** The states around which events are projected: those touched since the last take, all kept, and a bounded memory of those before. */
export type StoryStates = {
  /** Where the story stood before the event; undefined: the tables know. */
  recall(event: StoredEvent): StoryState | undefined;
  /** `letters`: of the text that came in with the event. */
  touch(state: StoryState, letters: number): void;
  /** Letters that came in since the last take. */
  letters(): number;
  take(): RowChange[];
  forget(): void;
};

export function createStoryStates(bounds: LruBounds): StoryStates {
  const remembered = createLru<Article>(bounds);
  const touched = new Map<ArticleId, StoryState>();
  let letters = 0;
  return {
    recall({ articleId, streamVersion }) {
      const known = touched.get(articleId);
      if (known !== undefined) return known;
      const stored = remembered.get(articleId);
      if (stored !== undefined) return { stored, article: stored };
      return streamVersion === 1n ? { stored, article: initialArticle(articleId) } : undefined;
    },
    touch(state, more) {
      touched.set(state.article.articleId, state);
      letters += more;
    },
    letters: () => letters,
    take() {
      const changes: RowChange[] = [];
      for (const { stored, article } of touched.values()) {
        for (const change of encodeState(stored, article)) changes.push(change);
        remembered.set(article.articleId, article, approximateBytes(article));
      }
      touched.clear();
      letters = 0;
      return changes;
    },
    forget() {
      touched.clear();
      letters = 0;
      remembered.clear();
    },
  };
}
