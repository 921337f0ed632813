import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import type { Express } from 'express';

import { createTokenLookup } from '../access/token-lookup.ts';
import type { PrivateApi } from '../application/stet.ts';
import { systemPrincipal } from '../application/system-principal.ts';
import type { ApiDependencies } from '../http/dependencies.ts';
import { startLiveHub } from '../http/live/live-hub.ts';
import { createMetrics } from '../http/metrics.ts';
import type { HttpServer } from '../http/start-http-server.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { startCheckpointWatch } from '../read-model/watch-checkpoint.ts';
import { systemClock } from '../shared/clock.ts';
import { newUuidV7 } from '../shared/ids.ts';
import type { Core } from './open-core.ts';

type ApiParts = Pick<ApiDependencies, 'tokens' | 'projector'> & { readonly readModel: ReadModel };

/** Serves the API; its public address is that listened on, unless the configuration gives another. */
export async function startApi(core: Core, parts: ApiParts, listen: ListenOptions): Promise<HttpServer> {
  const { config, log, store, glossary, handleCommand, recordSnapshot } = core;
  // The server takes as long to load as all else; most commands do without it.
  const [{ createApp }, { startHttpServer }] = await Promise.all([
    import('../http/create-app.ts'),
    import('../http/start-http-server.ts'),
  ]);
  let address = '';
  const live = startLiveHub({ ...parts, log });
  const api: ApiDependencies = {
    ...parts,
    live,
    sessions: core.sessions,
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
  return {
    address,
    stop: async () => {
      // Streams have no end of their own: the server would wait for them in vain.
      await live.stop();
      await server.stop();
    },
  };
}

/** What mounts the pages beside the API; they ask the same read model. */
async function openPages({ sessions }: Core, api: ApiDependencies): Promise<(app: Express) => void> {
  const [{ loadAssets }, { mountPages }] = await Promise.all([
    import('../../web/assets.ts'),
    import('../../web/mount-pages.tsx'),
  ]);
  const assets = loadAssets(fileURLToPath(new URL('../../web/assets/', import.meta.url)));
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

export async function startPrivateApi(core: Core, readModel: ReadModel): Promise<PrivateApi> {
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
