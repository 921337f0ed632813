import { describe, expect, test } from '@jest/globals';

import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { ArticleId, EventId } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { aContent, aSnapshot } from '../support/given-article.ts';
import { editorsRequest, withStore } from '../support/given-store.ts';

const text = (n: number) => aContent('Pool reopens', `Lane ${String(n)} is open.`);

describe('a command', () => {
  test('is stamped with who, when and why, and answered with its place', async () => {
    await withStore(async ({ tell, store, clock }) => {
      const drafted = await tell({ type: 'DraftArticle', content: text(1) });
      expect(drafted).toMatchObject({ ok: true, value: { revision: 1, streamVersion: 1n, changed: true } });
      clock.set('2026-01-05T10:05:00.000Z');
      await tell({ type: 'PublishArticle' });
      const [, published] = await store.readStream('A1' as ArticleId);
      expect(published).toMatchObject({
        type: 'ArticlePublished',
        recordedAt: '2026-01-05T10:05:00.000Z',
        effectiveAt: '2026-01-05T10:05:00.000Z',
        actor: { kind: 'user', id: 'lin' },
        recordedBy: { kind: 'token', id: 'desk' },
        correlationId: 'test',
      });
    });
  });

  test('never records earlier than the last event of its story, whatever the clock says', async () => {
    await withStore(async ({ tell, store, clock }) => {
      await tell({ type: 'DraftArticle', content: text(1) });
      clock.set('2020-01-01T00:00:00.000Z');
      await tell({ type: 'SaveDraft', content: text(2) });
      const events = await store.readStream('A1' as ArticleId);
      expect(events.map(({ recordedAt }) => recordedAt)).toEqual([
        '2026-01-05T10:00:00.000Z',
        '2026-01-05T10:00:00.000Z',
      ]);
    });
  });

  test('that changes nothing appends nothing', async () => {
    await withStore(async ({ tell, store }) => {
      await tell({ type: 'DraftArticle', content: text(1) });
      const again = await tell({ type: 'SaveDraft', content: text(1) });
      expect(again).toMatchObject({ ok: true, value: { changed: false, revision: 1, streamVersion: 1n } });
      expect(await store.countEvents()).toBe(1n);
    });
  });

  test('of a role that may not is refused before anything else', async () => {
    await withStore(async ({ handle }) => {
      const viewer = { kind: 'token', id: 'v', name: 'V', role: 'viewer', grants: [] } as const;
      const refused = await handle(editorsRequest({ type: 'AddNote', text: 't' }, { principal: viewer }));
      expect(refused).toEqual({ ok: false, error: { code: 'forbidden' } });
    });
  });

  test('restores any saved text, also of a draft that never became public', async () => {
    await withStore(async ({ tell, store }) => {
      await tell({ type: 'DraftArticle', content: text(1) });
      await tell({ type: 'SaveDraft', content: text(2) });
      await tell({ type: 'PublishArticle', content: text(3) });
      const restored = await tell({ type: 'RestoreRevision', revision: 2, note: 'back' });
      expect(restored).toMatchObject({ ok: true, value: { revision: 4 } });
      const last = (await store.readStream('A1' as ArticleId)).at(-1);
      expect(last?.data).toMatchObject({ restoredFrom: 2, content: text(2) });
    });
  });

  test('goes on after a corrected time of effect made an older text current', async () => {
    await withStore(async ({ tell, store, clock }) => {
      await tell({ type: 'PublishArticle', content: text(1) });
      clock.set('2026-01-05T10:10:00.000Z');
      await tell({ type: 'UpdateArticle', content: text(2) });
      clock.set('2026-01-05T10:20:00.000Z');
      await tell({ type: 'UpdateArticle', content: text(3) });
      const [, , third] = await store.readStream('A1' as ArticleId);
      await tell({
        type: 'CorrectEffectiveTime',
        eventId: third?.eventId ?? ('' as EventId),
        effectiveAt: '2026-01-05T10:05:00.000Z' as never,
        reason: 'ran earlier',
      });
      const noticed = await tell({ type: 'UpdateArticle', notice: 'A notice.' });
      expect(noticed).toMatchObject({ ok: true, value: { changed: true } });
      expect((await store.readStream('A1' as ArticleId)).at(-1)?.data).toMatchObject({ content: text(2) });
    });
  });
});

describe('versions', () => {
  test('of 64 concurrent updates of one version exactly one is taken', async () => {
    await withStore(async ({ tell }) => {
      await tell({ type: 'PublishArticle', content: text(0) });
      const outcomes = await Promise.all(
        Array.from({ length: 64 }, (_, n) =>
          tell({ type: 'UpdateArticle', content: text(n + 1) }, { expected: 1n }),
        ),
      );
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const refusals = outcomes.filter((outcome) => !outcome.ok);
      expect(refusals).toHaveLength(63);
      for (const { error } of refusals) expect(error).toEqual({ code: 'version-conflict', actual: 2n });
    });
  });

  test('an append of another process in between is met by deciding anew', async () => {
    await withStore(async ({ tell, dataDir, clock }) => {
      await tell({ type: 'PublishArticle', content: text(0) });
      const other = openEventStore({ url: 'sqlite', dataDir });
      const otherHandle = createHandleCommand({ store: other, ledger: other.ledger, clock, zone: 'UTC' });
      const both = await Promise.all(
        Array.from({ length: 20 }, (_, n) => [
          tell({ type: 'AddNote', text: `here ${String(n)}` }),
          otherHandle(editorsRequest({ type: 'AddNote', text: `there ${String(n)}` })),
        ]).flat(),
      );
      expect(both.every(({ ok }) => ok)).toBe(true);
      const events = await other.readStream('A1' as ArticleId);
      expect(events.map(({ streamVersion }) => streamVersion)).toEqual(
        Array.from({ length: 41 }, (_, index) => BigInt(index + 1)),
      );
      await other.close();
    });
  });
});

describe('observations', () => {
  const ingest = { kind: 'token', id: 'i', name: 'I', role: 'ingest', grants: [] } as const;

  test('again are written to the ledger, so that a silent edit knows since when', async () => {
    await withStore(async ({ tell, store, clock }) => {
      const observe = (n: number) =>
        tell(
          { type: 'RecordObservation', snapshot: aSnapshot(text(n)) },
          {
            principal: { ...ingest, sourceSystem: 'harbour-post' },
          },
        );
      await observe(1);
      clock.set('2026-01-05T11:00:00.000Z');
      expect(await observe(1)).toMatchObject({ ok: true, value: { changed: false, revision: 1 } });
      clock.set('2026-01-05T12:00:00.000Z');
      await observe(2);
      const [, edit] = await store.readStream('A1' as ArticleId);
      expect(edit).toMatchObject({
        effectiveBasis: 'observed',
        effectiveAt: '2026-01-05T12:00:00.000Z',
        notBefore: '2026-01-05T11:00:00.000Z',
      });
    });
  });

  test('of another source than the token speaks for are forbidden', async () => {
    await withStore(async ({ tell }) => {
      const refused = await tell(
        { type: 'RecordObservation', snapshot: aSnapshot(text(1)) },
        { principal: { ...ingest, sourceSystem: 'other' } },
      );
      expect(refused).toEqual({ ok: false, error: { code: 'forbidden' } });
    });
  });

  test('that come late are decided with the text that was seen after them', async () => {
    await withStore(async ({ tell, store }) => {
      const principal = { ...ingest, sourceSystem: 'harbour-post' };
      const observe = (n: number, observedAt: string) =>
        tell(
          { type: 'RecordObservation', snapshot: aSnapshot(text(n), { observedAt: observedAt as Instant }) },
          { principal },
        );
      await observe(1, '2026-01-05T01:00:00.000Z');
      await observe(2, '2026-01-05T06:00:00.000Z');
      await observe(1, '2026-01-05T03:00:00.000Z');
      await observe(3, '2026-01-05T02:00:00.000Z');
      const events = await store.readStream('A1' as ArticleId);
      expect(
        events.map(({ type, effectiveAt, data }) => [type, effectiveAt.slice(11, 13), data]),
      ).toMatchObject([
        ['ArticlePublished', '01', { content: text(1) }],
        ['ArticleUpdated', '06', { content: text(2) }],
        ['EarlierTextRecorded', '03', { content: text(1) }],
        ['EarlierTextRecorded', '02', { content: text(3) }],
      ]);
    });
  });
});
