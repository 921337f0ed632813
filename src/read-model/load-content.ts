import type { Content } from '../domain/article/content.ts';
import type { ArticleId, EventId } from '../domain/article/events.ts';
import type { EventStore } from '../event-store/event-store.ts';

/** The event that holds a text: `heldBy` is its version in the story. */
export type TextPlace = { readonly articleId: ArticleId; readonly heldBy: bigint };

/** A text that a row names: by an id, so that in a store with another history no other text can take its place. */
export type NamedText = TextPlace & { readonly eventId: EventId };

/** The text that an event holds; null: not observed. Rejects where the store has no such event, or it holds none. */
export async function loadContent(
  store: Pick<EventStore, 'readStream'>,
  { articleId, heldBy, eventId }: TextPlace & Partial<NamedText>,
): Promise<Content | null> {
  const [holder] = await store.readStream(articleId, { fromVersion: heldBy, limit: 1 });
  if (holder === undefined || !('content' in holder.data)) {
    throw new Error(
      `Story ${articleId}: event ${String(heldBy)} should hold a text, but the store has none there`,
    );
  }
  if (eventId !== undefined && holder.eventId !== eventId) {
    throw new Error(
      `Story ${articleId}: version ${String(heldBy)} should be event ${eventId}, but is ${holder.eventId}: ` +
        'the read model was made of another history; stop and run `stet rebuild`',
    );
  }
  return holder.data.content;
}
