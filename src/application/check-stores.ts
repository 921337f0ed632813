import { projections } from '../../projections/index.ts';
import type { EventStore } from '../event-store/event-store.ts';
import { checkReadModel } from '../read-model/check.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { CheckReport, OnProgress } from './stet.ts';

/** A store that can verify what it has stored, byte by byte. */
export type VerifiableStore = EventStore & {
  verify(): AsyncIterable<{ readonly where: string; readonly problem: string }>;
};

const LISTED = 100;

/** Replays every event and compares the read model with it, then verifies the digest of every stored fact, part and raw page. */
export async function checkStores(
  store: VerifiableStore,
  readModel: ReadModel,
  onProgress?: OnProgress,
): Promise<CheckReport> {
  const total = Number(await store.countEvents());
  const report = await checkReadModel({
    store,
    readModel,
    projections,
    listed: LISTED,
    onProgress: (events) => onProgress?.(events, Math.max(events, total)),
  });
  const faults = report.differences.map((difference) => `read model: ${JSON.stringify(difference, asText)}`);
  let faultCount = report.count;
  for await (const { where, problem } of store.verify()) {
    faultCount += 1;
    if (faults.length < LISTED) faults.push(`${where}: ${problem}`);
  }
  return { events: report.events, rows: report.rows, faults, faultCount };
}

const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
