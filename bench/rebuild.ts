import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { readModelSchema } from '../migrations/read-model/index.ts';
import { articleState } from '../projections/article-state/project.ts';
import { auditTimeline } from '../projections/audit-timeline/project.ts';
import { createRevisions } from '../projections/revisions/project.ts';
import { compareTexts } from '../src/diff/compare-texts.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { tablesOf } from '../src/read-model/definition.ts';
import { createReadModelHome } from '../src/read-model/open-read-model.ts';
import type { Projection, Row } from '../src/read-model/projection.ts';
import type { ReadModel } from '../src/read-model/read-model.ts';
import { rebuildReadModel } from '../src/read-model/rebuild.ts';
import { openBulkFile } from '../src/read-model/sqlite/bulk-file.ts';
import { syncPath } from '../src/read-model/sqlite/generation-files.ts';
import { quoted } from '../src/read-model/sqlite/row-writer.ts';
import type { Database } from '../src/sqlite/open-database.ts';
import type { Bench, Measured } from './support/bench.ts';
import { fillStories } from './support/fill-stories.ts';
import { interleave, timeMs } from './support/interleave.ts';
import { inScratch } from './support/scratch.ts';

const FILLED = { stories: 1_750, revisions: 20, longRevisions: 5_000 };
const ROUNDS = 3;

const NOT_COMPARED = compareTexts(undefined, null);
const projections: readonly Projection[] = [articleState, createRevisions(() => NOT_COMPARED), auditTimeline];
const definition = { projections, schema: readModelSchema };

/** A rebuild of three projections on one thread, against inserts of the same rows into the same tables with the same indexes. */
export const rebuild: Bench = {
  name: 'rebuild',
  run: () =>
    inScratch(async (directory) => {
      const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
      const events = await fillStories(store, FILLED);
      const source = await openSource(store, join(directory, 'source'));
      const perSecond = (ms: number): number => (events * 1_000) / ms;
      const result = await interleave(
        async (round) => perSecond(await rebuildInto(store, join(directory, `ours-${String(round)}`))),
        async (round) => perSecond(await insertAll(source, join(directory, `raw-${String(round)}.sqlite`))),
        ROUNDS,
      );
      await source.close();
      await store.close();
      return [toMeasured(events, result)];
    }),
};

/** Milliseconds of the rebuild; as on the other side, removing the files doesn't count. */
async function rebuildInto(store: SqliteEventStore, dataDir: string): Promise<number> {
  const home = createReadModelHome({ dataDir, ...definition, store });
  const ms = await timeMs(() => rebuildReadModel({ store, home, projections }));
  rmSync(dataDir, { recursive: true });
  return ms;
}

/** The read model whose rows the other side inserts. */
async function openSource(store: SqliteEventStore, dataDir: string): Promise<ReadModel> {
  const home = createReadModelHome({ dataDir, ...definition, store });
  await rebuildReadModel({ store, home, projections });
  const opened = await home.open();
  if (opened.state !== 'open') throw new Error('The read model could not be opened');
  return opened.readModel;
}

/** Rows at hand at a time: all of them would make garbage dear for both sides. */
const HAND = 2_000;

/**
 * Milliseconds of inserting all rows: no journal, one transaction, indexes last, and on the disk at the end, as a rebuild does. Taking the
 * rows from where they lie doesn't count.
 */
function insertAll(source: ReadModel, path: string): Promise<number> {
  return source.dump(async (dump) => {
    const { database, kysely } = await openBulkFile(path, definition);
    let ms = 0;
    for (const { name } of tablesOf(definition)) {
      for (const rows of inHands(dump.rows(name))) ms += await timeMs(() => insertRows(database, name, rows));
    }
    ms += await timeMs(async () => {
      await readModelSchema.createIndexes(kysely);
      database.prepare('COMMIT').run();
      database.close();
      syncPath(path);
    });
    rmSync(path);
    return ms;
  });
}

function* inHands(rows: Iterable<Row>): Iterable<readonly Row[]> {
  let hand: Row[] = [];
  for (const row of rows) {
    hand.push(row);
    if (hand.length < HAND) continue;
    yield hand;
    hand = [];
  }
  yield hand;
}

function insertRows(database: Database, table: string, rows: readonly Row[]): undefined {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const places = columns.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${places})`,
  );
  for (const row of rows) insert.run(Object.values(row));
}

type Compared = { readonly ours: number; readonly baseline: number; readonly ratio: number };

function toMeasured(events: number, { ours, baseline, ratio }: Compared): Measured {
  const rate = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;
  return {
    operation: `rebuild of ${events.toLocaleString('en')} events, three projections, one thread`,
    ours: rate(ours),
    baseline: rate(baseline),
    baselineName: 'inserts of the same rows',
    ratio,
    bar: { atLeast: 0.45 },
  };
}
