import { Option } from 'commander';

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
      const serving = await context.startServing(context.config, role);
      announce(context, serving);
      await context.untilStopped();
      await serving.stop();
    });
};

function announce({ out, err, config, version }: CliContext, { address, hasTokens }: Serving): void {
  const where = address === undefined ? 'projects events' : `serves ${address}`;
  out.write(`Stet ${version} ${where} (data in ${config.dataDir}, time zone ${config.timeZone})\n`);
  if (address !== undefined) out.write(`Documentation: ${address}/docs\n`);
  if (!hasTokens)
    out.write('There is no token yet: npx stet token create --name desk --role editor makes one.\n');
  for (const name of config.unknown)
    err.write(`stet: ${name} is not a variable of Stet and has no effect.\n`);
}
