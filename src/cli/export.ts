import { Option } from 'commander';

import type { Stet } from '../application/stet.ts';
import { isArticleId, type StoredEvent } from '../domain/article/events.ts';
import type { EventFilter } from '../event-store/event-store.ts';
import { askApi } from './ask-api.ts';
import { CommandError } from './command-error.ts';
import { withProgress, withStet, type CliContext } from './context.ts';
import { openOutputFile } from './open-output-file.ts';
import { parseTime } from './parse-time.ts';
import type { AddCommand } from './run-action.ts';

type ExportOptions = {
  readonly article?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'jsonl' | 'csv';
  readonly output?: string;
};

export const addExportCommand: AddCommand = (program, { context }) => {
  program
    .command('export')
    .description('writes the events (jsonl) or the timeline (csv), all of them or those that are asked for')
    .option('--article <id>', 'of this story only')
    .option('--from <time>', 'recorded at or after, for example 2026-01-01T00:00:00Z')
    .option('--to <time>', 'recorded before')
    .addOption(
      new Option(
        '--format <format>',
        'jsonl: each event whole, with its texts; csv: the timeline as /audit gives it',
      )
        .choices(['jsonl', 'csv'])
        .default('jsonl'),
    )
    .option('-o, --output <file>', 'a file instead of the standard output')
    .action(async (options: ExportOptions) => {
      refuseEmptyRange(options);
      await (options.format === 'csv' ? exportTimeline(context, options) : exportEvents(context, options));
    });
};

function refuseEmptyRange({ from, to }: ExportOptions): void {
  if (from === undefined || to === undefined || parseTime('--from', from) < parseTime('--to', to)) return;
  throw new CommandError(`--from ${from} is not before --to ${to}: nothing lies between them`, 2);
}

async function exportTimeline(
  context: CliContext,
  { article, from, to, output }: ExportOptions,
): Promise<void> {
  const query = new URLSearchParams();
  if (article !== undefined) query.set('article', article);
  if (from !== undefined) query.set('from', parseTime('--from', from));
  if (to !== undefined) query.set('to', parseTime('--to', to));
  const path = query.size === 0 ? '/audit' : `/audit?${query.toString()}`;
  await askApi(context, { path, accept: 'text/csv' }, async ({ body }) => {
    if (body === null) throw new Error('The API answered without a body');
    await writeTo(context, output, async (write) => {
      for await (const chunk of body as AsyncIterable<Uint8Array>) await write(chunk);
    });
  });
}

async function exportEvents(context: CliContext, options: ExportOptions): Promise<void> {
  const wanted = toWanted(options);
  await withStet(context, (stet) =>
    withProgress(context, 'events', async ({ update }) => {
      const total = Number(await stet.store.countEvents());
      await writeTo(context, options.output, async (write) => {
        let read = 0;
        for await (const events of pagesOf(stet, wanted.filter)) {
          await write(events.filter(wanted.fits).map(toLine).join(''));
          read += events.length;
          update(read, total);
        }
      });
    }),
  );
}

type Wanted = { readonly filter: EventFilter; fits(event: StoredEvent): boolean };

function toWanted({ article, from, to }: ExportOptions): Wanted {
  if (article !== undefined && !isArticleId(article)) {
    throw new CommandError(
      `--article ${JSON.stringify(article)} can't name a story: 1 to 64 of A-Z a-z 0-9 _ -`,
      2,
    );
  }
  const start = from === undefined ? undefined : parseTime('--from', from);
  const end = to === undefined ? undefined : parseTime('--to', to);
  return {
    filter: article === undefined ? {} : { articleIds: [article] },
    fits: ({ recordedAt }) =>
      (start === undefined || recordedAt >= start) && (end === undefined || recordedAt < end),
  };
}

const PAGE = 500;

async function* pagesOf({ store }: Stet, filter: EventFilter): AsyncGenerator<readonly StoredEvent[]> {
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: PAGE, filter });
    yield page.events;
    if (page.atEnd) return;
    after = page.next;
  }
}

/** Positions can pass 2^53: text. */
const toLine = (event: StoredEvent): string =>
  `${JSON.stringify(event, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))}\n`;

type Write = (text: string | Uint8Array) => Promise<void>;

async function writeTo(
  { out }: CliContext,
  path: string | undefined,
  work: (write: Write) => Promise<void>,
): Promise<void> {
  if (path === undefined) {
    await work(async (text) => {
      out.write(text);
      await out.drained();
    });
    return;
  }
  const file = await openOutputFile(path);
  try {
    await work((text) => file.write(text));
    await file.finish();
  } catch (error) {
    await file.discard().catch(() => undefined);
    throw error;
  }
}
