import type { Kysely } from 'kysely';

/** A full-text index over columns of one table. `rowId` is that table's INTEGER PRIMARY KEY or its `rowid`. */
export type FullTextIndex = {
  readonly name: string;
  readonly table: string;
  readonly rowId: string;
  readonly columns: readonly string[];
};

/** The tables that projections fill, as migrations/read-model defines them. */
export type ReadModelSchema = {
  /** Changes whenever a table or index does: a read model made with another is rebuilt. */
  readonly version: string;
  /** Tables with their primary keys alone. */
  createTables(kysely: Kysely<unknown>): Promise<void>;
  /** Everything that is quicker made once the rows are there. */
  createIndexes(kysely: Kysely<unknown>): Promise<void>;
  readonly fullTextIndexes: readonly FullTextIndex[];
};
