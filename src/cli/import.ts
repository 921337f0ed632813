import { Option } from 'commander';

import type { CommandOutcome } from '../application/command-request.ts';
import { articleIdOf } from '../application/record-snapshot.ts';
import { systemPrincipal } from '../application/system-principal.ts';
import type { Stet } from '../application/stet.ts';
import { newUuidV7 } from '../shared/ids.ts';
import { inOrder } from '../shared/in-order.ts';
import { CommandError } from './command-error.ts';
import { printJson, withProgress, withStet, type CliContext } from './context.ts';
import { parseTime } from './parse-time.ts';
import { openReportFile, type ReportFile } from './report-file.ts';
import type { AddCommand } from './run-action.ts';
import { printable, styled } from './terminal.ts';
import type { Snapshot } from '../domain/article/commands.ts';
import { isTimeZone } from '../domain/article/editorial-time.ts';
import { IMPORT_FORMATS, type ImportFormat } from '../importers/find-format.ts';
import { toFaultText } from '../importers/import-fault.ts';
import type { ImportReport } from '../importers/import-report.ts';
import { openPagePool, type ReadPageAs } from '../importers/page-pool.ts';
import { importFiles, type FileReading, type ImportedItem } from '../importers/import-files.ts';

type ImportOptions = {
  readonly format: 'auto' | ImportFormat;
  readonly zone?: string;
  readonly source: string;
  readonly id?: string;
  readonly observedAt?: string;
  readonly encoding?: string;
  readonly dryRun?: true;
  readonly report?: string;
  readonly json?: true;
};

export const addImportCommand: AddCommand = (program, { context, exit }) => {
  program
    .command('import')
    .description(
      'records saved pages and JSON lines as snapshots of stories; what is known is not added again',
    )
    .argument('<path...>', 'files, or folders with files')
    .addOption(
      new Option('--format <format>', 'how files are read')
        .choices(['auto', ...IMPORT_FORMATS])
        .default('auto'),
    )
    .option('--zone <zone>', 'zone of times that state none (default: STET_TIME_ZONE)')
    .option('--source <system>', 'the name of where the pages come from', 'import')
    .option('--id <id>', "the story's id at its source; for one file")
    .option('--observed-at <time>', 'when the pages were saved, for example 2026-01-31T09:00:00Z')
    .option('--encoding <name>', 'the encoding of the files, where it is known')
    .option('--dry-run', 'read and report, record nothing')
    .option('--report <file>', 'write what was mapped, left out and why: as JSON, or as text for a .txt file')
    .option('--json', 'print the summary as JSON')
    .action(async (paths: string[], options: ImportOptions) => {
      const { summary, named } = await runImport(context, paths, options);
      if (options.json) printJson(context, summary);
      else printSummary(context, summary, options);
      if (!options.json) printStories(context, named);
      if (summary.faults > 0) exit.code = 1;
    });
};

type Summary = {
  snapshots: number;
  stories: number;
  events: number;
  unchanged: number;
  faults: number;
  linesMapped: number;
  linesLeftOut: number;
};

type Run = {
  readonly context: CliContext;
  readonly options: ImportOptions;
  readonly importId: string;
  readonly summary: Summary;
  readonly stories: Set<string>;
  /** The headlines of the first stories that something was recorded of. */
  readonly named: Map<string, string>;
  readonly report: ReportFile | undefined;
};

async function runImport(
  context: CliContext,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Pick<Run, 'summary' | 'named'>> {
  const reading = toReading(context, paths, options);
  const run: Run = {
    context,
    options,
    importId: newUuidV7(),
    summary: {
      snapshots: 0,
      stories: 0,
      events: 0,
      unchanged: 0,
      faults: 0,
      linesMapped: 0,
      linesLeftOut: 0,
    },
    stories: new Set(),
    named: new Map(),
    report: options.report === undefined ? undefined : await openReportFile(options.report),
  };
  try {
    await recordAll(run, reading);
    await run.report?.finish();
  } catch (error) {
    await run.report?.discard();
    throw toInterrupted(error, run);
  }
  return { summary: { ...run.summary, stories: run.stories.size }, named: run.named };
}

/** What was recorded before a fault stays recorded. */
function toInterrupted(error: unknown, { summary: { events, unchanged } }: Run): unknown {
  if (!(error instanceof Error) || events + unchanged === 0) return error;
  const before = `${counted(events, 'event')} appended before that are kept; the same import again goes on from there`;
  return new CommandError(`${error.message} (${before})`);
}

/** Snapshots in work at once: enough that their appends share an fsync, few enough for a bounded memory. */
const IN_WORK = 32;

const recordAll = (run: Run, reading: FileReading): Promise<void> =>
  withReaders((readPage) =>
    withStet(run.context, async (stet) => {
      await withProgress(run.context, 'MB', async ({ update }) => {
        const items = importFiles({ ...reading, readPage });
        const taken = inOrder(items, (item) => takeItem(run, stet, item), { atOnce: IN_WORK });
        for await (const { item, outcome } of taken) {
          await noteItem(run, item, outcome);
          update(toMegabytes(item.bytesDone), toMegabytes(item.bytesTotal));
        }
      });
      if (run.options.dryRun) return;
      await withProgress(run.context, 'events shown', ({ update }) => stet.catchUp(update));
      await stet.pack();
    }),
  );

const toMegabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** Pages are read in threads of their own, for as long as `work` runs. */
async function withReaders(work: (readPage: ReadPageAs) => Promise<void>): Promise<void> {
  const pool = openPagePool();
  try {
    await work(pool.read);
  } finally {
    await pool.close();
  }
}

function toReading(context: CliContext, paths: readonly string[], options: ImportOptions): FileReading {
  const zone = options.zone ?? context.config.timeZone;
  if (!isTimeZone(zone)) {
    throw new CommandError(`--zone ${JSON.stringify(zone)} is not a zone such as Asia/Taipei or +08:00`, 2);
  }
  refuseName('--source', options.source);
  if (options.id !== undefined) refuseName('--id', options.id);
  return {
    paths,
    format: options.format,
    zone,
    sourceSystem: options.source,
    id: options.id,
    observedAt: options.observedAt === undefined ? undefined : parseTime('--observed-at', options.observedAt),
    declaredEncoding: options.encoding,
  };
}

/** A name of a source or of a story there; without control characters, which a shell slips in unseen. */
function refuseName(option: string, name: string): void {
  if (name.trim() !== '' && name.length <= 512 && printable(name) === name) return;
  throw new CommandError(
    `${option} ${JSON.stringify(name)} names nothing: give 1 to 512 characters, none of them a control character`,
    2,
  );
}

type Outcome = Awaited<ReturnType<Stet['recordSnapshot']>>;

/** What was read, and what became of it; no outcome: there was nothing to record, or nothing is to be. */
async function takeItem(
  { options, importId }: Run,
  stet: Stet,
  item: ImportedItem,
): Promise<{ readonly item: ImportedItem; readonly outcome?: Outcome }> {
  if (!item.result.ok || options.dryRun) return { item };
  const { snapshot, rawBytes } = item.result.value;
  const outcome = await stet.recordSnapshot({ snapshot, rawBytes, principal: systemPrincipal, importId });
  return { item, outcome };
}

async function noteItem(run: Run, item: ImportedItem, outcome: Outcome | undefined): Promise<void> {
  if (!item.result.ok) {
    await noteFault(run, item.path, toFaultText(item.path, item.result.error, item.line));
    return;
  }
  const { snapshot, report } = item.result.value;
  if (report !== undefined) await noteReport(run, report);
  run.summary.snapshots += 1;
  run.stories.add(articleIdOf(snapshot.source));
  if (outcome === undefined) return;
  if (!outcome.ok) await noteFault(run, item.path, `${item.path}: refused (${outcome.error.code})`);
  else if (outcome.value.changed) noteRecorded(run, snapshot, outcome.value);
  else run.summary.unchanged += 1;
}

/** So many stories are named one by one at the end. */
const NAMED = 10;

function noteRecorded({ summary, named }: Run, snapshot: Snapshot, outcome: CommandOutcome): void {
  summary.events += outcome.appended.length;
  if (named.size <= NAMED) named.set(outcome.articleId, snapshot.content?.headline ?? snapshot.source.id);
}

async function noteFault({ context, summary, report }: Run, path: string, fault: string): Promise<void> {
  summary.faults += 1;
  context.err.write(`${styled(context.err, 'red', 'stet:')} ${printable(fault)}\n`);
  await report?.add({ path, fault });
}

async function noteReport({ summary, report }: Run, { lines, ...rest }: ImportReport): Promise<void> {
  summary.linesMapped += lines.mapped;
  summary.linesLeftOut += lines.leftOut;
  await report?.add({ lines, ...rest });
}

function printSummary({ out }: CliContext, summary: Summary, { dryRun }: ImportOptions): void {
  const { snapshots, stories, events, unchanged, faults, linesMapped, linesLeftOut } = summary;
  const lines =
    linesMapped === 0 ? '' : ` (${counted(linesMapped, 'line')} mapped, ${String(linesLeftOut)} left out)`;
  const done = dryRun
    ? 'nothing recorded (--dry-run)'
    : `${counted(events, 'event')} appended, ${counted(unchanged, 'snapshot')} known already`;
  out.write(`${counted(snapshots, 'snapshot')} of ${counted(stories, 'story')} read${lines}: ${done}.\n`);
  if (faults > 0) out.write(`${String(faults)} could not be taken; the lines above say why.\n`);
}

function printStories({ out }: CliContext, named: Run['named']): void {
  if (named.size > NAMED) return;
  for (const [articleId, headline] of named) out.write(`  ${articleId}  ${printable(headline)}\n`);
}

const counted = (count: number, noun: string): string =>
  `${String(count)} ${count === 1 ? noun : noun.replace(/y$/, 'ie').concat('s')}`;
