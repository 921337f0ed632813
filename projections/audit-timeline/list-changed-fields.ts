import { toBig } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { TimelineTables } from './tables.ts';
import type { TimelineEntry, TimelineField } from './views.ts';

/** By position; what isn't there changed no field. */
export type ChangedFields = ReadonlyMap<bigint, readonly TimelineField[]>;

/** The fields that the acts changed, in the order of their names. For staff: it tells what drafts changed, too. */
export async function listChangedFields(
  read: ReadDatabase,
  entries: readonly Pick<TimelineEntry, 'position'>[],
): Promise<ChangedFields> {
  if (entries.length === 0) return new Map();
  const rows = await read.kysely
    .withTables<TimelineTables>()
    .selectFrom('timeline_fields')
    .selectAll()
    .where('global_position', 'in', [...new Set(entries.map(({ position }) => position))])
    .orderBy('field')
    .execute();
  const fields = new Map<bigint, TimelineField[]>();
  for (const row of rows) {
    const position = toBig(row.global_position);
    fields.set(position, [...(fields.get(position) ?? []), row.field as TimelineField]);
  }
  return fields;
}
