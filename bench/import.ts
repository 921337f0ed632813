import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createHandleCommand } from '../src/application/handle-command.ts';
import { createRecordSnapshot, type RecordSnapshot } from '../src/application/record-snapshot.ts';
import { systemPrincipal } from '../src/application/system-principal.ts';
import type { Content } from '../src/domain/article/content.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { importFiles, type ImportedItem } from '../src/importers/import-files.ts';
import { openPagePool, type ReadPageAs } from '../src/importers/page-pool.ts';
import { systemClock } from '../src/shared/clock.ts';
import { inOrder } from '../src/shared/in-order.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave, timeMs } from './support/interleave.ts';
import { inScratch } from './support/scratch.ts';
import { aStory } from './support/some-stories.ts';

const STORIES = 250;
const TEXTS = 4;
const SNAPSHOTS = STORIES * TEXTS;
const ROUNDS = 5;
/** As many as `stet import` has in work. */
const IN_WORK = 32;

/** Snapshots through importer, decider and a new store, against reading the same files and recording nothing. */
export const imports: Bench = {
  name: 'import',
  run: () =>
    inScratch(async (directory) => {
      const pool = openPagePool();
      try {
        return [
          await measure(writeLines(directory), { directory, name: 'import of JSON lines, 6 KB' }),
          await measure(writePages(directory), {
            directory,
            name: 'import of HTML pages, 6 KB',
            readPage: pool.read,
          }),
        ];
      } finally {
        await pool.close();
      }
    }),
};

type Measuring = {
  readonly directory: string;
  readonly name: string;
  readonly readPage?: ReadPageAs;
};

async function measure(path: string, { directory, name, readPage }: Measuring): Promise<Measured> {
  const read = (): AsyncGenerator<ImportedItem> =>
    importFiles({ paths: [path], format: 'auto', zone: 'UTC', sourceSystem: 'bench', readPage });
  const ours = async (round: number): Promise<number> => {
    const store = openSqliteEventStore({ path: join(directory, `${name}-${String(round)}.sqlite`) });
    const ms = await timeMs(() => recordAll(read(), toRecorder(store)));
    const events = await store.countEvents();
    await store.close();
    if (events < SNAPSHOTS) throw new Error(`${String(events)} events are stored`);
    return (SNAPSHOTS * 1_000) / ms;
  };
  const alone = async (): Promise<number> => (SNAPSHOTS * 1_000) / (await timeMs(() => readAll(read())));
  const { ours: rate, baseline, ratio } = await interleave(ours, alone, ROUNDS);
  return {
    operation: name,
    ours: perSecond(rate),
    baseline: perSecond(baseline),
    baselineName: 'reading alone, as the import reads',
    ratio,
    bar: undefined,
  };
}

const toRecorder = (store: SqliteEventStore): RecordSnapshot =>
  createRecordSnapshot(
    createHandleCommand({ store, ledger: store.ledger, clock: systemClock, zone: 'UTC' }),
    store.rawPages,
  );

async function recordAll(items: AsyncIterable<ImportedItem>, record: RecordSnapshot): Promise<void> {
  const taken = inOrder(
    items,
    async ({ result }) => {
      if (!result.ok) throw new Error(`A snapshot could not be read: ${result.error.code}`);
      const { snapshot, rawBytes } = result.value;
      return record({ snapshot, rawBytes, principal: systemPrincipal, importId: 'bench' });
    },
    { atOnce: IN_WORK },
  );
  for await (const outcome of taken)
    if (!outcome.ok) throw new Error(`A snapshot was refused: ${outcome.error.code}`);
}

async function readAll(items: AsyncIterable<ImportedItem>): Promise<void> {
  for await (const { result } of items) if (!result.ok) throw new Error(result.error.code);
}

/** Every story's first text, then every story's second, as an archive that was kept day by day. */
const texts = (): readonly { readonly story: number; readonly text: number; readonly content: Content }[] => {
  const stories = Array.from({ length: STORIES }, (_, story) => aStory(story, TEXTS));
  return Array.from({ length: TEXTS }, (_, text) =>
    stories.flatMap((of, story) => {
      const content = of[text];
      return content === undefined ? [] : [{ story, text, content }];
    }),
  ).flat();
};

const timeOf = (text: number): string => new Date(Date.UTC(2026, 0, 5 + text, 8)).toISOString();

function toLine({ story, text, content }: ReturnType<typeof texts>[number]): string {
  const time = (day: number): object => ({
    ...{ instant: timeOf(day), zone: 'UTC', precision: 'minute' },
    stated: timeOf(day),
  });
  return JSON.stringify({
    source: { system: 'bench', id: String(story) },
    status: 'published',
    content,
    publishedAt: time(0),
    ...(text === 0 ? {} : { updatedAt: time(text) }),
  });
}

function writeLines(directory: string): string {
  const path = join(directory, 'archive.jsonl');
  writeFileSync(path, `${texts().map(toLine).join('\n')}\n`);
  return path;
}

function writePages(directory: string): string {
  const folder = join(directory, 'pages');
  mkdirSync(folder);
  for (const [index, { content }] of texts().entries())
    writeFileSync(join(folder, `${String(index)}.html`), toPage(content));
  return folder;
}

/** Texts are invented without a character that HTML would read otherwise. */
const toPage = ({ headline, language, blocks }: Content): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${headline}</title></head><body>
<nav><a href="/">Home</a> <a href="/local">Local</a></nav>
<article><h1>${headline}</h1><time datetime="${timeOf(0)}">5 January 2026</time>
${blocks.map(({ text }) => `<p>${text}</p>`).join('\n')}
</article><footer>Invented for a bench</footer></body></html>
`;

const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
