import { describe, expect, test } from '@jest/globals';

import { sha256Hex } from '../../src/shared/sha256.ts';
import { anArticleId, at } from '../support/event-builders.ts';
import type { CurrentStore } from './event-store.contract.ts';

const A = anArticleId('a');

export function describeObservations(current: CurrentStore): void {
  describe('the observation ledger', () => {
    test('knows nothing at first', async () => {
      expect(await current().ledger.find(A, 1)).toBeUndefined();
    });

    test('keeps the later of each instant by itself', async () => {
      const { ledger } = current();
      await ledger.record(A, 1, { at: at(5) });
      expect(await ledger.find(A, 1)).toEqual({ at: at(5) });
      await ledger.record(A, 1, { at: at(3), givenAt: at(3) });
      expect(await ledger.find(A, 1)).toEqual({ at: at(5), givenAt: at(3) });
      await ledger.record(A, 1, { at: at(9), givenAt: at(1) });
      await ledger.record(A, 1, { at: at(7) });
      expect(await ledger.find(A, 1)).toEqual({ at: at(9), givenAt: at(3) });
    });

    test('keeps each revision of each story by itself', async () => {
      const { ledger } = current();
      await Promise.all([
        ledger.record(A, 1, { at: at(1) }),
        ledger.record(A, 2, { at: at(2) }),
        ledger.record(anArticleId('b'), 1, { at: at(3) }),
      ]);
      expect(await ledger.find(A, 1)).toEqual({ at: at(1) });
      expect(await ledger.find(A, 2)).toEqual({ at: at(2) });
      expect(await ledger.find(anArticleId('b'), 1)).toEqual({ at: at(3) });
    });
  });

  describe('the raw pages', () => {
    test('come back byte for byte, by their digest, once', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
      const digests = await Promise.all([current().rawPages.put(bytes), current().rawPages.put(bytes)]);
      expect(digests).toEqual([sha256Hex(bytes), sha256Hex(bytes)]);
      expect(Uint8Array.from((await current().rawPages.find(sha256Hex(bytes))) ?? [])).toEqual(bytes);
    });

    test('an empty page is a page; an unknown one is undefined', async () => {
      const digest = await current().rawPages.put(new Uint8Array());
      expect(await current().rawPages.find(digest)).toHaveLength(0);
      expect(await current().rawPages.find(sha256Hex('never put'))).toBeUndefined();
    });
  });
}
