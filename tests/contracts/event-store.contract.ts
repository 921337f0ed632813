import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { EventStore, ObservationLedger, RawPages } from '../../src/event-store/event-store.ts';
import { describeAppends } from './event-store-appends.contract.ts';
import { describeObservations } from './event-store-observations.contract.ts';
import { describeReads } from './event-store-reads.contract.ts';
import { describeSubscriptions } from './event-store-subscriptions.contract.ts';

export type StoreUnderTest = EventStore & { readonly ledger: ObservationLedger; readonly rawPages: RawPages };

/** Gives the store of the running test. */
export type CurrentStore = () => StoreUnderTest;

/** How a test gets an empty store, and what is to be done when it is over. */
export type OpenStore = () => { readonly store: StoreUnderTest; readonly cleanUp: () => void };

/** Every sentence of the port's comments, for one adapter. */
export function describeEventStoreContract(name: string, open: OpenStore): void {
  describe(`${name} event store`, () => {
    let opened: ReturnType<OpenStore>;
    beforeEach(() => {
      opened = open();
    });
    afterEach(async () => {
      await opened.store.close();
      opened.cleanUp();
    });
    const current: CurrentStore = () => opened.store;

    describeAppends(current);
    describeReads(current);
    describeSubscriptions(current);
    describeObservations(current);

    test('knows what a position of its own epoch means, and none of a stranger', async () => {
      const store = current();
      expect(await store.findPosition(store.epoch, 17n)).toBe(17n);
      expect(await store.findPosition('0123456789abcdef', 17n)).toBeUndefined();
    });

    test('has an epoch that stays the same', () => {
      expect(current().epoch).toMatch(/^[0-9a-f-]{16,}$/);
      expect(current().epoch).toBe(current().epoch);
    });

    test('refuses every call once it is closed; closing again does nothing', async () => {
      const store = current();
      await store.close();
      await store.close();
      await expect(store.lastPosition()).rejects.toThrow('closed');
      await expect(store.readAll({ after: 0n, limit: 1 })).rejects.toThrow('closed');
      expect(() => store.subscribe({ after: 0n }, () => undefined)).toThrow('closed');
    });
  });
}
