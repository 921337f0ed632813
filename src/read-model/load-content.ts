import type { Content } from '../domain/article/content.ts';
import type { ArticleId } from '../domain/article/events.ts';
import type { EventStore } from '../event-store/event-store.ts';

/** The event that holds a text: `heldBy` is its version in the story. */
export type TextPlace = { readonly articleId: ArticleId; readonly heldBy: bigint };

/** The text that an event holds; null: not observed. Rejects where the store has no such event, or it holds none. */
export async function loadContent(
  store: Pick<EventStore, 'readStream'>,
  { articleId, heldBy }: TextPlace,
): Promise<Content | null> {
  const [holder] = await store.readStream(articleId, { fromVersion: heldBy, limit: 1 });
  if (holder === undefined || !('content' in holder.data)) {
    throw new Error(
      `Story ${articleId}: event ${String(heldBy)} should hold a text, but the store has none there`,
    );
  }
  return holder.data.content;
}
