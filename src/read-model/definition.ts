import type { EventStore } from '../event-store/event-store.ts';
import type { ProjectedTable, Projection } from './projection.ts';
import type { ReadModelSchema } from './read-model-schema.ts';
import { ACTS_TABLE, STATE_TABLE } from './state-rows.ts';

/** What a read model consists of: who makes its rows, and in which tables. */
export type Definition = {
  readonly projections: readonly Projection[];
  readonly schema: ReadModelSchema;
  /**
   * The store whose events it shows, and which holds the texts that rows only name. Its epoch is a mark too: a restored store isn't the one
   * that the rows were made from.
   */
  readonly store: Pick<EventStore, 'readStream' | 'lastPosition' | 'epoch'>;
};

/** The engine's own tables: durable story states. */
const STATE_TABLES: readonly ProjectedTable[] = [STATE_TABLE, ACTS_TABLE];

/** Every table that is compared and written by key: the projections' and the states'. */
export const tablesOf = ({ projections }: Pick<Definition, 'projections'>): readonly ProjectedTable[] => [
  ...projections.flatMap(({ tables }) => tables),
  ...STATE_TABLES,
];

/** Raised with the form of the engine's own tables. */
const ENGINE_VERSION = 1;

/** `name:version` of all that shapes the rows: two read models with equal marks hold equal rows of equal events. */
export const marksOf = ({ projections, schema, store }: Definition): readonly string[] => [
  `engine:${String(ENGINE_VERSION)}`,
  `schema:${schema.version}`,
  ...projections.map(({ name, version }) => `${name}:${String(version)}`),
  `store:${store.epoch}`,
];
