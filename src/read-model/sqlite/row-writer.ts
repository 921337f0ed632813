import type { Database, Statement } from '../../sqlite/open-database.ts';
import type { ProjectedTable, Row, RowChange } from '../projection.ts';

export type RowWriter = { write(changes: readonly RowChange[]): void };

/** Names come from code, never from data; quoting only keeps SQL's own words usable. */
export const quoted = (name: string): string => `"${name}"`;

export const whereEqual = (columns: readonly string[]): string =>
  columns.map((column) => `${quoted(column)} = ?`).join(' AND ');

/** Applies changes in order, with one prepared statement for each table and set of columns. The caller owns the transaction. */
export function createRowWriter(database: Database, tables: readonly ProjectedTable[]): RowWriter {
  const keys = new Map(tables.map(({ name, key }) => [name, key]));
  const statements = new Map<string, Statement>();

  const prepared = (id: string, toSql: () => string): Statement => {
    const known = statements.get(id);
    if (known !== undefined) return known;
    const made = database.prepare(toSql());
    statements.set(id, made);
    return made;
  };
  const keyOf = (table: string): readonly string[] => {
    const key = keys.get(table);
    if (key === undefined) throw new Error(`The read model has no table ${table}`);
    return key;
  };
  const writeOne = (change: RowChange): void => {
    const { op, table } = change;
    switch (op) {
      case 'upsert': {
        const columns = Object.keys(change.row);
        const toSql = (): string => upsertSql(table, columns, keyOf(table));
        prepared(`upsert ${table} ${columns.join()}`, toSql).run(Object.values(change.row));
        return;
      }
      case 'patch': {
        const [set, where] = [Object.keys(change.values), Object.keys(change.key)];
        const toSql = (): string => patchSql(table, set, where);
        prepared(`patch ${table} ${set.join()} ${where.join()}`, toSql).run(
          valuesOf(change.values, change.key),
        );
        return;
      }
      case 'delete': {
        const where = Object.keys(change.key);
        const toSql = (): string => `DELETE FROM ${quoted(table)} WHERE ${whereEqual(where)}`;
        prepared(`delete ${table} ${where.join()}`, toSql).run(Object.values(change.key));
      }
    }
  };
  return {
    write(changes) {
      for (const change of changes) writeOne(change);
    },
  };
}

const valuesOf = (...rows: readonly Row[]): unknown[] => rows.flatMap((row) => Object.values(row));

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
