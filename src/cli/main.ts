import { Command, CommanderError } from 'commander';

import { ConfigError, parseConfig } from '../config.ts';
import { CommandError } from './command-error.ts';
import { createCliContext, type CliContext, type CliWorld } from './context.ts';
import { addBackupCommand } from './backup.ts';
import { addBlameCommand } from './blame.ts';
import { addCheckCommand } from './check.ts';
import { addDiffCommand } from './diff.ts';
import { addExportCommand } from './export.ts';
import { addHistoryCommand } from './history.ts';
import { addImportCommand } from './import.ts';
import { addRebuildCommand } from './rebuild.ts';
import { addServeCommand } from './serve.ts';
import { addTimelineCommand } from './timeline.ts';
import { addTokenCommands } from './token.ts';
import type { AddCommand } from './run-action.ts';
import { printable } from './terminal.ts';

const COMMANDS: readonly AddCommand[] = [
  addServeCommand,
  addImportCommand,
  addExportCommand,
  addHistoryCommand,
  addDiffCommand,
  addBlameCommand,
  addTimelineCommand,
  addTokenCommands,
  addBackupCommand,
  addCheckCommand,
  addRebuildCommand,
];

/** Runs one command and gives its exit code: 0 done, 1 found a difference or refused, 2 wrong usage. */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  try {
    const context = createCliContext(world, parseConfig(world.environment));
    const exit = { code: 0 };
    const program = new Command('stet')
      .description('Keeps the whole editorial history of news stories')
      .version(world.version)
      .configureOutput({
        writeOut: (text) => world.stdout.write(text),
        writeErr: (text) => world.stderr.write(text),
      })
      .showHelpAfterError('(stet --help lists the commands; stet COMMAND --help its options)')
      .exitOverride();
    for (const add of COMMANDS) add(program, { context, exit });
    program.hook('preAction', () => {
      warnOfUnknown(context);
    });
    for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
    await program.parseAsync([...argv], { from: 'user' });
    return exit.code;
  } catch (error) {
    return reportError(error, world);
  }
}

/** Most likely a name is misspelt, and what it was to change stays as it is. */
function warnOfUnknown({ config, err }: CliContext): void {
  for (const name of config.unknown) {
    err.write(`stet: ${printable(name)} is not a variable of Stet and has no effect.\n`);
  }
}

/** Says in one line what ended a command, and gives its exit code. */
export function reportError(error: unknown, { stderr }: CliWorld): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  stderr.write(`stet: ${message}\n`);
  if (error instanceof ConfigError) return 2;
  return error instanceof CommandError ? error.exitCode : 1;
}
