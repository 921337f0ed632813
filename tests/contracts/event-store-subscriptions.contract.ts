import { describe, expect, test } from '@jest/globals';

import type { StoredEvent } from '../../src/domain/article/events.ts';
import type { ReadAllPage, SubscribeOptions, Subscription } from '../../src/event-store/event-store.ts';
import { anArticleId, anEvent, someNotes } from '../support/event-builders.ts';
import type { CurrentStore } from './event-store.contract.ts';

const A = anArticleId('a');
const B = anArticleId('b');

type Collected = {
  readonly events: StoredEvent[];
  readonly pages: ReadAllPage[];
  readonly subscription: Subscription;
};

/** Collects until `count` events have come, then aborts. */
function collect(current: CurrentStore, count: number, options: Partial<SubscribeOptions> = {}): Collected {
  const end = new AbortController();
  const events: StoredEvent[] = [];
  const pages: ReadAllPage[] = [];
  const subscription = current().subscribe({ after: 0n, ...options, signal: end.signal }, (page) => {
    pages.push(page);
    events.push(...page.events);
    if (events.length >= count) end.abort();
  });
  return { events, pages, subscription };
}

const positions = (events: readonly StoredEvent[]): bigint[] => events.map((event) => event.globalPosition);

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function describeSubscriptions(current: CurrentStore): void {
  describe('subscriptions', () => {
    test('go from catch-up to live without gap or repeat while a writer runs', async () => {
      const total = 5_000;
      const before = 2_000;
      const write = async (count: number): Promise<void> => {
        for (let written = 0; written < count; written += 20)
          await current().append(A, someNotes(A, 20), 'any');
      };
      await write(before);
      const early = collect(current, total, { batchSize: 37 });
      const [, late] = await Promise.all([
        write(total - before),
        nextTurn().then(() => collect(current, total, { batchSize: 500 })),
      ]);
      await Promise.all([early.subscription.done, late.subscription.done]);
      const versions = Array.from({ length: total }, (_, index) => BigInt(index + 1));
      for (const { events, pages } of [early, late]) {
        expect(events.map((event) => event.streamVersion)).toEqual(versions);
        expect(positions(events)).toEqual([...new Set(positions(events))].sort((a, b) => (a < b ? -1 : 1)));
        expect(pages.every((page) => page.events.length > 0)).toBe(true);
      }
      expect(Math.max(...early.pages.map((page) => page.events.length))).toBe(37);
    });

    test('resume from a position', async () => {
      await current().append(A, someNotes(A, 10), 'no-stream');
      const all = (await current().readAll({ after: 0n, limit: 10 })).events;
      const after = all[6]?.globalPosition ?? 0n;
      const resumed = collect(current, 3, { after });
      await resumed.subscription.done;
      expect(resumed.events).toEqual(all.slice(7));
    });

    test('give only what the filter wants, and go on past the rest', async () => {
      const wanted = collect(current, 4, { filter: { types: ['EmbargoSet'], articleIds: [B] } });
      for (let turn = 0; turn < 4; turn += 1) {
        await current().append(A, [anEvent('EmbargoSet', { articleId: A }), ...someNotes(A, 3)], 'any');
        await current().append(B, [...someNotes(B, 3), anEvent('EmbargoSet', { articleId: B })], 'any');
      }
      await wanted.subscription.done;
      expect(wanted.events.map(({ type, articleId }) => [type, articleId])).toEqual(
        Array(4).fill(['EmbargoSet', B]),
      );
    });

    test('call one handler at a time, and a slow one slows no other', async () => {
      let openGate = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        openGate = resolve;
      });
      let running = 0;
      let most = 0;
      const end = new AbortController();
      const seen: bigint[] = [];
      const slow = current().subscribe({ after: 0n, batchSize: 1, signal: end.signal }, async (page) => {
        running += 1;
        most = Math.max(most, running);
        await gate;
        running -= 1;
        seen.push(...positions(page.events));
        if (seen.length === 6) end.abort();
      });
      const quick = collect(current, 6);
      await current().append(A, someNotes(A, 3), 'any');
      await current().append(A, someNotes(A, 3), 'any');
      await quick.subscription.done;
      expect(seen).toEqual([]);
      openGate();
      await slow.done;
      expect(seen).toEqual(positions(quick.events));
      expect(most).toBe(1);
    });

    test('that throw end alone, with their error', async () => {
      const fault = new Error('the reader broke');
      const throwing = current().subscribe({ after: 0n }, () => {
        throw fault;
      });
      const rejecting = current().subscribe({ after: 0n }, () => Promise.reject(fault));
      const other = collect(current, 2);
      await current().append(A, someNotes(A, 1), 'any');
      await expect(throwing.done).rejects.toBe(fault);
      await expect(rejecting.done).rejects.toBe(fault);
      await current().append(A, someNotes(A, 1), 'any');
      await other.subscription.done;
      expect(other.events).toHaveLength(2);
    });

    test('end when aborted: waiting, before the first call, or in the middle of a catch-up', async () => {
      await current().append(A, someNotes(A, 10), 'any');
      const last = await current().lastPosition();
      const waiting = new AbortController();
      const idle = current().subscribe({ after: last, signal: waiting.signal }, () => undefined);
      await nextTurn();
      waiting.abort();
      await idle.done;

      let calls = 0;
      const never = current().subscribe({ after: 0n, signal: AbortSignal.abort() }, () => {
        calls += 1;
      });
      await never.done;
      expect(calls).toBe(0);

      const middle = collect(current, 1, { batchSize: 1 });
      await middle.subscription.done;
      expect(middle.pages).toHaveLength(1);
    });

    test('end when the store is closed', async () => {
      const { subscription } = collect(current, 1);
      await current().close();
      await subscription.done;
    });
  });
}
