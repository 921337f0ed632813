import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { projections } from '../../projections/index.ts';
import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { CommandOutcome, CommandRequest } from '../../src/application/command-request.ts';
import type { ArticleCommand, Snapshot } from '../../src/domain/article/commands.ts';
import type { ArticleEvent, ArticleId } from '../../src/domain/article/events.ts';
import { createMemoryEventStore } from '../../src/event-store/memory/create-memory-event-store.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { checkReadModel } from '../../src/read-model/check.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import { createEventProjection } from '../../src/read-model/project-events.ts';
import { startProjector } from '../../src/read-model/projector.ts';
import type { Cell, Projection, Row, RowChange } from '../../src/read-model/projection.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { silentLog } from '../../src/shared/log.ts';
import { createTestClock, editorsRequest, type TestClock } from './given-store.ts';

/** The obvious twin of a database: rows by table and key. */
export type RowStore = {
  apply(changes: readonly RowChange[]): void;
  rows(table: string): readonly Row[];
};

export function createRowStore(shown: readonly Projection[] = projections): RowStore {
  const keys = new Map(shown.flatMap(({ tables }) => tables).map(({ name, key }) => [name, key]));
  const tables = new Map<string, Map<string, Row>>();
  const rowsOf = (table: string): Map<string, Row> => {
    const known = tables.get(table) ?? new Map<string, Row>();
    tables.set(table, known);
    return known;
  };
  const idOf = (table: string, row: Row): string =>
    toId((keys.get(table) ?? []).map((column) => row[column] ?? null));
  const applyOne = (change: RowChange): void => {
    const rows = rowsOf(change.table);
    if (change.op === 'upsert') {
      rows.set(idOf(change.table, change.row), change.row);
      return;
    }
    const found = [...rows].filter(([, row]) =>
      Object.entries(change.key).every(([column, cell]) => isEqual(row[column], cell)),
    );
    for (const [id, row] of found) {
      if (change.op === 'delete') rows.delete(id);
      else rows.set(id, { ...row, ...change.values });
    }
  };
  return {
    apply: (changes) => changes.forEach(applyOne),
    rows: (table) => [...rowsOf(table).values()],
  };
}

const toId = (cells: readonly Cell[]): string =>
  cells.map((cell) => `${typeof cell === 'string' ? 's' : 'n'}${String(cell)}`).join('\n');
const isEqual = (a: Cell | undefined, b: Cell): boolean => a !== undefined && toId([a]) === toId([b]);

/** Projects events one by one, each in a batch of its own, and gives the changes that each made. */
export async function changesOf(
  events: readonly ArticleEvent[],
  shown: readonly Projection[] = projections,
): Promise<readonly (readonly RowChange[])[]> {
  const store = createMemoryEventStore();
  const projection = createEventProjection({
    store,
    projections: shown,
    memory: { maxCount: 1_000, maxBytes: 2 ** 24 },
    loadState: async () => Promise.resolve(undefined),
  });
  const changes: RowChange[][] = [];
  for (const event of events) {
    const { globalPosition } = await store.append(event.articleId, [event], 'any');
    const page = await store.readAll({ after: globalPosition - 1n, limit: 1 });
    await projection.project(page.events);
    changes.push(projection.takeChanges());
    projection.takeStates();
  }
  await store.close();
  return changes;
}

/** Stories told to the real program: commands, SQLite event store, projector, read model. */
export type GivenStories = {
  readonly clock: TestClock;
  /** Gives a command as an editor, at a time; rejects when it is refused. */
  tell(at: string, command: ArticleCommand, more?: Partial<CommandRequest>): Promise<CommandOutcome>;
  /** A snapshot, as an importer bound to the source brings it. */
  observe(at: string, snapshot: Snapshot, articleId?: string): Promise<CommandOutcome>;
  append(events: readonly ArticleEvent[]): Promise<void>;
  /** Queries that see everything told so far. */
  read<Result>(work: (db: ReadDatabase) => Promise<Result>): Promise<Result>;
  rebuild(): Promise<void>;
};

/** Runs the work, then checks that the rows equal a replay. */
export async function withStories(work: (given: GivenStories) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stet-projections-'));
  const store = openEventStore({ url: 'sqlite', dataDir });
  const home = createReadModelHome({ dataDir, projections, schema: readModelSchema, store });
  await rebuildReadModel({ store, home, projections });
  const opened = await home.open();
  if (opened.state !== 'open') throw new Error(opened.reason.message);
  const { readModel } = opened;
  const projector = startProjector({ store, readModel, projections, log: silentLog });
  const clock = createTestClock();
  const handle = createHandleCommand({ store, ledger: store.ledger, clock, zone: 'UTC' });

  const settle = async (): Promise<void> => {
    const isShown = await projector.waitFor(await store.lastPosition(), 20_000);
    if (!isShown) throw new Error(projector.failure()?.message ?? 'The projector is behind');
  };
  const tell: GivenStories['tell'] = async (at, command, more = {}) => {
    clock.set(at);
    const result = await handle(editorsRequest(command, more));
    if (!result.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  try {
    await work({
      clock,
      tell,
      observe: (at, snapshot, articleId = 'A1') =>
        tell(
          at,
          { type: 'RecordObservation', snapshot },
          { articleId: articleId as ArticleId, ...importer(snapshot.source.system) },
        ),
      async append(events) {
        for (const event of events) await store.append(event.articleId, [event], 'any');
      },
      async read(query) {
        await settle();
        return readModel.read(({ db }) => query(db));
      },
      rebuild: async () => {
        await rebuildReadModel({ store, home, projections });
      },
    });
    await settle();
    const { count, differences } = await checkReadModel({ store, readModel, projections });
    if (count > 0) throw new Error(`Rows differ from a replay: ${describe(differences)}`);
  } finally {
    await projector.stop();
    await readModel.close();
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const importer = (sourceSystem: string): Pick<CommandRequest, 'principal' | 'actor'> => ({
  principal: { kind: 'token', id: 'importer', name: 'Importer', role: 'ingest', grants: [], sourceSystem },
  actor: { kind: 'unknown', id: 'unknown' },
});

const describe = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));
