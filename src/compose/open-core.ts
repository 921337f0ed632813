import { join } from 'node:path';

import { pino } from 'pino';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import { openSqliteSessionStore } from '../access/sqlite-session-store.ts';
import type { SessionStore } from '../access/session-store.ts';
import { openSqliteTokenStore } from '../access/sqlite-token-store.ts';
import type { TokenStore } from '../access/token-store.ts';
import { createHandleCommand } from '../application/handle-command.ts';
import { readGlossary } from '../application/read-glossary.ts';
import { createRecordSnapshot } from '../application/record-snapshot.ts';
import { openConfigured, type Config } from '../config.ts';
import type { Glossary } from '../diff/words/glossary.ts';
import { openEventStore } from '../event-store/open-event-store.ts';
import { createMetrics, withAppendTimes, type Metrics } from '../http/metrics.ts';
import { createReadModelHome, hasReadModel } from '../read-model/open-read-model.ts';
import type { ReadModelHome } from '../read-model/read-model-home.ts';
import { systemClock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { EVENTS_FILE, refuseLostEventsFile } from '../sqlite/open-events-file.ts';

type Store = ReturnType<typeof openEventStore>;

/** What every role of the program opens: the stores, and the way commands go. The read model comes later, when it is needed. */
export type Core = {
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

export function openCore(config: Config, log: Log): Core {
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
  const home = createReadModelHome({ dataDir: config.dataDir, projections, schema: readModelSchema, store });
  const recordSnapshot = createRecordSnapshot(handleCommand, rawPages);
  return { config, log, store, tokens, glossary, sessions, home, metrics, handleCommand, recordSnapshot };
}

export async function closeCore({ store, tokens, sessions }: Core): Promise<void> {
  await sessions.close();
  await tokens.close();
  await store.close();
}

/** Logs as JSON lines on the error output, so that what a command prints stays clean. */
export const createLog = ({ logLevel }: Config): Log =>
  pino({ level: logLevel, base: null }, pino.destination(2));
