import { projections } from '../../projections/index.ts';
import type { EventStore } from '../event-store/event-store.ts';
import { checkReadModel, type Difference } from '../read-model/check.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { CheckReport, OnProgress } from './stet.ts';

/** A store that can verify what it has stored, byte by byte. */
export type VerifiableStore = EventStore & {
  verify(): AsyncIterable<{ readonly where: string; readonly problem: string }>;
};

const LISTED = 100;

/**
 * Verifies the digest of every stored fact, part and raw page, then replays every event and compares the read model
 * with it. The bytes come first, since a replay ends at the first event that can't be read.
 * `openReadModel` gives the read model once it shows every event.
 */
export async function checkStores(
  store: VerifiableStore,
  openReadModel: () => Promise<ReadModel>,
  onProgress?: OnProgress,
): Promise<CheckReport> {
  const faults: string[] = [];
  let faultCount = 0;
  for await (const { where, problem } of store.verify()) {
    faultCount += 1;
    if (faults.length < LISTED) faults.push(`${where}: ${problem}`);
  }
  try {
    const report = await compare(store, await openReadModel(), onProgress);
    faults.push(...report.differences.slice(0, LISTED - faults.length).map(toText));
    return { events: report.events, rows: report.rows, faults, faultCount: faultCount + report.count };
  } catch (error) {
    if (faultCount === 0) throw error;
    faults.push(
      `read model: not compared, since the events can't be replayed: ${error instanceof Error ? error.message : String(error)}`,
    );
    return { events: 0, rows: 0, faults, faultCount: faultCount + 1 };
  }
}

async function compare(store: EventStore, readModel: ReadModel, onProgress?: OnProgress) {
  const total = Number(await store.countEvents());
  return checkReadModel({
    store,
    readModel,
    projections,
    listed: LISTED,
    onProgress: (events) => onProgress?.(events, Math.max(events, total)),
  });
}

/** One line: which row, and what is wrong with it. */
function toText(difference: Difference): string {
  const key = Object.entries(difference.key).map(([column, cell]) => `${column} ${String(cell)}`);
  const row = `read model: ${difference.table}, ${key.join(', ')}`;
  switch (difference.kind) {
    case 'missing':
      return `${row}: the row is missing`;
    case 'unexpected':
      return `${row}: the events give no such row`;
    case 'different':
      return `${row}: ${difference.column} is ${toShort(difference.found)}, the events give ${toShort(difference.expected)}`;
  }
}

const SHORT = 80;

/** Texts may be whole stories: as much as tells them apart at sight. */
function toShort(cell: unknown): string {
  const text = typeof cell === 'bigint' ? cell.toString() : JSON.stringify(cell);
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`;
}
