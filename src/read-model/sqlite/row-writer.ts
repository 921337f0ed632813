import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { ProjectedTable, RowChange } from '../projection.ts';

export type RowWriter = { write(changes: readonly RowChange[]): void };

/** Names come from code, never from data; quoting only keeps SQL's own words usable. */
export const quoted = (name: string): string => `"${name}"`;

export const whereEqual = (columns: readonly string[]): string =>
  columns.map((column) => `${quoted(column)} = ?`).join(' AND ');

/** Applies changes in order, with one prepared statement for each table and set of columns. The caller owns the transaction. */
export function createRowWriter(database: Database, tables: readonly ProjectedTable[]): RowWriter {
  const writers = new Map(tables.map((table) => [table.name, createTableWriter(database, table)]));
  return {
    write(changes) {
      for (const change of changes) {
        const writer = writers.get(change.table);
        if (writer === undefined) throw new Error(`The read model has no table ${change.table}`);
        writeOne(writer, change);
      }
    },
  };
}

/** A statement by the columns that it sets and finds by, in their order. */
type Prepared = (set: readonly string[], where: readonly string[]) => Statement;
type TableWriter = Readonly<Record<RowChange['op'], Prepared>>;

function writeOne(writer: TableWriter, change: RowChange): void {
  switch (change.op) {
    case 'upsert':
      writer.upsert(Object.keys(change.row), NONE).run(Object.values(change.row));
      return;
    case 'patch': {
      const { values, key } = change;
      const given = [...Object.values(values), ...Object.values(key)];
      writer.patch(Object.keys(values), Object.keys(key)).run(given);
      return;
    }
    case 'delete':
      writer.delete(NONE, Object.keys(change.key)).run(Object.values(change.key));
  }
}

const NONE: readonly string[] = [];

const createTableWriter = (database: Database, { name, key }: ProjectedTable): TableWriter => ({
  upsert: prepareOnce(database, (columns) => upsertSql(name, columns, key)),
  patch: prepareOnce(database, (set, where) => patchSql(name, set, where)),
  delete: prepareOnce(database, (_, where) => `DELETE FROM ${quoted(name)} WHERE ${whereEqual(where)}`),
});

type Shape = Readonly<Record<'set' | 'where', readonly string[]>> & { readonly statement: Statement };

/** The changes of one table have few shapes: comparing the names with each is quicker than making one key of forty. */
function prepareOnce(
  database: Database,
  toSql: (set: readonly string[], where: readonly string[]) => string,
): Prepared {
  const shapes: Shape[] = [];
  return (set, where) => {
    const known = shapes.find((shape) => isSame(shape.set, set) && isSame(shape.where, where));
    if (known !== undefined) return known.statement;
    const statement = database.prepare(toSql(set, where));
    shapes.push({ set, where, statement });
    return statement;
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

/** Not INSERT OR REPLACE: that would give the row a new rowid behind the back of the full-text index. */
function upsertSql(table: string, columns: readonly string[], key: readonly string[]): string {
  const names = columns.map(quoted).join(', ');
  const places = columns.map(() => '?').join(', ');
  const others = columns.filter((column) => !key.includes(column));
  const sets = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
  const resolution = others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${sets}`;
  return `INSERT INTO ${quoted(table)} (${names}) VALUES (${places}) ON CONFLICT (${key.map(quoted).join(', ')}) ${resolution}`;
}

const patchSql = (table: string, set: readonly string[], where: readonly string[]): string =>
  `UPDATE ${quoted(table)} SET ${set.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE ${whereEqual(where)}`;
