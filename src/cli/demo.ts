import type { Stet } from '../application/stet.ts';
import { parseConfig, type Config } from '../config.ts';
import { toEpochMs, toInstant } from '../shared/clock.ts';
import { CommandError } from './command-error.ts';
import { createCliContext, withStet, type CliContext, type CliWorld, type Serving } from './context.ts';
import { toDemoText } from './demo-text.ts';
import { loadSamples, readSamples, type Samples } from './load-samples.ts';
import { reportError } from './main.ts';
import { isPortTaken, startListening } from './serve.ts';

/** A folder of its own, and no log between the lines that a visitor is to read; both can be set otherwise. */
const DEFAULTS = { STET_DATA_DIR: './data/demo', STET_LOG_LEVEL: 'warn' };

/**
 * Loads the samples into the data directory, once, makes a token for the visitor, serves until it is told to stop. Gives
 * the exit code: 0 stopped, 1 refused, 2 a wrong configuration.
 */
export async function runDemo(world: CliWorld, samplesFolder: string): Promise<number> {
  try {
    const environment = { ...DEFAULTS, ...withoutEmpty(world.environment) };
    const context = createCliContext({ ...world, environment }, parseConfig(environment));
    await demonstrate(context, samplesFolder);
    return 0;
  } catch (error) {
    return reportError(error, world);
  }
}

type Environment = CliWorld['environment'];

/** An empty variable counts as absent. */
const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));

async function demonstrate(context: CliContext, samplesFolder: string): Promise<void> {
  const { out, config } = context;
  const samples = await readSamples(samplesFolder);
  const { events, visitor } = await withStet(context, async (stet) => ({
    events: await load(context, stet, samples),
    visitor: await welcome(stet),
  }));
  out.write(
    events === 0
      ? `The samples were loaded before (data in ${config.dataDir}): nothing appended.\n`
      : `The samples are loaded: ${String(events)} events appended (data in ${config.dataDir}).\n`,
  );
  const serving = await serve(context);
  const { address = '' } = serving;
  // Before the visitor is told of Ctrl-C.
  const stopped = context.untilStopped();
  out.write(toDemoText({ address, ...visitor, days: TOKEN_DAYS }));
  await stopped;
  await serving.stop();
  out.write('Stopped. npm run demo starts it again, with what you changed.\n');
}

async function load({ config }: CliContext, stet: Stet, samples: Samples): Promise<number> {
  await refuseOthersStore(config, stet, samples);
  const events = await loadSamples(stet, samples);
  await stet.catchUp();
  return events;
}

/** Invented stories must not get among real ones. */
async function refuseOthersStore({ dataDir }: Config, { store }: Stet, samples: Samples): Promise<void> {
  if ((await store.countEvents()) === 0n) return;
  for (const { articleId } of samples.histories) {
    if ((await store.readStream(articleId, { limit: 1 })).length > 0) return;
  }
  throw new CommandError(
    `STET_DATA_DIR=${dataDir} holds stories that are not the demo's. Set it to an empty folder, or leave it out.`,
  );
}

const TOKEN_DAYS = 7;
const DAY_MS = 86_400_000;

type Visitor = { readonly token: string; readonly code: string };

/** A new token at each start, since only the visitor knows the one before; and a link that signs in with it once. */
async function welcome({ tokens, sessions, clock }: Stet): Promise<Visitor> {
  const now = clock();
  const expiresAt = toInstant(toEpochMs(now) + TOKEN_DAYS * DAY_MS);
  const made = { name: 'demo visitor', role: 'admin', createdAt: now, expiresAt } as const;
  const { token, secret } = await tokens.create(made);
  return { token: secret, code: await sessions.createLink(token.id, expiresAt) };
}

/** A port that nobody asked for by name may be another one. */
async function serve(context: CliContext): Promise<Serving> {
  const { config, environment, out } = context;
  try {
    return await startListening(context, 'all');
  } catch (error) {
    if (environment['STET_PORT'] !== undefined || !isPortTaken(error)) throw error;
    out.write(`Port ${String(config.port)} is taken by another program; a free one is used.\n`);
    return startListening({ ...context, config: { ...config, port: 0 } }, 'all');
  }
}
