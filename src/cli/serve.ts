import { Option } from 'commander';

import { CommandError } from './command-error.ts';
import type { CliContext, ServeRole, Serving } from './context.ts';
import type { AddCommand } from './run-action.ts';

export const addServeCommand: AddCommand = (program, { context }) => {
  program
    .command('serve')
    .description('serves the HTTP API, projects events, fires schedules, until it is told to stop')
    .addOption(
      new Option('--role <role>', 'what this process does: all of it, or one part beside other processes')
        .choices(['all', 'api', 'projector'])
        .default('all'),
    )
    .action(async ({ role }: { role: ServeRole }) => {
      const serving = await startListening(context, role);
      // Before the address is told: whoever reads it may stop us at once.
      const stopped = context.untilStopped();
      announce(context, serving);
      await stopped;
      await serving.stop();
    });
};

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; end it, or set STET_PORT to another port (0 takes a free one)',
  EADDRNOTAVAIL: 'this machine has no such address; set STET_HOST to one of its own',
  EACCES: 'this user may not listen there; set STET_PORT to a port from 1024 on',
};

/** Throws a CommandError with the remedy where it can't listen. */
export async function startListening(
  { config, startServing }: CliContext,
  role: ServeRole,
): Promise<Serving> {
  try {
    return await startServing(config, role);
  } catch (error) {
    const isListening = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
    const remedy = isListening && 'code' in error ? REMEDIES[String(error.code)] : undefined;
    if (remedy === undefined) throw error;
    const message = `Can't listen on ${config.host}, port ${String(config.port)}: ${remedy}`;
    throw new CommandError(message, 1, { cause: error });
  }
}

/** Whether `startListening` failed because another program listens on the port. */
export const isPortTaken = (error: unknown): boolean =>
  error instanceof CommandError &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'EADDRINUSE';

const WILDCARDS: readonly string[] = ['0.0.0.0', '::'];

function announce({ out, err, config, version }: CliContext, { address, hasTokens }: Serving): void {
  const where = address === undefined ? 'projects events' : `serves ${address}`;
  out.write(`Stet ${version} ${where} (data in ${config.dataDir}, time zone ${config.timeZone})\n`);
  if (address !== undefined) out.write(`Documentation: ${address}/docs\n`);
  if (WILDCARDS.includes(config.host) && config.publicUrl === '') {
    err.write(
      `stet: links will say ${address ?? ''}, which no other machine reaches; set STET_PUBLIC_URL.\n`,
    );
  }
  if (!hasTokens)
    out.write('There is no token yet: npx stet token create --name desk --role editor makes one.\n');
}
