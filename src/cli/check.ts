import { printJson, withProgress, withStet, type CliContext } from './context.ts';
import type { CheckReport } from '../application/stet.ts';
import type { AddCommand } from './run-action.ts';
import { styled } from './terminal.ts';

export const addCheckCommand: AddCommand = (program, { context, exit }) => {
  program
    .command('check')
    .description('replays every event, compares the read model with it, verifies every digest')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const report = await withStet(context, (stet) =>
        withProgress(context, 'events', async ({ update }) => {
          await stet.catchUp();
          return stet.check(update);
        }),
      );
      if (json) printJson(context, report);
      else printReport(context, report);
      if (report.faultCount > 0) exit.code = 1;
    });
};

function printReport({ out }: CliContext, { events, rows, faults, faultCount }: CheckReport): void {
  const what = `${String(events)} events replayed, ${String(rows)} rows compared, every digest verified`;
  if (faultCount === 0) {
    out.write(`${styled(out, 'green', 'Clean')}: ${what}.\n`);
    return;
  }
  for (const fault of faults) out.write(`${fault}\n`);
  if (faultCount > faults.length) out.write(`… and ${String(faultCount - faults.length)} more\n`);
  out.write(`${styled(out, 'red', `${String(faultCount)} faults`)}: ${what}.\n`);
  out.write(
    'Wrong rows are mended by stet rebuild; a wrong digest means that stored events were altered: restore a backup.\n',
  );
}
