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
  /** States remembered meanwhile; default 10,000 stories or 32 MiB. */
  readonly memory?: LruBounds | undefined;
  /** Told after each page, with the number of events replayed so far. */
  readonly onProgress?: ((events: number) => void) | undefined;
};

const MEMORY: LruBounds = { maxCount: 10_000, maxBytes: 32 * 1024 * 1024 };
/** So few that what is made of them dies young: V8 copies whatever outlives the making of a few MB, and copying is dear. */
const PAGE = 25;
/** States and rows of stories are written when the texts behind them reach so many letters: once for many events of a story, within bounded memory. */
const HELD_BACK = 4 * 1024 * 1024;

/** Fills empty tables from the first event up to a position. Resolves with the number of events. */
export async function replayInto(target: BulkFill, options: ReplayOptions): Promise<number> {
  const { store, projections, upTo, memory = MEMORY, onProgress } = options;
  const projection = createEventProjection({ store, projections, memory, loadState: target.loadState });
  const fillHeldBack = (): void => {
    target.fill(projection.takeChanges());
    target.fill(projection.takeStates());
  };
  let events = 0;
  let after = 0n;
  while (after < upTo) {
    const page = await store.readAll({ after, limit: PAGE });
    const wanted = page.events.filter(({ globalPosition }) => globalPosition <= upTo);
    await projection.project(wanted);
    target.fill(projection.takeSettled());
    if (projection.heldBack() > HELD_BACK) fillHeldBack();
    events += wanted.length;
    onProgress?.(events);
    // A store that answers from memory or disk at once would keep the process to itself.
    await letOthersRun();
    if (page.atEnd) break;
    after = page.next;
  }
  fillHeldBack();
  return events;
}
