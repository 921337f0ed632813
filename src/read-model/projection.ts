import type { Article } from '../domain/article/article.ts';
import type { Content } from '../domain/article/content.ts';
import type { StoredEvent } from '../domain/article/events.ts';

/** What a column holds. Flags are 0 or 1, JSON is text, instants are text, positions are bigint. */
export type Cell = string | number | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

/** One change to the read model's rows, by key. Applying a batch of changes in order is the whole effect of its events. */
export type RowChange =
  /** Inserts the whole row, or replaces the one with its key. */
  | { readonly op: 'upsert'; readonly table: string; readonly row: Row }
  /** Sets some columns of the row with this key; no row: no effect. */
  | { readonly op: 'patch'; readonly table: string; readonly key: Row; readonly values: Row }
  /** Deletes the rows that match these columns, which are the key or a leading part of it. */
  | { readonly op: 'delete'; readonly table: string; readonly key: Row };

/** A table by name, with the columns of its primary key in order. Its definition is a migration in migrations/read-model. */
export type ProjectedTable = { readonly name: string; readonly key: readonly string[] };

/**
 * The text of a public act, for comparison. `streamVersion` is that of the event which holds it (`change.heldBy` of the
 * act). `content` null: not observed.
 */
export type ActText = {
  readonly streamVersion: bigint;
  readonly revision: number;
  readonly content: Content | null;
};

/**
 * What one event means, with all that a projection may know: no database, no other story.
 * `before` and `after` are the story's states around the event.
 */
export type ProjectionInput = {
  readonly before: Article;
  readonly event: StoredEvent;
  readonly after: Article;
  /**
   * Texts that neither state holds but this event makes comparable: of the acts beside the place where the event's act
   * stands in public order (an earlier text inserted, a time of effect corrected, a text read anew), both at its old and
   * its new place, and of a moved or reread act itself. Beside an unobserved text the nearest observed one follows.
   * Keyed by `change.heldBy` of its act. Texts of an act appended in order are in the states already; no state's content
   * is `elsewhere` here.
   */
  readonly texts: ReadonlyMap<bigint, ActText>;
};

/** Pure: equal inputs give equal changes, and none depends on the order between stories. */
export type Projection = {
  /** kebab-case, as its folder. */
  readonly name: string;
  /** Raised whenever the rows it makes change: a read model made by another version is rebuilt. */
  readonly version: number;
  readonly tables: readonly ProjectedTable[];
  project(input: ProjectionInput): readonly RowChange[];
};
