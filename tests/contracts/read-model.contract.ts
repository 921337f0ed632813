import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';

import { initialArticle, type Article } from '../../src/domain/article/article.ts';
import type { ArticleEvent } from '../../src/domain/article/events.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import type { EventStore } from '../../src/event-store/event-store.ts';
import type { RowChange } from '../../src/read-model/projection.ts';
import { RebuildRunningError, type ReadModelHome } from '../../src/read-model/read-model-home.ts';
import type { ReadModel, ReadModelBatch, ReadModelSnapshot } from '../../src/read-model/read-model.ts';
import { encodeState } from '../../src/read-model/state-rows.ts';
import { aContent, anArticleId, anEvent } from '../support/event-builders.ts';

/** One empty place for read models of the test projections (read-model/support.ts), seen by two processes. */
export type ReadModelPlaces = {
  readonly homes: readonly [ReadModelHome, ReadModelHome];
  /** The store that both were given: of 100 events, none of a story that the contract names. */
  readonly store: EventStore;
  clear(): Promise<void>;
};

const aStory = (id: string, more: object = {}): RowChange => ({
  op: 'upsert',
  table: 'stories',
  row: { article_id: id, status: 'draft', headline: null, versions: 1n, position: 1n, texts: '', ...more },
});

const anEntry = (id: string, version: number, words = 'w'): RowChange => ({
  op: 'upsert',
  table: 'entries',
  row: { article_id: id, version, words },
});

const aBatch = (from: bigint, to: bigint, changes: readonly RowChange[] = []): ReadModelBatch => ({
  expectedCheckpoint: from,
  checkpoint: to,
  changes,
  states: [],
});

const idsIn = async ({ db }: ReadModelSnapshot): Promise<unknown[]> => {
  const { rows } = await sql<{ id: string }>`select article_id as id from stories order by 1`.execute(
    db.kysely,
  );
  return rows.map(({ id }) => id);
};

const rowsOf = (readModel: ReadModel, table: string): Promise<unknown[]> =>
  readModel.dump((dump) => Promise.resolve([...dump.rows(table)]));

async function make(home: ReadModelHome, changes: readonly RowChange[] = [], checkpoint = 0n): Promise<void> {
  const generation = await home.startGeneration();
  try {
    generation.fill(changes);
    await generation.finish(checkpoint);
    await generation.flip();
  } finally {
    await generation.close();
  }
}

/** The port's comments (src/read-model/read-model.ts, read-model-home.ts), sentence by sentence. */
export function readModelContract(adapter: string, openPlaces: () => Promise<ReadModelPlaces>): void {
  describe(`read model: ${adapter}`, () => {
    let places: ReadModelPlaces;
    let opened: ReadModel[];
    beforeEach(async () => {
      places = await openPlaces();
      opened = [];
    });
    afterEach(async () => {
      for (const readModel of opened) await readModel.close();
      await places.clear();
    });
    const open = async (home = places.homes[0]): Promise<ReadModel> => {
      const result = await home.open();
      if (result.state !== 'open') throw new Error(result.reason.message);
      opened.push(result.readModel);
      return result.readModel;
    };
    const openNew = async (): Promise<ReadModel> => {
      await make(places.homes[0]);
      return open();
    };

    test('where none was made, opening asks for a rebuild', async () => {
      expect(await places.homes[0].open()).toMatchObject({
        state: 'needs-rebuild',
        reason: { code: 'missing' },
      });
    });

    test('without any event it stands at 0', async () => {
      expect(await (await openNew()).checkpoint()).toBe(0n);
    });

    describe('apply', () => {
      test('makes rows, states and checkpoint visible together', async () => {
        const readModel = await openNew();
        const article = aDraftedStory('A1');
        const batch = { ...aBatch(0n, 7n, [aStory('A1')]), states: encodeState(undefined, article) };
        expect(await readModel.apply(batch)).toBe('applied');
        expect(await readModel.checkpoint()).toBe(7n);
        expect(await readModel.read(idsIn)).toEqual(['A1']);
        expect(await readModel.loadState(article.articleId)).toEqual(article);
      });

      test('a batch that expects another checkpoint is superseded and changes nothing', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 5n, [aStory('A1')]));
        expect(await readModel.apply(aBatch(0n, 9n, [aStory('A2')]))).toBe('superseded');
        expect(await readModel.apply(aBatch(6n, 9n, [aStory('A2')]))).toBe('superseded');
        expect(await readModel.checkpoint()).toBe(5n);
        expect(await readModel.read(idsIn)).toEqual(['A1']);
      });

      test('of two processes with one expected checkpoint one is applied', async () => {
        await make(places.homes[0]);
        const both = [await open(places.homes[0]), await open(places.homes[1])] as const;
        const outcomes = await Promise.all(
          both.map((readModel, index) => readModel.apply(aBatch(0n, 3n, [aStory(`A${String(index)}`)]))),
        );
        expect([...outcomes].sort()).toEqual(['applied', 'superseded']);
        const winner = `A${String(outcomes.indexOf('applied'))}`;
        for (const readModel of both) expect(await readModel.read(idsIn)).toEqual([winner]);
      });

      test('a change that does not fit its table rejects the whole batch', async () => {
        const readModel = await openNew();
        const bad = aStory('A2', { status: null });
        expect(await isRejected(readModel.apply(aBatch(0n, 2n, [aStory('A1'), bad])))).toBe(true);
        const unknown: RowChange = { op: 'delete', table: 'stories', key: { nothing: 1 } };
        expect(await isRejected(readModel.apply(aBatch(0n, 2n, [aStory('A1'), unknown])))).toBe(true);
        expect(await readModel.checkpoint()).toBe(0n);
        expect(await readModel.read(idsIn)).toEqual([]);
      });

      test('an upsert replaces the row with its key, a patch sets columns, a patch without a row does nothing', async () => {
        const readModel = await openNew();
        await readModel.apply(
          aBatch(0n, 4n, [
            aStory('A1'),
            aStory('A1', { headline: 'Second' }),
            { op: 'patch', table: 'stories', key: { article_id: 'A1' }, values: { status: 'gone' } },
            { op: 'patch', table: 'stories', key: { article_id: 'A2' }, values: { status: 'gone' } },
          ]),
        );
        expect(await rowsOf(readModel, 'stories')).toMatchObject([
          { article_id: 'A1', headline: 'Second', status: 'gone' },
        ]);
      });

      test('a delete takes the rows of a key or of its leading part', async () => {
        const readModel = await openNew();
        const entries = [anEntry('A1', 1), anEntry('A1', 2), anEntry('A2', 1), anEntry('A2', 2)];
        await readModel.apply(aBatch(0n, 4n, entries));
        await readModel.apply(
          aBatch(4n, 5n, [
            { op: 'delete', table: 'entries', key: { article_id: 'A1' } },
            { op: 'delete', table: 'entries', key: { article_id: 'A2', version: 2 } },
          ]),
        );
        expect(await rowsOf(readModel, 'entries')).toEqual([{ article_id: 'A2', version: 1n, words: 'w' }]);
      });

      test('what was applied is there when it is opened again', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 7n, [aStory('A1')]));
        await readModel.close();
        const again = await open();
        expect(await again.checkpoint()).toBe(7n);
        expect(await again.read(idsIn)).toEqual(['A1']);
      });
    });

    test('a story without any applied event has no state', async () => {
      expect(await (await openNew()).loadState(anArticleId('nobody'))).toBeUndefined();
    });

    test('whole numbers past 2^53 are kept', async () => {
      const readModel = await openNew();
      const position = 2n ** 60n + 1n;
      await readModel.apply(aBatch(0n, position, [aStory('A1', { position })]));
      expect(await readModel.checkpoint()).toBe(position);
      expect(await rowsOf(readModel, 'stories')).toMatchObject([{ position }]);
    });

    describe('read', () => {
      test('sees one moment, while writes go on', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 1n, [aStory('A1')]));
        await readModel.read(async (snapshot) => {
          await readModel.apply(aBatch(1n, 2n, [aStory('A2')]));
          expect(snapshot.checkpoint).toBe(1n);
          expect(await idsIn(snapshot)).toEqual(['A1']);
          expect(await readModel.read(idsIn)).toEqual(['A1', 'A2']);
        });
      });

      test('gives what the work gives, and its error', async () => {
        const readModel = await openNew();
        expect(await readModel.read(() => Promise.resolve(3))).toBe(3);
        await expect(readModel.read(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
        expect(await readModel.read(idsIn)).toEqual([]);
      });

      test('close waits for it; later calls reject', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 1n, [aStory('A1')]));
        let goOn = (): void => undefined;
        const gate = new Promise<void>((resolve) => (goOn = resolve));
        const ids = readModel.read(async (snapshot) => {
          await gate;
          return idsIn(snapshot);
        });
        const closed = readModel.close();
        await expect(readModel.checkpoint()).rejects.toThrow('closed');
        goOn();
        expect(await ids).toEqual(['A1']);
        await closed;
      });
    });

    describe('full text', () => {
      const found = (readModel: ReadModel, ...phrases: readonly string[]): Promise<unknown[]> =>
        readModel.read(async ({ db }) => {
          const match = db.matchFullText('entries_text', phrases);
          const query = sql<{ version: number }>`select version from entries where ${match} order by version`;
          return (await query.execute(db.kysely)).rows.map(({ version }) => version);
        });
      const openWithTexts = async (): Promise<ReadModel> => {
        // Two rows from the bulk fill, two from a batch: both ways feed the index.
        await make(
          places.homes[0],
          [anEntry('A1', 1, 'old harbour bridge'), anEntry('A1', 2, '地震 震速')],
          1n,
        );
        const readModel = await open();
        await readModel.apply(
          aBatch(1n, 2n, [anEntry('A1', 3, 'bridge harbour'), anEntry('A1', 4, 'or not and "near"')]),
        );
        return readModel;
      };

      test('finds the rows that hold every phrase, terms of a phrase adjacent in order', async () => {
        const readModel = await openWithTexts();
        expect(await found(readModel, 'bridge')).toEqual([1, 3]);
        expect(await found(readModel, 'harbour bridge')).toEqual([1]);
        expect(await found(readModel, 'bridge', 'harbour')).toEqual([1, 3]);
        expect(await found(readModel, 'bridge', 'old')).toEqual([1]);
        expect(await found(readModel, '地震 震速')).toEqual([2]);
        expect(await found(readModel, 'brid')).toEqual([]);
      });

      test('reads no word as an operator', async () => {
        const readModel = await openWithTexts();
        expect(await found(readModel, 'or not')).toEqual([4]);
        expect(await found(readModel, 'bridge', 'not')).toEqual([]);
        expect(await found(readModel, '"')).toEqual([]);
        expect(await found(readModel, 'words:bridge')).toEqual([]);
      });

      test('follows changes and deletes', async () => {
        const readModel = await openWithTexts();
        await readModel.apply(
          aBatch(2n, 3n, [
            anEntry('A1', 1, 'a ferry'),
            { op: 'delete', table: 'entries', key: { article_id: 'A1', version: 3 } },
          ]),
        );
        expect(await found(readModel, 'bridge')).toEqual([]);
        expect(await found(readModel, 'ferry')).toEqual([1]);
      });

      test('an unknown index and an empty search are faults of the caller', async () => {
        const readModel = await openNew();
        await readModel.read(({ db }) => {
          expect(() => db.matchFullText('nothing', ['a'])).toThrow('nothing');
          expect(() => db.matchFullText('entries_text', [])).toThrow(RangeError);
          return Promise.resolve();
        });
      });
    });

    describe('texts', () => {
      const articleId = anArticleId('A1');
      const drafted = anEvent('ArticleDrafted', { articleId });
      const noted = anEvent('NoteAdded', { articleId });
      const load = async (heldBy: bigint, { eventId }: ArticleEvent): Promise<unknown> =>
        (await openNew()).read(({ db }) => db.loadContent({ articleId, heldBy, eventId }));
      beforeEach(async () => {
        await places.store.append(articleId, [drafted, noted], 'no-stream');
      });

      test('are read from the events that hold them', async () => {
        expect(await load(1n, drafted)).toEqual(aContent());
      });

      test('that no event holds are told', async () => {
        expect(await isRejected(load(2n, noted))).toBe(true);
        expect(await isRejected(load(3n, drafted))).toBe(true);
      });

      test('of another event at that place are never given', async () => {
        expect(await isRejected(load(1n, noted))).toBe(true);
      });
    });

    describe('generations', () => {
      test('after a switch everything that begins sees the new one, in every process', async () => {
        await make(places.homes[0], [aStory('old')], 1n);
        const both = [await open(places.homes[0]), await open(places.homes[1])];
        const before = both.map((readModel) => readModel.generation());
        await make(places.homes[1], [aStory('new')], 1n);
        for (const [index, readModel] of both.entries()) {
          expect(await readModel.read(idsIn)).toEqual(['new']);
          expect(readModel.generation()).toBeGreaterThan(before[index] ?? 0);
        }
      });

      test('a read that has begun goes on in the old one', async () => {
        await make(places.homes[0], [aStory('old')], 1n);
        const readModel = await open();
        await readModel.read(async (snapshot) => {
          await make(places.homes[1], [aStory('new')], 1n);
          expect(await readModel.read(idsIn)).toEqual(['new']);
          expect(await idsIn(snapshot)).toEqual(['old']);
        });
      });

      test('a batch made for the old one is superseded', async () => {
        await make(places.homes[0], [], 1n);
        const readModel = await open();
        expect(await readModel.checkpoint()).toBe(1n);
        await make(places.homes[1], [], 1n);
        expect(await readModel.apply(aBatch(1n, 2n, [aStory('A1')]))).toBe('superseded');
        expect(await readModel.checkpoint()).toBe(1n);
        expect(await readModel.apply(aBatch(1n, 2n, [aStory('A1')]))).toBe('applied');
      });

      test('it is not switched while the live one stands past it, but where the live one stands past the store', async () => {
        const live = await openNew();
        await live.apply(aBatch(0n, 8n));
        const generation = await places.homes[1].startGeneration();
        generation.fill([aStory('new')]);
        const catchUp = await generation.finish(7n);
        expect(await generation.flip()).toBe(8n);
        expect(await live.read(idsIn)).toEqual([]);
        expect(await catchUp.apply(aBatch(7n, 8n))).toBe('applied');
        expect(await generation.flip()).toBeUndefined();
        await generation.close();
        expect(await live.read(idsIn)).toEqual(['new']);
        const older = await places.homes[1].startGeneration();
        await older.finish(2n);
        expect(await older.flip(8n)).toBeUndefined();
        await older.close();
        expect(await live.checkpoint()).toBe(2n);
      });

      test('one that was never switched to leaves no trace', async () => {
        await make(places.homes[0], [aStory('old')], 1n);
        const generation = await places.homes[1].startGeneration();
        generation.fill([aStory('half')]);
        await generation.close();
        expect(await (await open()).read(idsIn)).toEqual(['old']);
      });

      test('a second rebuild at once is refused and names the first; afterwards one may begin', async () => {
        const first = await places.homes[0].startGeneration();
        const refused = places.homes[1].startGeneration();
        await expect(refused).rejects.toThrow(RebuildRunningError);
        await expect(refused).rejects.toThrow(String(process.pid));
        await first.close();
        await (await places.homes[1].startGeneration()).close();
      });

      test('a rebuild loads the states it has filled in', async () => {
        const article = aDraftedStory('A1');
        const generation = await places.homes[0].startGeneration();
        generation.fill(encodeState(undefined, article));
        expect(await generation.loadState(article.articleId)).toEqual(article);
        const catchUp = await generation.finish(1n);
        expect(await catchUp.loadState(article.articleId)).toEqual(article);
        await generation.close();
      });
    });

    describe('dump and scratch', () => {
      test('a dump is one moment, and finds rows by key', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 1n, [anEntry('A1', 1), anEntry('A1', 2)]));
        await readModel.dump(async (dump) => {
          await readModel.apply(aBatch(1n, 2n, [anEntry('A1', 3)]));
          expect(dump.checkpoint).toBe(1n);
          expect([...dump.rows('entries')]).toHaveLength(2);
          expect(dump.find('entries', { article_id: 'A1', version: 2n })).toEqual({
            article_id: 'A1',
            version: 2n,
            words: 'w',
          });
          expect(dump.find('entries', { article_id: 'A1', version: 3n })).toBeUndefined();
        });
      });

      test('a scratch has the same tables, empty, and touches nothing else', async () => {
        const readModel = await openNew();
        await readModel.apply(aBatch(0n, 1n, [aStory('A1')]));
        const scratch = await readModel.openScratch();
        expect([...scratch.rows('stories')]).toEqual([]);
        scratch.fill([aStory('A2')]);
        expect(scratch.find('stories', { article_id: 'A2' })).toMatchObject({ status: 'draft' });
        expect(await readModel.read(idsIn)).toEqual(['A1']);
        await scratch.close();
      });
    });
  });
}

/** A driver's error may be of another context's Error class, which `toThrow` doesn't take for one. */
const isRejected = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

function aDraftedStory(id: string): Article {
  const articleId = anArticleId(id);
  const drafted = anEvent('ArticleDrafted', { articleId });
  return evolve(initialArticle(articleId), { ...drafted, streamVersion: 1n, globalPosition: 1n });
}
