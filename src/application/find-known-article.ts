import { initialArticle, type Article } from '../domain/article/article.ts';
import type { ArticleId, StoredEvent } from '../domain/article/events.ts';
import { evolve } from '../domain/article/evolve.ts';
import type { EventStore } from '../event-store/event-store.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { Instant } from '../shared/clock.ts';

export type KnownArticleSources = {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly readModel: Pick<ReadModel, 'loadState'>;
};

const PAGE = 500;

/**
 * A story as Stet knew it at an instant: folded from the events recorded up to and at it. Without an instant: as it is
 * known now. undefined: nothing of it was known.
 */
export async function findKnownArticle(
  { store, readModel }: KnownArticleSources,
  articleId: ArticleId,
  knownAt?: Instant,
): Promise<Article | undefined> {
  const now = await readModel.loadState(articleId);
  if (now === undefined || knownAt === undefined) return now;
  if (now.lastRecordedAt !== null && now.lastRecordedAt <= knownAt) return now;
  let article = initialArticle(articleId);
  for await (const event of recordedUpTo(store, articleId, knownAt)) article = evolve(article, event);
  return article.streamVersion === 0n ? undefined : article;
}

/** Within a story `recordedAt` never falls, so the first later event ends it. */
async function* recordedUpTo(
  store: KnownArticleSources['store'],
  articleId: ArticleId,
  knownAt: Instant,
): AsyncGenerator<StoredEvent> {
  for (let fromVersion = 1n; ; fromVersion += BigInt(PAGE)) {
    const events = await store.readStream(articleId, { fromVersion, limit: PAGE });
    for (const event of events) {
      if (event.recordedAt > knownAt) return;
      yield event;
    }
    if (events.length < PAGE) return;
  }
}
