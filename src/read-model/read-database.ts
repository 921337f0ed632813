import type { Expression, Kysely, SqlBool } from 'kysely';

import type { Content } from '../domain/article/content.ts';
import type { NamedText } from './load-content.ts';

/** What the queries of projections read from: one generation of the read model, in whatever database. */
export type ReadDatabase = {
  /** Knows no table: each projection's queries name theirs with `withTables`. */
  readonly kysely: Kysely<unknown>;
  /**
   * True for the rows of the index's table that hold every phrase. `index` is a name in migrations/read-model's
   * `fullTextIndexes`; a phrase is one or more terms (see search-terms.ts) with a space between, adjacent in that order.
   * At least one phrase is given. The row is named by the index's `<table>.<rowId>`, so the table must be in the query by its own name.
   */
  matchFullText(index: string, phrases: readonly string[]): Expression<SqlBool>;
  /**
   * The text that a row names by its event; null: not observed. Texts of the past are in their events alone. Whether the asker may see it
   * is for the query to know.
   */
  loadContent(text: NamedText): Promise<Content | null>;
};
