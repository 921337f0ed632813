import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Express } from 'express';
import { pino } from 'pino';

import { readModelSchema } from '../migrations/read-model/index.ts';
import { projections } from '../projections/index.ts';
import { listDueSchedules } from '../projections/article-state/queries.ts';
import { openSqliteSessionStore } from './access/sqlite-session-store.ts';
import type { SessionStore } from './access/session-store.ts';
import { openSqliteTokenStore } from './access/sqlite-token-store.ts';
import { createTokenLookup } from './access/token-lookup.ts';
import type { TokenStore } from './access/token-store.ts';
import { catchUp } from './application/catch-up.ts';
import { checkStores } from './application/check-stores.ts';
import { createHandleCommand } from './application/handle-command.ts';
import { readGlossary } from './application/read-glossary.ts';
import { makeReadModel, openLiveReadModel } from './application/live-read-model.ts';
import { createRecordSnapshot } from './application/record-snapshot.ts';
import { createReplayHistories } from './application/replay-histories.ts';
import { startSchedules } from './application/schedules.ts';
import type { OnProgress, PrivateApi, Stet } from './application/stet.ts';
import { systemPrincipal } from './application/system-principal.ts';
import { openConfigured, type Config } from './config.ts';
import type { Glossary } from './diff/words/glossary.ts';
import { openEventStore } from './event-store/open-event-store.ts';
import type { ApiDependencies } from './http/dependencies.ts';
import { createMetrics, withAppendTimes, type Metrics } from './http/metrics.ts';
import type { HttpServer } from './http/start-http-server.ts';
import { createReadModelHome, hasReadModel } from './read-model/open-read-model.ts';
import { startProjector, type Projector } from './read-model/projector.ts';
import type { ReadModelHome } from './read-model/read-model-home.ts';
import type { ReadModel } from './read-model/read-model.ts';
import { startCheckpointWatch } from './read-model/watch-checkpoint.ts';
import { systemClock } from './shared/clock.ts';
import { newUuidV7 } from './shared/ids.ts';
import type { Log } from './shared/log.ts';
import { EVENTS_FILE, refuseLostEventsFile } from './sqlite/open-events-file.ts';

type Store = ReturnType<typeof openEventStore>;

/** What every role of the program opens: the stores, and the way commands go. The read model comes later, when it is needed. */
type Core = {
  readonly config: Config;
  readonly log: Log;
  readonly store: Store;
  readonly tokens: TokenStore;
  readonly glossary: Glossary | undefined;
  readonly sessions: SessionStore;
  readonly home: ReadModelHome;
  readonly metrics: Metrics;
  readonly handleCommand: ReturnType<typeof createHandleCommand>;
  readonly recordSnapshot: ReturnType<typeof createRecordSnapshot>;
};

const openGlossary = ({ glossary }: Config): Glossary | undefined =>
  glossary === '' ? undefined : openConfigured('STET_GLOSSARY', glossary, readGlossary);

function openCore(config: Config, log: Log): Core {
  const glossary = openGlossary(config);
  if (hasReadModel(config.dataDir)) refuseLostEventsFile(join(config.dataDir, EVENTS_FILE));
  const store = openEventStore({ url: config.eventStore, dataDir: config.dataDir, log });
  const path = join(config.dataDir, EVENTS_FILE);
  const tokens = openSqliteTokenStore({ path });
  const sessions = openSqliteSessionStore({ path });
  const { ledger, rawPages } = store;
  const metrics = createMetrics();
  const handleCommand = createHandleCommand({
    store: withAppendTimes(store, metrics),
    ledger,
    clock: systemClock,
    zone: config.timeZone,
  });
  const home = createReadModelHome({
    dataDir: config.dataDir,
    projections,
    schema: readModelSchema,
    storeEpoch: store.epoch,
  });
  const recordSnapshot = createRecordSnapshot(handleCommand, rawPages);
  return { config, log, store, tokens, glossary, sessions, home, metrics, handleCommand, recordSnapshot };
}

async function closeCore({ store, tokens, sessions }: Core): Promise<void> {
  await sessions.close();
  await tokens.close();
  await store.close();
}

/** Logs as JSON lines on the error output, so that what a command prints stays clean. */
const createLog = ({ logLevel }: Config): Log => pino({ level: logLevel, base: null }, pino.destination(2));

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

type ApiParts = Pick<ApiDependencies, 'tokens' | 'projector'> & { readonly readModel: ReadModel };

/** Serves the API; its public address is that listened on, unless the configuration gives another. */
async function startApi(core: Core, parts: ApiParts, listen: ListenOptions): Promise<HttpServer> {
  const { config, log, store, glossary, handleCommand, recordSnapshot } = core;
  // The server takes as long to load as all else; most commands do without it.
  const [{ createApp }, { startHttpServer }] = await Promise.all([
    import('./http/create-app.ts'),
    import('./http/start-http-server.ts'),
  ]);
  let address = '';
  const api: ApiDependencies = {
    ...parts,
    handleCommand,
    recordSnapshot,
    store,
    glossary,
    log,
    clock: systemClock,
    // Gauges are registered once each: a private API, which nobody scrapes, has numbers of its own.
    metrics: listen.isPrivate === true ? createMetrics() : core.metrics,
    config: {
      get publicUrl() {
        return config.publicUrl === '' ? address : config.publicUrl;
      },
      installation: installationOf(core, listen),
      timeZone: config.timeZone,
      trustProxy: config.trustProxy,
      rateLimit: listen.isPrivate === true ? 0 : config.rateLimit,
    },
  };
  const pages = listen.isPrivate === true ? undefined : await openPages(core, api);
  const server = await startHttpServer(createApp(api, pages), listen);
  address = server.address;
  return server;
}

/** What mounts the pages beside the API; they ask the same read model. */
async function openPages({ sessions }: Core, api: ApiDependencies): Promise<(app: Express) => void> {
  const [{ loadAssets }, { mountPages }] = await Promise.all([
    import('../web/assets.ts'),
    import('../web/mount-pages.tsx'),
  ]);
  const assets = loadAssets(fileURLToPath(new URL('../web/assets/', import.meta.url)));
  return (app) => {
    mountPages(app, { ...api, sessions, assets });
  };
}

/** Fixed when the installation is first served to others. */
const installationOf = ({ store, config }: Core, { isPrivate }: ListenOptions): string => {
  const suggested = config.publicUrl === '' ? `urn:uuid:${newUuidV7()}` : config.publicUrl;
  return isPrivate === true ? suggested : store.fixInstallationUri(suggested);
};

type ListenOptions = { readonly host: string; readonly port: number; readonly isPrivate?: true };

async function startPrivateApi(core: Core, readModel: ReadModel): Promise<PrivateApi> {
  const secret = randomBytes(32).toString('base64url');
  const watch = startCheckpointWatch(readModel);
  const tokens: ApiParts['tokens'] = {
    ...createTokenLookup(core.tokens, systemClock),
    findBySecret: (given) => Promise.resolve(given === secret ? systemPrincipal : undefined),
  };
  const listen = { host: '127.0.0.1', port: 0, isPrivate: true } as const;
  const server = await startApi(core, { readModel, projector: watch, tokens }, listen);
  return {
    get: (path, accept) =>
      fetch(`${server.address}/api/v1${path}`, {
        headers: { Accept: accept, Authorization: `Bearer ${secret}` },
      }),
    stop: async () => {
      watch.stop();
      await server.stop();
    },
  };
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
