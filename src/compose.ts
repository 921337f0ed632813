import { projections } from '../projections/index.ts';
import { listDueSchedules } from '../projections/article-state/queries.ts';
import { createTokenLookup } from './access/token-lookup.ts';
import { catchUp } from './application/catch-up.ts';
import { checkStores } from './application/check-stores.ts';
import { makeReadModel, openLiveReadModel } from './application/live-read-model.ts';
import { createReplayHistories } from './application/replay-histories.ts';
import { startSchedules } from './application/schedules.ts';
import type { OnProgress, Stet } from './application/stet.ts';
import { closeCore, createLog, openCore, type Core } from './compose/open-core.ts';
import { startApi, startPrivateApi } from './compose/start-api.ts';
import type { Config } from './config.ts';
import { startProjector, type Projector } from './read-model/projector.ts';
import type { ReadModel } from './read-model/read-model.ts';
import { startCheckpointWatch } from './read-model/watch-checkpoint.ts';
import { systemClock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';

/** One installation for the length of a command. */
export async function openStet(config: Config): Promise<Stet> {
  const log = createLog({ ...config, logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel });
  const core = openCore(config, log);
  let readModel: ReadModel | undefined;
  const opened = async (onProgress?: OnProgress): Promise<ReadModel> =>
    (readModel ??= await openLiveReadModel(core, onProgress));
  const caughtUp = async (onProgress?: OnProgress): Promise<ReadModel> => {
    const model = await opened(onProgress);
    await catchUp(core.store, model, log);
    return model;
  };
  return Promise.resolve({
    store: core.store,
    tokens: core.tokens,
    sessions: core.sessions,
    recordSnapshot: core.recordSnapshot,
    replayHistories: createReplayHistories({
      store: core.store,
      ledger: core.store.ledger,
      clock: systemClock,
    }),
    clock: systemClock,
    log,
    catchUp: async (onProgress) => {
      await caughtUp(onProgress);
    },
    rebuild: (onProgress) => makeReadModel(core, onProgress),
    check: (onProgress) => checkStores(core.store, caughtUp, onProgress),
    backup: (file) => core.store.backup(file),
    pack: () => core.store.pack(),
    startPrivateApi: async () => startPrivateApi(core, await opened()),
    close: async () => {
      await readModel?.close();
      await closeCore(core);
    },
  });
}

export type ServeRole = 'all' | 'api' | 'projector';

export type Serving = {
  /** undefined: this role doesn't listen. */
  readonly address: string | undefined;
  /** Whether anybody could sign in. */
  readonly hasTokens: boolean;
  stop(): Promise<void>;
};

type Stops = (() => Promise<void> | void)[];

/** Starts what the role names, once the read model is there: ready when resolved. `stop` ends it in reverse, each part's work in hand first. */
export async function startServing(config: Config, role: ServeRole): Promise<Serving> {
  const log = createLog(config);
  const stops: Stops = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const started = await startParts({ config, log, role, stops });
    return { ...started, stop };
  } catch (error) {
    // What runs already would keep the process alive for ever.
    await stop();
    throw error;
  }
}

type Starting = {
  readonly config: Config;
  readonly log: Log;
  readonly role: ServeRole;
  readonly stops: Stops;
};

async function startParts({ config, log, role, stops }: Starting): Promise<Omit<Serving, 'stop'>> {
  const core = openCore(config, log);
  stops.push(() => closeCore(core));
  const readModel = await openLiveReadModel(core);
  stops.push(() => readModel.close());
  const projector = role === 'api' ? startCheckpointWatch(readModel) : startWork(core, readModel, stops);
  stops.push(() => projector.stop());
  const listen = { host: config.host, port: config.port };
  const server =
    role === 'projector'
      ? undefined
      : await startApi(
          core,
          { readModel, projector, tokens: createTokenLookup(core.tokens, systemClock) },
          listen,
        );
  if (server !== undefined) stops.push(() => server.stop());
  return { address: server?.address, hasTokens: (await core.tokens.list()).length > 0 };
}

function startWork(core: Core, readModel: ReadModel, stops: Stops): Projector {
  const { store, log, handleCommand } = core;
  const projector = startProjector({ store, readModel, projections, log });
  const schedules = startSchedules({
    handleCommand,
    listDue: (now) => readModel.read(({ db }) => listDueSchedules(db, now, { limit: 100 })),
    clock: systemClock,
    log,
  });
  stops.push(() => schedules.stop());
  return projector;
}
