import type { Stet } from '../application/stet.ts';
import type { Config } from '../config.ts';
import type { Output } from './terminal.ts';
import { createOutput } from './terminal.ts';
import { startProgress, type Progress } from './progress.ts';

export type ServeRole = 'all' | 'api' | 'projector';

/** A server that runs. `address` undefined: its role doesn't listen. */
export type Serving = {
  readonly address: string | undefined;
  readonly hasTokens: boolean;
  stop(): Promise<void>;
};

/** What main gives the commands: the world outside, and the two ways into the program. */
export type CliWorld = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly version: string;
  openStet(config: Config): Promise<Stet>;
  startServing(config: Config, role: ServeRole): Promise<Serving>;
  /** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
  untilStopped(): Promise<void>;
};

/** One run of a command. */
export type CliContext = CliWorld & {
  readonly config: Config;
  readonly out: Output;
  readonly err: Output;
};

export const createCliContext = (world: CliWorld, config: Config): CliContext => ({
  ...world,
  config,
  out: createOutput(world.stdout, world.environment),
  err: createOutput(world.stderr, world.environment),
});

/** Opens the installation for as long as `work` runs. */
export async function withStet<Result>(
  context: CliContext,
  work: (stet: Stet) => Promise<Result>,
): Promise<Result> {
  const stet = await context.openStet(context.config);
  try {
    return await work(stet);
  } finally {
    await stet.close();
  }
}

/** Shows a bar on the error output, so that what a command prints can be piped, for as long as `work` runs. */
export async function withProgress<Result>(
  context: CliContext,
  what: string,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const progress = startProgress(context.stderr, context.err, what);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
}

export const printJson = ({ out }: CliContext, value: unknown): void => {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
};
