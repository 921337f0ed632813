import type { ArticleId, StoredEvent } from '../../src/domain/article/events.ts';
import { createMemoryEventStore } from '../../src/event-store/memory/create-memory-event-store.ts';
import type { ServedStore } from './serve-api.ts';

/** Keeps each story's first append, so that there is a story; takes every later one without looking at it. */
export function createNothingStore(): ServedStore {
  const kept = createMemoryEventStore();
  const versions = new Map<ArticleId, bigint>();
  let position = 0n;
  return {
    ...kept,
    append: async (articleId, events, expected) => {
      const before = versions.get(articleId) ?? 0n;
      versions.set(articleId, before + BigInt(events.length));
      position += BigInt(events.length);
      if (before === 0n) return kept.append(articleId, events, expected);
      return Promise.resolve({
        streamVersion: before + BigInt(events.length),
        globalPosition: position,
        alreadyStored: false,
      });
    },
    readCommand: async (): Promise<readonly StoredEvent[]> => Promise.resolve([]),
  };
}
