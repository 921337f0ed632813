import type { Cell, ProjectedTable, Row, RowChange } from './projection.ts';

export type ChangeFold = {
  add(change: RowChange): void;
  /** The changes since the last `take`, at most one a row where no range of rows was deleted. */
  take(): RowChange[];
  /**
   * The same, without those of tables of one row a story: they can wait for the next `take`, since each event of a story changes its row
   * anew and no row depends on another table's.
   */
  takeAllButStories(): RowChange[];
};

/** Joins changes of one row into one, so that a story that is touched often in a batch costs the database one write a row. */
export function createChangeFold(tables: readonly ProjectedTable[]): ChangeFold {
  const storyTables = new Set(tables.filter(hasOneRowAStory).map(({ name }) => name));
  const keys = new Map(tables.map(({ name, key }) => [name, key]));
  // Rows are independent of each other: only changes of one row, and deletes of ranges, have an order to keep.
  let settled: RowChange[] = [];
  const open = new Map<string, Map<string, RowChange>>();

  const settle = (table: string): void => {
    for (const change of open.get(table)?.values() ?? []) settled.push(change);
    open.delete(table);
  };
  const openTable = (table: string): Map<string, RowChange> => {
    const known = open.get(table);
    if (known !== undefined) return known;
    const made = new Map<string, RowChange>();
    open.set(table, made);
    return made;
  };

  const takeTables = (isWanted: (table: string) => boolean): RowChange[] => {
    for (const table of [...open.keys()].filter(isWanted)) settle(table);
    const changes = settled;
    settled = [];
    return changes;
  };

  return {
    add(change) {
      const key = keys.get(change.table);
      if (key === undefined) throw new Error(`Table ${change.table} is not one that the projections declare`);
      const id = toRowId(key, change.op === 'upsert' ? change.row : change.key);
      if (id === undefined) {
        settle(change.table);
        settled.push(change);
        return;
      }
      const rows = openTable(change.table);
      rows.set(id, join(rows.get(id), change));
    },
    take: () => takeTables(() => true),
    takeAllButStories: () => takeTables((table) => !storyTables.has(table)),
  };
}

const hasOneRowAStory = ({ key }: ProjectedTable): boolean => key.length === 1 && key[0] === 'article_id';

/** undefined: the cells name a range of rows, not one. */
function toRowId(key: readonly string[], cells: Row): string | undefined {
  let id = '';
  for (const column of key) {
    const cell = cells[column];
    if (cell === undefined) return undefined;
    id += toCellId(cell);
  }
  return id;
}

/** 1 and 1n are one key; '1' is another. Texts are length-prefixed, so that two columns never run together. */
const toCellId = (cell: Cell): string =>
  typeof cell === 'string' ? `${String(cell.length)}:${cell}` : `#${String(cell)};`;

function join(earlier: RowChange | undefined, later: RowChange): RowChange {
  if (earlier === undefined || later.op !== 'patch') return later;
  switch (earlier.op) {
    case 'upsert':
      return { ...earlier, row: { ...earlier.row, ...later.values } };
    case 'patch':
      return { ...earlier, values: { ...earlier.values, ...later.values } };
    case 'delete':
      return earlier;
  }
}
