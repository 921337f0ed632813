import { describe, expect, test } from '@jest/globals';

import { ARTICLE_EVENT_TYPES, type ArticleEvent, type StoredEvent } from '../../src/domain/article/events.ts';
import type { EventFilter, EventStore } from '../../src/event-store/event-store.ts';
import { anArticleId, anEvent, anEventId, someNotes } from '../support/event-builders.ts';
import type { CurrentStore } from './event-store.contract.ts';

const A = anArticleId('a');
const B = anArticleId('b');

/** Reads to the end by pages of this size. */
export async function readToEnd(
  store: EventStore,
  limit: number,
  filter?: EventFilter,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit, filter });
    events.push(...page.events);
    expect(page.events.length).toBeLessThanOrEqual(limit);
    expect(page.next >= (page.events.at(-1)?.globalPosition ?? after)).toBe(true);
    if (page.atEnd) return events;
    expect(page.next > after).toBe(true);
    after = page.next;
  }
}

export function describeReads(current: CurrentStore): void {
  describe('reading', () => {
    test('gives back every event type as it was appended, with its two places', async () => {
      const events = ARTICLE_EVENT_TYPES.map((type): ArticleEvent => anEvent(type, { articleId: A }));
      await current().append(A, events, 'no-stream');
      const stored = await current().readStream(A);
      expect(stored).toEqual(
        events.map((event, index) => ({
          ...event,
          streamVersion: BigInt(index + 1),
          globalPosition: stored[index]?.globalPosition,
        })),
      );
    });

    test('a content comes back with its keys in the same order, so that its hash is the same', async () => {
      const event = anEvent('ArticleDrafted', { articleId: A });
      await current().append(A, [event], 'no-stream');
      const [stored] = await current().readStream(A);
      expect(JSON.stringify(stored?.type === 'ArticleDrafted' && stored.data.content)).toBe(
        JSON.stringify(event.data.content),
      );
    });

    test('a text that nobody observed stays null', async () => {
      await current().append(
        A,
        [anEvent('ArticlePublished', { articleId: A, data: { content: null } })],
        'any',
      );
      expect((await current().readStream(A))[0]?.data).toMatchObject({ content: null });
    });

    test('a stream from a version on, and at most so many', async () => {
      await current().append(A, someNotes(A, 9), 'no-stream');
      const versions = async (options: { fromVersion?: bigint; limit?: number }): Promise<bigint[]> =>
        (await current().readStream(A, options)).map((event) => event.streamVersion);
      expect(await versions({ fromVersion: 7n })).toEqual([7n, 8n, 9n]);
      expect(await versions({ fromVersion: 3n, limit: 2 })).toEqual([3n, 4n]);
      expect(await versions({ fromVersion: 10n })).toEqual([]);
    });

    test('an empty store and an unknown story yield nothing', async () => {
      expect(await current().readStream(A)).toEqual([]);
      expect(await current().readAll({ after: 0n, limit: 5 })).toEqual({ events: [], next: 0n, atEnd: true });
      expect(await current().lastPosition()).toBe(0n);
      expect(await current().countEvents()).toBe(0n);
      expect(await current().findEvent(anEventId('none'))).toBeUndefined();
      expect(await current().readCommand(A, 'none')).toEqual([]);
    });

    test('the events of one command in one story, in order', async () => {
      const ours = someNotes(A, 2).map((event) => ({ ...event, commandId: 'command-1' }));
      await current().append(A, [...someNotes(A, 1), ...ours], 'no-stream');
      await current().append(
        B,
        [anEvent('NoteAdded', { articleId: B, commandId: 'command-1' })],
        'no-stream',
      );
      const found = await current().readCommand(A, 'command-1');
      expect(found.map((event) => event.eventId)).toEqual(ours.map((event) => event.eventId));
    });

    test('an event by its id, in whatever story', async () => {
      const two = anEvent('NoteAdded', { articleId: B });
      await current().append(B, [...someNotes(B, 1), two], 'no-stream');
      expect(await current().findEvent(two.eventId)).toMatchObject({
        ...two,
        streamVersion: 2n,
      });
    });

    test('story ids are case-sensitive', async () => {
      await current().append(anArticleId('Case'), someNotes(anArticleId('Case'), 1), 'no-stream');
      expect(await current().readStream(anArticleId('case'))).toEqual([]);
    });
  });

  describe('the global order', () => {
    test('rises strictly through all stories, and each story in its own order', async () => {
      const stories = Array.from({ length: 8 }, (_, index) => anArticleId(`s${String(index)}`));
      await Promise.all(
        stories.map(async (story) => {
          for (let turn = 0; turn < 6; turn += 1) await current().append(story, someNotes(story, 2), 'any');
        }),
      );
      const events = await readToEnd(current(), 7);
      expect(events).toHaveLength(96);
      const positions = events.map((event) => event.globalPosition);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
      for (const story of stories) {
        const versions = events
          .filter((event) => event.articleId === story)
          .map((event) => event.streamVersion);
        expect(versions).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index + 1)));
      }
      expect(await current().lastPosition()).toBe(positions.at(-1));
      expect(await current().countEvents()).toBe(96n);
    });

    test('is read on from any position', async () => {
      await current().append(A, someNotes(A, 10), 'no-stream');
      const all = await readToEnd(current(), 100);
      for (const [index, { globalPosition }] of all.entries()) {
        const page = await current().readAll({ after: globalPosition, limit: 100 });
        expect(page.events).toEqual(all.slice(index + 1));
        expect(page.atEnd).toBe(true);
      }
    });

    test('a position past the end stays where it is', async () => {
      await current().append(A, someNotes(A, 1), 'no-stream');
      const past = (await current().lastPosition()) + 5n;
      for (const filter of [undefined, { types: ['NoteAdded'] as const }]) {
        expect(await current().readAll({ after: past, limit: 5, filter })).toEqual({
          events: [],
          next: past,
          atEnd: true,
        });
      }
    });
  });

  describe('filters', () => {
    const filters: readonly (readonly [EventFilter, number])[] = [
      [{ types: ['EmbargoSet'] }, 10],
      [{ articleIds: [B] }, 25],
      [{ types: ['EmbargoSet'], articleIds: [B] }, 5],
      [{ types: ['EmbargoSet', 'NoteAdded'] }, 50],
      [{ types: [] }, 0],
      [{ articleIds: [anArticleId('nobody')] }, 0],
      [{}, 50],
    ];
    test.each(filters)('%j leaves %i events', async (filter, count) => {
      for (const story of [A, B]) {
        const turn = [...someNotes(story, 4), anEvent('EmbargoSet', { articleId: story })];
        for (let index = 0; index < 5; index += 1) {
          await current().append(
            story,
            turn.map((event) => ({ ...event, eventId: anEvent('NoteAdded').eventId })),
            'any',
          );
        }
      }
      const expected = (await readToEnd(current(), 100)).filter(
        (event) =>
          (filter.types?.includes(event.type) ?? true) &&
          (filter.articleIds?.includes(event.articleId) ?? true),
      );
      expect(expected).toHaveLength(count);
      for (const limit of [1, 3, 100]) expect(await readToEnd(current(), limit, filter)).toEqual(expected);
    });
  });
}
