import type { Article } from '../domain/article/article.ts';
import type { ArticleId } from '../domain/article/events.ts';
import type { Row, RowChange } from './projection.ts';
import type { ReadDatabase } from './read-database.ts';

/** The effect of some events in a row. */
export type ReadModelBatch = {
  /** The position up to which the read model must stand for this batch to fit. */
  readonly expectedCheckpoint: bigint;
  /** The position up to which it stands afterwards; at or past `expectedCheckpoint`. */
  readonly checkpoint: bigint;
  /** The projections' rows. */
  readonly changes: readonly RowChange[];
  /** The durable states' rows (state-rows.ts) of the stories touched. */
  readonly states: readonly RowChange[];
};

/** `superseded`: another process has projected, or the read model was rebuilt and switched: nothing was applied, and what is remembered of its states no longer holds. */
export type ApplyOutcome = 'applied' | 'superseded';

/** The rows of one moment. Valid inside `read` alone. */
export type ReadModelSnapshot = {
  readonly db: ReadDatabase;
  /** The position up to which these rows stand. */
  readonly checkpoint: bigint;
};

/**
 * What the projections have made of the events: rows, durable story states, and the position up to which both stand.
 *
 * - **Exactly once.** A batch's changes, its states and its checkpoint become visible and durable together or not at all,
 *   so after a crash the rows stand exactly where `checkpoint` says. A batch may be lost by a loss of power, never torn.
 * - **Concurrency.** Of several processes that apply batches with one expected checkpoint, one is `applied`, the others
 *   are `superseded` and change nothing.
 * - **Generations.** A rebuild makes a new generation beside the live one and switches. A `read` that has begun goes on
 *   in the old one to its end; everything that begins later sees the new one. The checkpoint never falls by a switch.
 * - **Empty.** A read model without any event stands at 0n.
 */
export type ReadModel = {
  /** The position up to which rows and states stand, in the newest generation. */
  checkpoint(): Promise<bigint>;

  /** Rejects, and changes nothing, where a change doesn't fit its table. */
  apply(batch: ReadModelBatch): Promise<ApplyOutcome>;

  /** The state of a story as the last batch left it; undefined: no event of it was applied. */
  loadState(articleId: ArticleId): Promise<Article | undefined>;

  /** Runs queries that all see one moment, and gives what `work` gives. Writers aren't held up by it, nor it by them. */
  read<Result>(work: (snapshot: ReadModelSnapshot) => Promise<Result>): Promise<Result>;

  /** For `check`: all rows of one moment. */
  dump<Result>(work: (dump: RowDump) => Promise<Result>): Promise<Result>;

  /** For `check`: the same tables, empty, outside every generation, gone when closed. */
  openScratch(): Promise<Scratch>;

  /** Counts the generations of this read model; rises by a switch. */
  generation(): number;

  /** Waits for reads that run; later calls reject. */
  close(): Promise<void>;
};

/** Rows by table at one moment; whole numbers as bigint, so that two dumps compare exactly. Valid inside its `dump` alone. */
export type RowDump = {
  /** The position up to which the rows stand. */
  readonly checkpoint: bigint;
  rows(table: string): Iterable<Row>;
  /** The row with this key. */
  find(table: string, key: Row): Row | undefined;
};

/** Takes rows in bulk: nothing is durable and nobody else reads. Changes take effect in order. */
export type BulkFill = Pick<ReadModel, 'loadState'> & {
  fill(changes: readonly RowChange[]): void;
};

export type Scratch = BulkFill & Omit<RowDump, 'checkpoint'> & { close(): Promise<void> };
