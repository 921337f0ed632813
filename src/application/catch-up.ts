import { projections } from '../../projections/index.ts';
import type { EventStore } from '../event-store/event-store.ts';
import { startProjector } from '../read-model/projector.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { Log } from '../shared/log.ts';

const LONGEST_MS = 600_000;

/** Projects what the read model doesn't show yet, up to the store's end at the time of the call. */
export async function catchUp(store: EventStore, readModel: ReadModel, log: Log): Promise<void> {
  const target = await store.lastPosition();
  if ((await readModel.checkpoint()) >= target) return;
  const projector = startProjector({ store, readModel, projections, log });
  try {
    const isThere = await projector.waitFor(target, LONGEST_MS);
    if (!isThere)
      throw new Error('The read model does not catch up with the events; stet rebuild makes it anew');
  } finally {
    await projector.stop();
  }
}
