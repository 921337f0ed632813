import type { Command } from 'commander';

import type { CliContext } from './context.ts';

/** What a command's action needs: the world it runs in, and where its exit code goes. */
export type CommandHost = { readonly context: CliContext; readonly exit: { code: number } };

/** Adds one command to the program. */
export type AddCommand = (program: Command, host: CommandHost) => void;
