import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';

import { projections } from '../../projections/index.ts';
import { placesOf } from '../../src/domain/article/text-places.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import { initialArticle } from '../../src/domain/article/article.ts';
import { summarizeChange, withMovedTime } from '../../src/diff/summarize.ts';
import type { Row } from '../../src/read-model/projection.ts';
import { aContent, anArticleId, anEvent, at } from '../support/event-builders.ts';
import type { ChangeSummary } from '../../src/diff/summarize.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { Envelope } from '../../src/domain/article/events.ts';
import { stated } from '../support/given-article.ts';
import { changesOf, createRowStore, withStories } from '../support/given-projection.ts';
import { arbitrarySteps, asStored, toEvents } from '../read-model/support.ts';

const LONG = process.env['STET_TEST_LONG'] === '1';
const TABLES = projections.flatMap(({ tables }) => tables.map(({ name }) => name));

const normal = (rows: readonly Row[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column]) => column !== 'id')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
        (_key, cell: unknown) => (typeof cell === 'bigint' ? Number(cell) : cell),
      ),
    )
    .sort();

describe('rows', () => {
  test('applied event by event to an obvious store, they are those of the database and of a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(25), async (steps) => {
        const events = toEvents(steps);
        const twin = createRowStore();
        for (const changes of await changesOf(events)) twin.apply(changes);
        await withStories(async ({ append, read, rebuild }) => {
          const dump = (): Promise<readonly (readonly string[])[]> =>
            read(async ({ kysely }) =>
              Promise.all(
                TABLES.map(async (table) =>
                  normal((await sql<Row>`select * from ${sql.table(table)}`.execute(kysely)).rows),
                ),
              ),
            );
          await append(events);
          const live = await dump();
          const positions = /"global_position",\d+/g;
          const unplaced = (rows: readonly string[]): readonly string[] =>
            rows.map((row) => row.replaceAll(positions, '')).sort();
          TABLES.forEach((table, index) => {
            expect(unplaced(live[index] ?? [])).toEqual(unplaced(normal(twin.rows(table))));
          });
          await rebuild();
          expect(await dump()).toEqual(live);
        });
      }),
      { numRuns: LONG ? 200 : 8 },
    );
  });

  test('every public revision is summarized against the text before it in public order, however it came there', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps(25), async (steps) => {
        const told = toEvents(steps.map((step) => ({ ...step, story: 0 })));
        const events = asStored(told);
        const twin = createRowStore();
        for (const changes of await changesOf(told)) twin.apply(changes);
        const article = events.reduce(evolve, initialArticle(anArticleId('s0')));
        const texts = new Map(
          events.map((event) => [event.streamVersion, 'content' in event.data ? event.data.content : null]),
        );
        const rows = new Map(twin.rows('revisions').map((row) => [row['revision'], row]));
        for (const { act, previous } of placesOf(article.acts)) {
          const before = previous === undefined ? undefined : (texts.get(previous.change.heldBy) ?? null);
          const summary = summarizeChange(before, texts.get(act.change.heldBy) ?? null);
          const expected = act.change.updatedAt === undefined ? summary : withMovedTime(summary);
          expect(JSON.parse(String(rows.get(act.change.revision)?.['public_summary']))).toEqual(expected);
        }
      }),
      { numRuns: LONG ? 2_000 : 100 },
    );
  });
});

describe('an older text learned late', () => {
  test('changes its own rows and those of the text after it, no other', async () => {
    const text = (
      revision: number,
      words: string,
    ): { readonly revision: number; readonly content: Content } => ({
      revision,
      content: aContent({}, [`The ferry carried ${words} people.`]),
    });
    const now = (minutes: number): Pick<Envelope, 'recordedAt' | 'effectiveAt'> => ({
      recordedAt: at(minutes),
      effectiveAt: at(minutes),
    });
    const updates = Array.from({ length: 20 }, (_, index) =>
      anEvent('ArticleUpdated', {
        ...now(index + 1),
        data: { ...text(index + 2, `some ${String(index)}`), updatedAt: stated(at(index + 1)) },
      }),
    );
    const told = [
      anEvent('ArticlePublished', { ...now(0), data: text(1, 'no') }),
      ...updates,
      anEvent('EarlierTextRecorded', {
        recordedAt: at(60),
        effectiveAt: at(7.5),
        effectiveBasis: 'stated',
        data: text(22, 'twelve'),
      }),
    ];
    const changes = (await changesOf(told)).at(-1) ?? [];
    const touched = changes.map((change) => [
      change.table,
      change.op,
      (change.op === 'upsert' ? change.row : change.key)['revision'] ?? null,
    ]);
    const of = (table: string): readonly unknown[] =>
      touched.filter(([name]) => name === table).map(([, op, revision]) => [op, revision]);
    expect(of('revisions')).toEqual([
      ['upsert', 22],
      ['patch', 9],
    ]);
    expect(of('timeline')).toEqual([
      ['upsert', 22],
      ['patch', null],
    ]);
    expect(of('search_texts')).toEqual([['upsert', 22]]);
    const patched = changes.find((change) => change.table === 'revisions' && change.op === 'patch');
    const summary =
      patched?.op === 'patch'
        ? (JSON.parse(String(patched.values['public_summary'])) as ChangeSummary)
        : undefined;
    expect(summary).toMatchObject({ blocksChanged: 1, wordsDeleted: 1 });
  });
});
