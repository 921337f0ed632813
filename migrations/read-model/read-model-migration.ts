import { sql, type CreateTableBuilder, type Kysely, type SqlBool } from 'kysely';

/**
 * The tables that one projection fills. Indexes apart: a rebuild makes them last. Every generation of the read model is made anew from the
 * whole list, so no step alters an earlier one; a released step is never changed, since its name stands for its shape.
 */
export type ReadModelMigration = {
  readonly name: string;
  tables(db: Kysely<unknown>): Promise<void>;
  indexes(db: Kysely<unknown>): Promise<void>;
};

/** A question mark: the column may be null. */
export type ColumnType = 'text' | 'text?' | 'integer' | 'integer?' | 'bigint' | 'bigint?';

export type TableShape = {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** A whole number that the database gives each row, for a full-text index to refer to. */
  readonly rowId?: string;
};

export async function createTable(
  db: Kysely<unknown>,
  { name, key, columns, rowId }: TableShape,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  if (rowId !== undefined)
    table = table.addColumn(rowId, 'integer', (column) => column.primaryKey().autoIncrement());
  for (const [column, type] of Object.entries(columns)) {
    const isOptional = type.endsWith('?');
    table = table.addColumn(column, baseOf(type), (made) => (isOptional ? made : made.notNull()));
  }
  const keyName = `${name}_key`;
  await (
    rowId === undefined
      ? table.addPrimaryKeyConstraint(keyName, [...key])
      : table.addUniqueConstraint(keyName, [...key])
  ).execute();
}

function baseOf(type: ColumnType): 'text' | 'integer' | 'bigint' {
  switch (type) {
    case 'text':
    case 'text?':
      return 'text';
    case 'integer':
    case 'integer?':
      return 'integer';
    case 'bigint':
    case 'bigint?':
      return 'bigint';
  }
}

export type IndexShape = {
  readonly name: string;
  readonly on: string;
  readonly columns: readonly string[];
  /** SQL: only rows of which it is true are in the index. A query that shall use it says the same, with the same literals. */
  readonly where?: string;
};

export async function createIndexes(db: Kysely<unknown>, indexes: readonly IndexShape[]): Promise<void> {
  for (const { name, on, columns, where } of indexes) {
    const index = db.schema
      .createIndex(name)
      .on(on)
      .columns([...columns]);
    await (where === undefined ? index : index.where(sql.raw<SqlBool>(where))).execute();
  }
}
