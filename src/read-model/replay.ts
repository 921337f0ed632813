import { setImmediate as letOthersRun } from 'node:timers/promises';

import type { EventStore } from '../event-store/event-store.ts';
import type { LruBounds } from './lru.ts';
import { createEventProjection } from './project-events.ts';
import type { Projection } from './projection.ts';
import type { BulkFill } from './read-model.ts';

export type ReplayOptions = {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  /** The last position to replay. */
  readonly upTo: bigint;
  /** States remembered meanwhile; default 20,000 stories or 48 MiB. */
  readonly memory?: LruBounds | undefined;
  /** Told after each page, with the number of events replayed so far. */
  readonly onProgress?: ((events: number) => void) | undefined;
};

const MEMORY: LruBounds = { maxCount: 20_000, maxBytes: 48 * 1024 * 1024 };
const PAGE = 1_000;
/** States are written when the texts behind them reach so many letters: once for many events of a story, within bounded memory. */
const HELD_BACK = 4 * 1024 * 1024;

/** Fills empty tables from the first event up to a position. Resolves with the number of events. */
export async function replayInto(target: BulkFill, options: ReplayOptions): Promise<number> {
  const { store, projections, upTo, memory = MEMORY, onProgress } = options;
  const projection = createEventProjection({ store, projections, memory, loadState: target.loadState });
  let events = 0;
  let after = 0n;
  while (after < upTo) {
    const page = await store.readAll({ after, limit: PAGE });
    const wanted = page.events.filter(({ globalPosition }) => globalPosition <= upTo);
    await projection.project(wanted);
    target.fill(projection.takeChanges());
    if (projection.heldBack() > HELD_BACK) target.fill(projection.takeStates());
    events += wanted.length;
    onProgress?.(events);
    // A store that answers from memory or disk at once would keep the process to itself.
    await letOthersRun();
    if (page.atEnd) break;
    after = page.next;
  }
  target.fill(projection.takeStates());
  return events;
}
