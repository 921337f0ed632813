import { setImmediate as letOthersRun } from 'node:timers/promises';

import type { EventStore } from '../event-store/event-store.ts';
import { tablesOf } from './definition.ts';
import type { LruBounds } from './lru.ts';
import type { Cell, ProjectedTable, Projection, Row } from './projection.ts';
import type { ReadModel, RowDump } from './read-model.ts';
import { replayInto } from './replay.ts';

export type Difference = { readonly table: string; readonly key: Row } & (
  | { readonly kind: 'missing' | 'unexpected' }
  | { readonly kind: 'different'; readonly column: string; readonly expected: Cell; readonly found: Cell }
);

export type CheckReport = {
  /** The position at which both were compared. */
  readonly checkpoint: bigint;
  readonly events: number;
  /** Rows of the live read model that were compared. */
  readonly rows: number;
  /** How many differences there are; `differences` lists the first of them. */
  readonly count: number;
  readonly differences: readonly Difference[];
};

export type CheckOptions = {
  readonly store: EventStore;
  readonly readModel: ReadModel;
  readonly projections: readonly Projection[];
  /** The most differences to list; default 100. */
  readonly listed?: number | undefined;
  readonly memory?: LruBounds | undefined;
  readonly onProgress?: ((events: number) => void) | undefined;
};

type Rows = Pick<RowDump, 'rows' | 'find'>;

/**
 * Replays every event up to the read model's checkpoint into an empty place, and compares every row of every table both
 * ways, story states too. The read model is compared as it stood at one moment, so writes may go on.
 */
export function checkReadModel(options: CheckOptions): Promise<CheckReport> {
  const { store, readModel, projections, memory, onProgress } = options;
  return readModel.dump(async (live) => {
    const scratch = await readModel.openScratch();
    try {
      const upTo = live.checkpoint;
      const events = await replayInto(scratch, { store, projections, upTo, memory, onProgress });
      const tally = createTally(options.listed ?? 100);
      for (const table of tablesOf(options)) await compareTable(table, { live, replayed: scratch, tally });
      return { checkpoint: live.checkpoint, events, ...tally.result() };
    } finally {
      await scratch.close();
    }
  });
}

type Tally = {
  countRow(): void;
  add(difference: Difference): void;
  result(): Pick<CheckReport, 'rows' | 'count' | 'differences'>;
};

function createTally(listed: number): Tally {
  const differences: Difference[] = [];
  let rows = 0;
  let count = 0;
  return {
    countRow() {
      rows += 1;
    },
    add(difference) {
      count += 1;
      if (differences.length < listed) differences.push(difference);
    },
    result: () => ({ rows, count, differences }),
  };
}

type Comparison = { readonly live: Rows; readonly replayed: Rows; readonly tally: Tally };

/** Rows between two pauses for the rest of the process. */
const SLICE = 2_000;

async function compareTable(table: ProjectedTable, { live, replayed, tally }: Comparison): Promise<void> {
  const { name } = table;
  await forEachRow(live.rows(name), (found) => {
    tally.countRow();
    const key = keyOf(table, found);
    const expected = replayed.find(name, key);
    if (expected === undefined) tally.add({ table: name, key, kind: 'unexpected' });
    else compareRow({ table: name, key, expected, found }, tally);
  });
  await forEachRow(replayed.rows(name), (expected) => {
    const key = keyOf(table, expected);
    if (live.find(name, key) === undefined) tally.add({ table: name, key, kind: 'missing' });
  });
}

async function forEachRow(rows: Iterable<Row>, visit: (row: Row) => void): Promise<void> {
  let visited = 0;
  for (const row of rows) {
    visit(row);
    visited += 1;
    if (visited % SLICE === 0) await letOthersRun();
  }
}

const keyOf = ({ key }: ProjectedTable, row: Row): Row =>
  Object.fromEntries(key.map((column) => [column, row[column] ?? null]));

type RowPair = { readonly table: string; readonly key: Row; readonly expected: Row; readonly found: Row };

function compareRow({ table, key, expected, found }: RowPair, tally: Tally): void {
  for (const [column, wanted] of Object.entries(expected)) {
    const actual = found[column] ?? null;
    if (actual !== wanted)
      tally.add({ table, key, kind: 'different', column, expected: wanted, found: actual });
  }
}
