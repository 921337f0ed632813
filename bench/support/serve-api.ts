import type { Express } from 'express';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import type { SessionStore } from '../../src/access/session-store.ts';
import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { HandleCommand } from '../../src/application/command-request.ts';
import { createRecordSnapshot } from '../../src/application/record-snapshot.ts';
import type { EventStore, ObservationLedger, RawPages } from '../../src/event-store/event-store.ts';
import { createApp } from '../../src/http/create-app.ts';
import type { ApiDependencies } from '../../src/http/dependencies.ts';
import { startLiveHub } from '../../src/http/live/live-hub.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { startHttpServer } from '../../src/http/start-http-server.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { silentLog } from '../../src/shared/log.ts';

export type ServedStore = EventStore & { readonly ledger: ObservationLedger; readonly rawPages: RawPages };

export type ServedApi = {
  readonly port: number;
  readonly handleCommand: HandleCommand;
  stop(): Promise<void>;
};

/** The header by which the one desk of a bench signs in. */
export const SECRET = 'bench-secret';

export type Served = {
  readonly sessions: Pick<SessionStore, 'find'>;
  readonly extend: (app: Express, api: ApiDependencies) => void;
};

const NOTHING_BESIDE: Served = {
  sessions: { find: async () => Promise.resolve(undefined) },
  extend: () => undefined,
};

/**
 * The API as `stet serve --role api` serves it, over a read model of what the store holds now: another process would
 * project what is written. Its one token is looked up in memory. `beside`: what is served with it.
 */
export async function serveApi(
  dataDir: string,
  store: ServedStore,
  beside: Served = NOTHING_BESIDE,
): Promise<ServedApi> {
  const home = createReadModelHome({ dataDir, projections, schema: readModelSchema, store });
  await rebuildReadModel({ store, home, projections });
  const opened = await home.open();
  if (opened.state !== 'open') throw new Error('The read model could not be opened');
  const { readModel } = opened;
  const handleCommand = createHandleCommand({ store, ledger: store.ledger, clock: systemClock, zone: 'UTC' });
  const projector = { waitFor: async () => Promise.resolve(true), position: () => 0n };
  const api: ApiDependencies = {
    handleCommand,
    recordSnapshot: createRecordSnapshot(handleCommand, store.rawPages),
    readModel,
    store,
    tokens: {
      findBySecret: async (secret) =>
        Promise.resolve(
          secret === SECRET
            ? { kind: 'token', id: 'desk', name: 'Desk', role: 'editor', grants: [] }
            : undefined,
        ),
      names: async () => Promise.resolve(new Map([['desk', 'Desk']])),
    },
    sessions: beside.sessions,
    projector,
    live: startLiveHub({ readModel, projector, log: silentLog }),
    metrics: createMetrics(),
    config: {
      publicUrl: 'http://127.0.0.1',
      installation: 'urn:stet:bench',
      timeZone: 'UTC',
      trustProxy: [],
      rateLimit: 0,
    },
    log: silentLog,
    clock: systemClock,
  };
  const app = createApp(api, (made) => beside.extend(made, api));
  const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(server.address).port),
    handleCommand,
    stop: async () => {
      await server.stop();
      await readModel.close();
    },
  };
}
