import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createChangeFold } from '../../src/read-model/fold-changes.ts';
import type { ProjectedTable, Row, RowChange } from '../../src/read-model/projection.ts';

const tables: readonly ProjectedTable[] = [
  { name: 'one', key: ['a'] },
  { name: 'two', key: ['a', 'b'] },
];

const a = fc.constantFrom('x', 'y', '1:x');
const b = fc.constantFrom<number | bigint>(1, 2, 1n);
const value = fc.nat(9);
const change: fc.Arbitrary<RowChange> = fc.oneof(
  fc.record({
    op: fc.constant('upsert' as const),
    table: fc.constant('one'),
    row: fc.record({ a, v: value, w: value }),
  }),
  fc.record({
    op: fc.constant('upsert' as const),
    table: fc.constant('two'),
    row: fc.record({ a, b, v: value, w: value }),
  }),
  fc.record({
    op: fc.constant('patch' as const),
    table: fc.constant('two'),
    key: fc.record({ a, b }),
    values: fc.oneof(fc.record({ v: value }), fc.record({ w: value })),
  }),
  fc.record({ op: fc.constant('delete' as const), table: fc.constant('two'), key: fc.record({ a, b }) }),
  fc.record({ op: fc.constant('delete' as const), table: fc.constant('two'), key: fc.record({ a }) }),
  fc.record({ op: fc.constant('delete' as const), table: fc.constant('one'), key: fc.record({ a }) }),
);

/** RowChange's comments, as slowly and plainly as can be. */
function applyAll(changes: readonly RowChange[]): Set<string> {
  let rows: { table: string; row: Row }[] = [];
  const matches = (table: string, key: Row) => (entry: { table: string; row: Row }) =>
    entry.table === table &&
    Object.entries(key).every(([column, cell]) => String(entry.row[column]) === String(cell));
  for (const change of changes) {
    const key = tables.find(({ name }) => name === change.table)?.key ?? [];
    if (change.op === 'upsert') {
      const own = Object.fromEntries(key.map((column) => [column, change.row[column] ?? null]));
      rows = [
        ...rows.filter((row) => !matches(change.table, own)(row)),
        { table: change.table, row: change.row },
      ];
    } else if (change.op === 'patch') {
      const fits = matches(change.table, change.key);
      rows = rows.map((entry) =>
        fits(entry) ? { ...entry, row: { ...entry.row, ...change.values } } : entry,
      );
    } else rows = rows.filter((entry) => !matches(change.table, change.key)(entry));
  }
  return new Set(
    rows.map(({ table, row }) => `${table} ${Object.entries(row).map(String).sort().join(' ')}`),
  );
}

describe('createChangeFold', () => {
  test('folded changes have the effect of all of them', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const fold = createChangeFold(tables);
        changes.forEach(fold.add);
        expect(applyAll(fold.take())).toEqual(applyAll(changes));
        expect(fold.take()).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('rows of stories can wait for a later take', () => {
    const ofStories = [...tables, { name: 'story', key: ['article_id'] }];
    const fold = createChangeFold(ofStories);
    const story = (v: number): RowChange => ({ op: 'upsert', table: 'story', row: { article_id: 'x', v } });
    const one: RowChange = { op: 'upsert', table: 'one', row: { a: 'x', v: 1 } };
    for (const change of [story(1), one]) fold.add(change);
    expect(fold.takeAllButStories()).toEqual([one]);
    fold.add(story(2));
    expect(fold.take()).toEqual([story(2)]);
  });

  test('a row touched often is written once', () => {
    const fold = createChangeFold(tables);
    for (const v of [1, 2, 3]) fold.add({ op: 'upsert', table: 'one', row: { a: 'x', v } });
    fold.add({ op: 'patch', table: 'one', key: { a: 'x' }, values: { v: 4 } });
    expect(fold.take()).toEqual([{ op: 'upsert', table: 'one', row: { a: 'x', v: 4 } }]);
  });

  test('a table that no projection declares is refused', () => {
    expect(() => {
      createChangeFold(tables).add({ op: 'delete', table: 'three', key: {} });
    }).toThrow('three');
  });
});
