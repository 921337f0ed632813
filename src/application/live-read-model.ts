import { setTimeout as pause } from 'node:timers/promises';

import { projections } from '../../projections/index.ts';
import type { EventStore } from '../event-store/event-store.ts';
import { RebuildRunningError, type ReadModelHome } from '../read-model/read-model-home.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { rebuildReadModel } from '../read-model/rebuild.ts';
import type { Log } from '../shared/log.ts';
import type { OnProgress } from './stet.ts';

export type ReadModelMaking = {
  readonly store: EventStore;
  readonly home: ReadModelHome;
  readonly log: Log;
};

/** The live read model; made first where there is none of this version. While another process makes it, waits. */
export async function openLiveReadModel(
  making: ReadModelMaking,
  onProgress?: OnProgress,
): Promise<ReadModel> {
  const { home, log } = making;
  for (;;) {
    const opened = await home.open();
    if (opened.state === 'open') return opened.readModel;
    const { code, message } = opened.reason;
    const say = code === 'missing' ? log.info.bind(log) : log.warn.bind(log);
    say({ reason: code }, `${message}; it is made anew`);
    try {
      await makeReadModel(making, onProgress);
    } catch (error) {
      if (!(error instanceof RebuildRunningError)) throw error;
      await pause(500);
    }
  }
}

/** Makes the read model anew beside the live one and switches. */
export const makeReadModel = (
  { store, home }: Pick<ReadModelMaking, 'store' | 'home'>,
  onProgress?: OnProgress,
): Promise<{ readonly events: number }> =>
  rebuildReadModel({
    store,
    home,
    projections,
    onProgress: ({ events, total }) => onProgress?.(events, total),
  });
