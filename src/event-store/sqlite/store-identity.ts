import type { Database } from '../../sqlite/open-database.ts';

export function readEpoch(database: Database): string {
  const epoch = database
    .prepare<[], string>('SELECT epoch FROM epochs ORDER BY number DESC LIMIT 1')
    .pluck()
    .get();
  if (epoch === undefined) throw new Error(`${database.name} has no epoch: restore it from a backup`);
  return epoch;
}

/** Epochs of one file share their positions up to where the next began: there a copy was made, and the original went on by itself. */
export function findPosition(database: Database, epoch: string, position: bigint): bigint | undefined {
  const known = database
    .prepare<[string, bigint], number>(
      `SELECT 1 FROM epochs AS asked WHERE asked.epoch = ? AND NOT EXISTS (
         SELECT 1 FROM epochs AS later WHERE later.number > asked.number AND later.after_position < ?)`,
    )
    .pluck()
    .get(epoch, position);
  return known === undefined ? undefined : position;
}

export function fixInstallationUri(database: Database, suggested: string): string {
  database
    .prepare<[string]>('INSERT INTO installation (only, uri) VALUES (1, ?) ON CONFLICT DO NOTHING')
    .run(suggested);
  const uri = database.prepare<[], string>('SELECT uri FROM installation').pluck().get();
  return uri ?? suggested;
}
