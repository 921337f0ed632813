import type { Database } from '../../sqlite/open-database.ts';
import type { Row } from '../projection.ts';
import type { RowDump } from '../read-model.ts';
import type { FullTextIndex } from '../read-model-schema.ts';
import { quoted, whereEqual } from './row-writer.ts';

type Finder = (cells: readonly unknown[]) => Row | undefined;

/** Reads whole rows, whole numbers as bigint, without the row ids that the database itself gives out for full-text indexes. */
export function createRowDump(
  database: Database,
  indexes: readonly FullTextIndex[],
): Omit<RowDump, 'checkpoint'> {
  const finders = new Map<string, Finder>();
  const selectFrom = (table: string): string => {
    const given = new Set(indexes.filter((index) => index.table === table).map(({ rowId }) => rowId));
    const columns = database
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .filter((column) => !given.has(column));
    return `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`;
  };
  const makeFinder = (table: string, columns: readonly string[]): Finder => {
    const statement = database
      .prepare<unknown[], Row>(`${selectFrom(table)} WHERE ${whereEqual(columns)}`)
      .safeIntegers();
    return (cells) => statement.get(...cells);
  };
  const finderFor = (table: string, columns: readonly string[]): Finder => {
    const id = `${table} ${columns.join()}`;
    const finder = finders.get(id) ?? makeFinder(table, columns);
    finders.set(id, finder);
    return finder;
  };
  return {
    rows: (table) => database.prepare<[], Row>(selectFrom(table)).safeIntegers().iterate(),
    find: (table, key) => finderFor(table, Object.keys(key))(Object.values(key)),
  };
}
