import { setImmediate as letOthersRun } from 'node:timers/promises';

import type { EventStore } from '../event-store/event-store.ts';
import type { LruBounds } from './lru.ts';
import { createEventProjection } from './project-events.ts';
import type { Projection } from './projection.ts';
import type { CatchUp, NewGeneration, ReadModelHome } from './read-model-home.ts';
import { replayInto } from './replay.ts';

export type RebuildProgress = {
  readonly events: number;
  /** Stored when the rebuild began; more may have come since. */
  readonly total: number;
};

export type RebuildOptions = {
  readonly store: EventStore;
  readonly home: ReadModelHome;
  readonly projections: readonly Projection[];
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
  /** Story states remembered meanwhile. */
  readonly memory?: LruBounds | undefined;
};

export type RebuildResult = { readonly events: number; readonly checkpoint: bigint };

const CATCH_UP_MEMORY: LruBounds = { maxCount: 5_000, maxBytes: 64 * 1024 * 1024 };
const CATCH_UP_PAGE = 500;

/**
 * Makes the read model anew from all events beside the live one, catches up with what is written meanwhile, and
 * switches. Killed or failing at any moment, it leaves the live one as it was. Rejects with a RebuildRunningError while
 * another rebuild runs.
 */
export async function rebuildReadModel(options: RebuildOptions): Promise<RebuildResult> {
  const { store, home, projections, memory, onProgress } = options;
  const generation = await home.startGeneration();
  try {
    const upTo = await store.lastPosition();
    const total = Number(await store.countEvents());
    const report = (events: number): void => onProgress?.({ events, total: Math.max(events, total) });
    const replayed = await replayInto(generation, { store, projections, upTo, memory, onProgress: report });
    const target = await generation.finish(upTo);
    const late = await catchUp({ ...options, generation, target });
    return { events: replayed + late, checkpoint: await target.checkpoint() };
  } finally {
    await generation.close();
  }
}

type CatchUpOptions = RebuildOptions & { readonly generation: NewGeneration; readonly target: CatchUp };

async function catchUp({ store, projections, generation, target }: CatchUpOptions): Promise<number> {
  const loadState = target.loadState.bind(target);
  const projection = createEventProjection({ store, projections, memory: CATCH_UP_MEMORY, loadState });
  let events = 0;
  let orphaned: bigint | undefined;
  for (;;) {
    // Here alone: a pause between reading and switching would let the live one get ahead again.
    await letOthersRun();
    const checkpoint = await target.checkpoint();
    const page = await store.readAll({ after: checkpoint, limit: CATCH_UP_PAGE });
    await projection.project(page.events);
    const [changes, states] = [projection.takeChanges(), projection.takeStates()];
    await target.apply({ expectedCheckpoint: checkpoint, checkpoint: page.next, changes, states });
    events += page.events.length;
    if (!page.atEnd) continue;
    const ahead = await generation.flip(orphaned);
    if (ahead === undefined) return events;
    // The live one may stand at a position that this store never gave out; then there is nothing to catch up with.
    orphaned = ahead > (await store.lastPosition()) ? ahead : undefined;
  }
}
