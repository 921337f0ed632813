import { initialArticle, type Article } from '../domain/article/article.ts';
import type { ArticleId, StoredEvent } from '../domain/article/events.ts';
import { evolve } from '../domain/article/evolve.ts';
import type { EventStore } from '../event-store/event-store.ts';

/** A story as far as it was read, with the global position of its last event (0n: none). */
export type LoadedArticle = { readonly article: Article; readonly position: bigint };

/** Bounded memory of stories: the least recently used go first. A story in it is brought up to date by reading only what came since. */
export type ArticleCache = {
  /** The story now. Reads the stream from the next version on; an unknown story is the initial one. */
  load(articleId: ArticleId): Promise<LoadedArticle>;
  /** Adds what was just appended, so that the next load reads nothing again. */
  advance(articleId: ArticleId, from: LoadedArticle, events: readonly StoredEvent[]): void;
};

export function createArticleCache(store: EventStore, limits: { readonly stories: number }): ArticleCache {
  const kept = new Map<ArticleId, LoadedArticle>();

  const keep = (articleId: ArticleId, loaded: LoadedArticle): void => {
    kept.delete(articleId);
    kept.set(articleId, loaded);
    if (kept.size <= limits.stories) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  };

  return {
    load: async (articleId) => {
      const known = kept.get(articleId) ?? { article: initialArticle(articleId), position: 0n };
      const events = await store.readStream(articleId, { fromVersion: known.article.streamVersion + 1n });
      const loaded = await withText(store, fold(known, events));
      if (loaded.position > 0n) keep(articleId, loaded);
      return loaded;
    },
    advance: (articleId, from, events) => {
      keep(articleId, fold(from, events));
    },
  };
}

const fold = (from: LoadedArticle, events: readonly StoredEvent[]): LoadedArticle => ({
  article: events.reduce(evolve, from.article),
  position: events.at(-1)?.globalPosition ?? from.position,
});

/** A current text that only its event holds is fetched from there. */
async function withText(store: EventStore, loaded: LoadedArticle): Promise<LoadedArticle> {
  const { published, articleId } = loaded.article;
  if (published?.content.state !== 'elsewhere') return loaded;
  const [event] = await store.readStream(articleId, { fromVersion: published.text.change.heldBy, limit: 1 });
  if (event === undefined || !('content' in event.data) || event.data.content === null) return loaded;
  const content = { state: 'held', content: event.data.content } as const;
  return { ...loaded, article: { ...loaded.article, published: { ...published, content } } };
}
