import { join } from 'node:path';

import { openSqliteSessionStore } from '../../src/access/sqlite-session-store.ts';
import { openSqliteTokenStore } from '../../src/access/sqlite-token-store.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { EVENTS_FILE } from '../../src/sqlite/open-events-file.ts';
import { loadAssets, type Assets } from '../../web/assets.ts';
import { mountPages } from '../../web/mount-pages.tsx';
import { serveApi, type ServedStore } from './serve-api.ts';

export type ServedPages = {
  readonly port: number;
  /** The Cookie header of an editor who is signed in. */
  readonly cookie: string;
  readonly assets: Assets;
  stop(): Promise<void>;
};

/** The pages as `stet serve` serves them, over a read model of what the store holds now. Their files are those of the last build. */
export async function servePages(dataDir: string, store: ServedStore): Promise<ServedPages> {
  const path = join(dataDir, EVENTS_FILE);
  const tokens = openSqliteTokenStore({ path });
  const sessions = openSqliteSessionStore({ path });
  const now = systemClock();
  const { secret } = await tokens.create({ name: 'Desk', role: 'editor', createdAt: now });
  const started = await sessions.startByToken(secret, now);
  if (!started.ok) throw new Error(`The desk can't sign in: ${started.reason}`);
  const assets = loadAssets(join('dist', 'web', 'assets'));
  const api = await serveApi(dataDir, store, {
    sessions,
    extend: (app, given) => {
      mountPages(app, { ...given, sessions, assets });
    },
  });
  return {
    port: api.port,
    cookie: `stet_session=${started.session.secret}`,
    assets,
    stop: async () => {
      await api.stop();
      await sessions.close();
      await tokens.close();
    },
  };
}
