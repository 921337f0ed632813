import { describe, expect, test } from '@jest/globals';

import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { ArticleCommand } from '../../src/domain/article/commands.ts';
import type { ArticleId, EventId } from '../../src/domain/article/events.ts';
import { AppendTooLargeError, type EventStore } from '../../src/event-store/event-store.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { derivedUuid } from '../../src/shared/ids.ts';
import { aContent } from '../support/given-article.ts';
import { editorsRequest, withStore } from '../support/given-store.ts';

const text = (n: number) => aContent('Pool reopens', `Lane ${String(n)} is open.`);
const keyed = (commandId: string, body = 'body') => ({
  commandId,
  eventIdOf: (index: number) => derivedUuid(commandId, body, String(index)) as EventId,
});

describe('a retry with the same key', () => {
  test('is answered as before, also when the version has moved on', async () => {
    await withStore(async ({ tell, store }) => {
      const first = await tell({ type: 'PublishArticle', content: text(1) }, keyed('k1'));
      await tell({ type: 'AddNote', text: 't' });
      const again = await tell(
        { type: 'PublishArticle', content: text(1) },
        { ...keyed('k1'), expected: 7n },
      );
      expect(again).toEqual(first.ok ? { ok: true, value: { ...first.value, replayed: true } } : first);
      expect(await store.countEvents()).toBe(2n);
    });
  });

  test('but another body is refused', async () => {
    await withStore(async ({ tell }) => {
      await tell({ type: 'PublishArticle', content: text(1) }, keyed('k1'));
      const reused = await tell({ type: 'AddNote', text: 't' }, keyed('k1', 'other'));
      expect(reused).toEqual({ ok: false, error: { code: 'command-reused' } });
    });
  });

  test('that another process gets in first, after another event, is answered as that one', async () => {
    await withStore(async ({ tell, dataDir, clock, store }) => {
      await tell({ type: 'PublishArticle', content: text(0) });
      const other = openEventStore({ url: 'sqlite', dataDir });
      const elsewhere = createHandleCommand({ store: other, ledger: other.ledger, clock, zone: 'UTC' });
      const note = editorsRequest({ type: 'AddNote', text: 't' }, keyed('k1'));
      let overtaken = false;
      const overtakenOnce: EventStore = {
        ...store,
        append: async (...asked) => {
          if (!overtaken) {
            overtaken = true;
            await elsewhere(editorsRequest({ type: 'AddNote', text: 'another' }));
            await elsewhere(note);
          }
          return store.append(...asked);
        },
      };
      const here = createHandleCommand({ store: overtakenOnce, ledger: store.ledger, clock, zone: 'UTC' });
      expect(await here(note)).toMatchObject({ ok: true, value: { streamVersion: 3n, replayed: true } });
      expect(await store.countEvents()).toBe(3n);
      await other.close();
    });
  });

  test('of a command of several events is answered with them all', async () => {
    await withStore(async ({ tell, store }) => {
      await tell({ type: 'PublishArticle', content: text(0) });
      const plan = {
        type: 'SchedulePublication',
        act: 'update',
        publishAt: '2026-01-06T00:00:00.000Z' as Instant,
        content: text(1),
      } as const;
      const first = await tell(plan, keyed('k1'));
      const again = await tell(plan, keyed('k1'));
      expect(first).toMatchObject({ ok: true, value: { revision: 2, streamVersion: 3n } });
      expect(again).toEqual(first.ok ? { ok: true, value: { ...first.value, replayed: true } } : first);
      expect(await store.countEvents()).toBe(3n);
    });
  });

  test('runs again where the first try appended nothing', async () => {
    await withStore(async ({ tell }) => {
      await tell({ type: 'DraftArticle', content: text(1) });
      expect(await tell({ type: 'SaveDraft', content: text(1) }, keyed('k1'))).toMatchObject({
        ok: true,
        value: { changed: false, replayed: false },
      });
      await tell({ type: 'SaveDraft', content: text(2) });
      expect(await tell({ type: 'SaveDraft', content: text(1) }, keyed('k1'))).toMatchObject({
        ok: true,
        value: { changed: true, replayed: false, revision: 3 },
      });
    });
  });
});

describe('a command that cannot be stored', () => {
  test('is thrown with its cause, appends nothing, and the next one is taken', async () => {
    await withStore(async ({ tell, store }) => {
      await tell({ type: 'PublishArticle', content: text(0) });
      await expect(tell({ type: 'AddNote', text: 'half a pair: \ud83d' })).rejects.toThrow(/surrogate/);
      await expect(
        tell({ type: 'UpdateArticle', content: text(1), note: 'x'.repeat(1024 * 1024) }),
      ).rejects.toThrow(AppendTooLargeError);
      expect(await store.countEvents()).toBe(1n);
      expect(await tell({ type: 'UpdateArticle', content: text(1) })).toMatchObject({
        ok: true,
        value: { revision: 2, streamVersion: 2n },
      });
    });
  });
});

describe('stories in memory', () => {
  test('are bounded, and one that was let go is read again', async () => {
    await withStore(async ({ store, clock }) => {
      const handle = createHandleCommand({
        store,
        ledger: store.ledger,
        clock,
        zone: 'UTC',
        cachedStories: 2,
      });
      const ids = ['S1', 'S2', 'S3', 'S4'] as ArticleId[];
      const give = (articleId: ArticleId, command: ArticleCommand) =>
        handle(editorsRequest(command, { articleId }));
      await Promise.all(ids.map((id) => give(id, { type: 'DraftArticle', content: text(1) })));
      const outcomes = await Promise.all(
        [2, 3, 4].flatMap((n) => ids.map((id) => give(id, { type: 'SaveDraft', content: text(n) }))),
      );
      expect(outcomes.map((outcome) => outcome.ok && outcome.value.revision)).toEqual(
        [2, 3, 4].flatMap((n) => ids.map(() => n)),
      );
    });
  });
});
