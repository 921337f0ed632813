import { withProgress, withStet } from './context.ts';
import type { AddCommand } from './run-action.ts';

export const addRebuildCommand: AddCommand = (program, { context }) => {
  program
    .command('rebuild')
    .description('makes the read model anew from the events, beside the live one, then switches to it')
    .action(async () => {
      const startedAt = performance.now();
      const { events } = await withStet(context, (stet) =>
        withProgress(context, 'events', ({ update }) => stet.rebuild(update)),
      );
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      context.out.write(`Rebuilt from ${String(events)} events in ${seconds} s.\n`);
    });
};
