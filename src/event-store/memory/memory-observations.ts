import { laterOf } from '../../shared/clock.ts';
import { sha256Hex } from '../../shared/sha256.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Observation, ObservationLedger, RawPages } from '../event-store.ts';

export function createMemoryLedger(): ObservationLedger {
  const entries = new Map<string, Observation>();
  return {
    record: async (articleId, revision, { at, givenAt }) => {
      const key = `${articleId} ${String(revision)}`;
      const known = entries.get(key);
      const given = laterIfAny(known?.givenAt, givenAt);
      const latest = known === undefined ? at : laterOf(known.at, at);
      entries.set(key, given === undefined ? { at: latest } : { at: latest, givenAt: given });
      return Promise.resolve();
    },
    find: async (articleId, revision) => Promise.resolve(entries.get(`${articleId} ${String(revision)}`)),
  };
}

function laterIfAny(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a === undefined || b === undefined ? (a ?? b) : laterOf(a, b);
}

export function createMemoryRawPages(): RawPages {
  const pages = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const digest = sha256Hex(bytes);
      if (!pages.has(digest)) pages.set(digest, Uint8Array.from(bytes));
      return Promise.resolve(digest);
    },
    find: async (digest) => Promise.resolve(pages.get(digest)),
  };
}
