import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Express } from 'express';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import { openSqliteSessionStore } from '../../src/access/sqlite-session-store.ts';
import type { SessionStore } from '../../src/access/session-store.ts';
import type { NewToken, TokenStore } from '../../src/access/token-store.ts';
import { createTokenLookup } from '../../src/access/token-lookup.ts';
import { openSqliteTokenStore } from '../../src/access/sqlite-token-store.ts';
import { createHandleCommand } from '../../src/application/handle-command.ts';
import { createRecordSnapshot } from '../../src/application/record-snapshot.ts';
import { ROLES, type Role } from '../../src/domain/article/permissions.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { createApp } from '../../src/http/create-app.ts';
import type { ApiDependencies } from '../../src/http/dependencies.ts';
import { startLiveHub, type LiveLimits } from '../../src/http/live/live-hub.ts';
import { createMetrics, withAppendTimes } from '../../src/http/metrics.ts';
import { startHttpServer } from '../../src/http/start-http-server.ts';
import { checkReadModel } from '../../src/read-model/check.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import { startProjector } from '../../src/read-model/projector.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { systemClock, type Clock } from '../../src/shared/clock.ts';
import { silentLog, type Log } from '../../src/shared/log.ts';
import { EVENTS_FILE } from '../../src/sqlite/open-events-file.ts';
import { checkAnswer } from './check-answer.ts';

/** A role's token, a token by another name, or `anonymous`. */
export type Caller = Role | 'anonymous' | (string & {});

export type Sending = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; empty: it isn't. */
  readonly json: Json;
};

/** A JSON value that tests look into; what isn't there is undefined. */
export type Json = { readonly [key: string]: Json } & {
  readonly [index: number]: Json;
  readonly length: number;
};

/** A value that should be text; anything else is shown as JSON. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export type GivenApi = {
  readonly address: string;
  readonly api: ApiDependencies;
  readonly readModel: ReadModel;
  readonly sessions: SessionStore;
  readonly tokens: TokenStore;
  readonly dataDir: string;
  readonly log: readonly LogLine[];
  /** The secret of a caller's token. */
  secretOf(caller: Caller): string;
  /** One more token, by which `call` knows a caller. */
  addToken(caller: string, token: Omit<NewToken, 'createdAt' | 'name'>): Promise<void>;
  /** `GET /articles` → the answer; paths are under /api/v1 unless they begin with a double slash. */
  call(caller: Caller, request: string, sending?: Sending): Promise<Answered>;
  /** Resolves when the read model shows everything stored. */
  settled(): Promise<void>;
  /** Ends the server; throws when the read model's rows aren't what a replay of the events gives. */
  stop(): Promise<void>;
};

export type LogLine = { readonly level: string; readonly message: string; readonly fields: object };

export type GivenOptions = {
  readonly clock?: Clock;
  readonly config?: Partial<ApiDependencies['config']>;
  readonly live?: Partial<LiveLimits>;
  /** Mounts more than the API. */
  readonly extend?: (app: Express, api: ApiDependencies, sessions: SessionStore) => void;
};

/** The real application over a real SQLite store in a directory of its own, with a token of every role. */
export async function givenApi(options: GivenOptions = {}): Promise<GivenApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stet-http-'));
  const clock = options.clock ?? systemClock;
  const metrics = createMetrics();
  const sqlite = openEventStore({ url: 'sqlite', dataDir });
  const store = withAppendTimes(sqlite, metrics);
  const readModel = await openFreshReadModel(dataDir, store);
  const projector = startProjector({ store, readModel, projections, log: silentLog });
  const tokens = openSqliteTokenStore({ path: join(dataDir, EVENTS_FILE) });
  const sessions = openSqliteSessionStore({ path: join(dataDir, EVENTS_FILE) });
  const secrets = new Map<Caller, string>();
  const addToken: GivenApi['addToken'] = async (caller, token) => {
    const { secret } = await tokens.create({ name: `${caller} token`, createdAt: clock(), ...token });
    secrets.set(caller, secret);
  };
  for (const role of ROLES)
    await addToken(role, { role, ...(role === 'ingest' ? { sourceSystem: 'harbour-post' } : {}) });

  const { ledger } = sqlite;
  const handleCommand = createHandleCommand({
    store,
    ledger,
    clock,
    zone: options.config?.timeZone ?? 'UTC',
  });
  const { log, lines } = collectingLog();
  let address = 'http://127.0.0.1';
  const config = {
    timeZone: 'UTC',
    trustProxy: [],
    rateLimit: 0,
    installation: 'https://stet.test',
    ...options.config,
    get publicUrl() {
      return options.config?.publicUrl ?? address;
    },
  };
  const recordSnapshot = createRecordSnapshot(handleCommand, sqlite.rawPages);
  const live = startLiveHub({ readModel, projector, log, limits: options.live });
  const api = {
    live,
    sessions,
    handleCommand,
    recordSnapshot,
    readModel,
    store,
    tokens: createTokenLookup(tokens, clock),
    projector,
    metrics,
    config,
    log,
    clock,
  };
  const server = await startHttpServer(
    createApp(api, (app) => options.extend?.(app, api, sessions)),
    { host: '127.0.0.1', port: 0 },
  );
  address = server.address;
  return {
    address,
    api,
    readModel,
    sessions,
    tokens,
    dataDir,
    log: lines,
    addToken,
    secretOf: (caller) => secrets.get(caller) ?? '',
    call: (caller, request, sending = {}) => send({ address, secret: secrets.get(caller) }, request, sending),
    settled: () => settled(api),
    stop: async () => {
      await settled(api);
      await live.stop();
      await server.stop();
      const report = await checkReadModel({ store, readModel, projections });
      await projector.stop();
      await readModel.close();
      await sessions.close();
      await tokens.close();
      await sqlite.close();
      rmSync(dataDir, { recursive: true, force: true });
      if (report.count > 0)
        throw new Error(`The read model differs from a replay: ${toText(report.differences)}`);
    },
  };
}

const toText = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));

async function settled({ store, projector }: ApiDependencies): Promise<void> {
  const isReached = await projector.waitFor(await store.lastPosition(), 20_000);
  if (!isReached) throw new Error('The read model stays behind');
}

async function openFreshReadModel(dataDir: string, store: ApiDependencies['store']): Promise<ReadModel> {
  const home = createReadModelHome({ dataDir, projections, schema: readModelSchema, store });
  await rebuildReadModel({ store, home, projections });
  const opened = await home.open();
  if (opened.state !== 'open')
    throw new Error(`The read model could not be opened: ${opened.reason.message}`);
  return opened.readModel;
}

function collectingLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const collect = (level: string) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  const log = {
    debug: collect('debug'),
    info: collect('info'),
    warn: collect('warn'),
    error: collect('error'),
  };
  return { log, lines };
}

type Target = { readonly address: string; readonly secret: string | undefined };

async function send(
  { address, secret }: Target,
  request: string,
  { body, headers = {} }: Sending,
): Promise<Answered> {
  const [method = 'GET', path = ''] = request.split(/ (.*)/s);
  const url = path.startsWith('//') ? `${address}${path.slice(1)}` : `${address}/api/v1${path}`;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(secret === undefined ? {} : { Authorization: `Bearer ${secret}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  checkAnswer({ method, path: new URL(url).pathname, status: response.status, contentType, text });
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {} as Json;
  }
};
