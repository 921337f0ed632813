import { withStet } from './context.ts';
import type { AddCommand } from './run-action.ts';

export const addBackupCommand: AddCommand = (program, { context }) => {
  program
    .command('backup')
    .description(
      'copies the event store (events, tokens, raw pages) to a new file while it is in use, and verifies the copy',
    )
    .argument('<file>', 'the file to make; it must not exist')
    .action(async (file: string) => {
      await withStet(context, (stet) => stet.backup(file));
      context.out.write(
        `Backed up to ${file} and verified. To restore, put it in a data directory as events.sqlite.\n`,
      );
    });
};
