import { printJson, withProgress, withStet, type CliContext } from './context.ts';
import type { CheckReport } from '../application/stet.ts';
import type { AddCommand } from './run-action.ts';
import { printable, styled } from './terminal.ts';

export const addCheckCommand: AddCommand = (program, { context, exit }) => {
  program
    .command('check')
    .description('replays every event, compares the read model with it, verifies every digest')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: true }) => {
      const report = await withStet(context, (stet) =>
        withProgress(context, 'events', ({ update }) => stet.check(update)),
      );
      if (json) printJson(context, report);
      else printReport(context, report);
      if (report.faultCount > 0) exit.code = 1;
    });
};

function printReport({ out }: CliContext, { events, rows, faults, faultCount }: CheckReport): void {
  const what = `${String(events)} events replayed, ${String(rows)} rows compared`;
  if (faultCount === 0) {
    out.write(`${styled(out, 'green', 'Clean')}: ${what}, every digest verified.\n`);
    return;
  }
  for (const fault of faults) out.write(`${printable(fault)}\n`);
  if (faultCount > faults.length) out.write(`… and ${String(faultCount - faults.length)} more\n`);
  out.write(
    `${styled(out, 'red', faultCount === 1 ? '1 fault' : `${String(faultCount)} faults`)}: ${what}.\n`,
  );
  out.write(
    'Wrong rows of the read model are mended by stet rebuild. Any other fault means that what is stored was altered or damaged: restore a backup.\n',
  );
}
