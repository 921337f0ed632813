import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { Cell, ProjectedTable, Row, RowChange } from '../projection.ts';

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

/** Runs the statement for the columns that are set and those that are found by, in their order. */
type Run = (set: Row, where: Row) => void;
type TableWriter = Readonly<Record<RowChange['op'], Run>>;

function writeOne(writer: TableWriter, change: RowChange): void {
  switch (change.op) {
    case 'upsert':
      writer.upsert(change.row, NONE);
      return;
    case 'patch':
      writer.patch(change.values, change.key);
      return;
    case 'delete':
      writer.delete(NONE, change.key);
  }
}

const NONE: Row = {};

const createTableWriter = (database: Database, { name, key }: ProjectedTable): TableWriter => ({
  upsert: prepareOnce(database, (columns) => upsertSql(name, columns, key)),
  patch: prepareOnce(database, (set, where) => patchSql(name, set, where)),
  delete: prepareOnce(database, (_, where) => `DELETE FROM ${quoted(name)} WHERE ${whereEqual(where)}`),
});

/** `cells` is filled anew for each run: an array for each row would be garbage at once. */
type Shape = {
  readonly statement: Statement;
  readonly columns: readonly string[];
  readonly cells: Cell[];
  /** How many of the columns are set. */
  readonly set: number;
};

/** The changes of one table have few shapes: comparing the names with each is quicker than making one key of forty. */
function prepareOnce(
  database: Database,
  toSql: (set: readonly string[], where: readonly string[]) => string,
): Run {
  const shapes: Shape[] = [];
  const prepare = (set: readonly string[], where: readonly string[]): Shape => {
    const columns = [...set, ...where];
    const cells = columns.map(() => null);
    const shape = { statement: database.prepare(toSql(set, where)), columns, cells, set: set.length };
    shapes.push(shape);
    return shape;
  };
  return (set, where) => {
    let shape = shapes.find((known) => fill(known, set, where));
    if (shape === undefined) {
      shape = prepare(Object.keys(set), Object.keys(where));
      fill(shape, set, where);
    }
    shape.statement.run(shape.cells);
  };
}

/** Takes the cells over; false: these are other columns. */
function fill(shape: Shape, set: Row, where: Row): boolean {
  return fillFrom(shape, set, 0) === shape.set && fillFrom(shape, where, shape.set) === shape.columns.length;
}

/** Gives the place behind the last cell taken over. */
function fillFrom({ columns, cells }: Shape, row: Row, from: number): number {
  let place = from;
  for (const column in row) {
    if (column !== columns[place]) return -1;
    cells[place] = row[column] as Cell;
    place += 1;
  }
  return place;
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
