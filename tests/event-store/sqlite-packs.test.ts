import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EVENT_STORE_MIGRATIONS } from '../../migrations/event-store/index.ts';
import type { ArticleEvent, ArticleId, StoredEvent } from '../../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { decodePack } from '../../src/event-store/packs/pack-codec.ts';
import { openDatabase, type Database } from '../../src/sqlite/open-database.ts';
import { runMigrations } from '../../src/sqlite/run-migrations.ts';
import { readToEnd } from '../contracts/event-store-reads.contract.ts';
import { aContent, anArticleId, anEvent, someNotes } from '../support/event-builders.ts';
import { listFixtures, readFixture } from '../support/event-fixtures.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

let directory: string;
let path: string;
let store: SqliteEventStore;

beforeEach(() => {
  directory = aTemporaryDirectory();
  path = join(directory, 'events.sqlite');
  store = openSqliteEventStore({ path });
});

afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

const A = anArticleId('a');
const B = anArticleId('b');

/** A text of about 4 KB, of which each revision changes a little. */
const anUpdate = (articleId: ArticleId, revision: number): ArticleEvent => {
  const paragraphs = Array.from(
    { length: 30 },
    (_, index) =>
      `${articleId} ${String(index)}: 第${String(index * 7)}條, the bridge carries ${String(index ** 3)} people a day, said 李.`,
  );
  const at = revision % paragraphs.length;
  const content = aContent(
    {},
    paragraphs.with(at, `Revision ${String(revision)} of ${articleId} says it in another way.`),
  );
  return anEvent('ArticleUpdated', { articleId, data: { revision, content } });
};

/** Two stories by turns, with notes between the texts. */
async function fill(revisions: number, from = 1): Promise<void> {
  for (let revision = from; revision < from + revisions; revision += 1) {
    for (const story of [A, B]) {
      await store.append(story, [anUpdate(story, revision), ...someNotes(story, 1)], 'any');
    }
  }
}

/** Looks, and changes, from outside, as another process would. */
function fromOutside<Value>(work: (database: Database) => Value): Value {
  const database = openDatabase(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const countOf = (table: string): number =>
  fromOutside((database) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0);

async function faults(): Promise<string[]> {
  const found: string[] = [];
  for await (const { where, problem } of store.verify()) found.push(`${where}: ${problem}`);
  return found;
}

const textsIn = (bytes: Uint8Array): string[] => {
  const pack = decodePack(bytes);
  return Array.from({ length: pack.count }, (_, index) => pack.textAt(index));
};

const textsOf = (events: readonly StoredEvent[]): unknown[] =>
  events.map((event) => ('content' in event.data ? event.data.content : undefined));

describe('packing', () => {
  test('changes nothing that is read, in whatever order, and takes little room', async () => {
    await fill(40);
    const before = await readToEnd(store, 7);
    await store.pack();
    expect(countOf('contents')).toBe(0);
    expect(countOf('packs')).toBe(4);
    expect(await readToEnd(store, 7)).toEqual(before);
    for (const event of [...before].reverse()) expect(await store.findEvent(event.eventId)).toEqual(event);
    const ofA = before.filter(({ articleId }) => articleId === A);
    expect(await store.readStream(A)).toEqual(ofA);
    expect(await store.readStream(A, { fromVersion: 31n, limit: 3 })).toEqual(ofA.slice(30, 33));
    expect(await faults()).toEqual([]);
    const bytes = fromOutside((database) =>
      database.prepare<[], number>('SELECT sum(length(bytes)) FROM packs').pluck().get(),
    );
    expect(bytes).toBeLessThan(80 * 200);
  });

  test('leaves facts, salts and digests as they were', async () => {
    const read = (): unknown[] =>
      fromOutside((database) =>
        database.prepare('SELECT facts, digest, content_salt, words_salt, person_salt FROM events').all(),
      );
    await fill(5);
    const before = read();
    await store.pack();
    expect(read()).toEqual(before);
  });

  test('puts later texts into the last pack while it has room', async () => {
    for (let round = 0; round < 8; round += 1) {
      await fill(5, round * 5 + 1);
      await store.pack();
      expect(countOf('packs')).toBe(round < 6 ? 2 : 4);
    }
    const texts = textsOf(await store.readStream(A)).filter((text) => text !== undefined);
    expect(texts).toEqual(
      Array.from(
        { length: 40 },
        (_, index) => (anUpdate(A, index + 1) as { data: { content: unknown } }).data.content,
      ),
    );
    expect(await faults()).toEqual([]);
  });

  test('leaves short texts as they are', async () => {
    await store.append(A, [anEvent('ArticleDrafted', { articleId: A })], 'no-stream');
    await store.pack();
    expect(countOf('packs')).toBe(0);
    expect(countOf('events WHERE content IS NOT NULL')).toBe(1);
  });

  test('goes on by itself while nothing is appended', async () => {
    await fill(5);
    const before = await readToEnd(store, 100);
    await store.close();
    store = openSqliteEventStore({ path });
    while (countOf('contents') > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await readToEnd(store, 100)).toEqual(before);
  });

  test('by two processes at once packs each text once', async () => {
    await fill(30);
    const other = openSqliteEventStore({ path });
    const before = await readToEnd(store, 100);
    await Promise.all([store.pack(), other.pack(), fill(10, 31), store.pack()]);
    await Promise.all([store.pack(), other.pack()]);
    expect((await readToEnd(other, 100)).slice(0, before.length)).toEqual(before);
    const listed = fromOutside((database) =>
      database
        .prepare<[], number>('SELECT text.value FROM packs, json_each(positions) AS text')
        .pluck()
        .all(),
    );
    expect(new Set(listed).size).toBe(listed.length);
    expect(await faults()).toEqual([]);
    await other.close();
  });

  test('is copied by a backup', async () => {
    await fill(10);
    await store.pack();
    const target = join(directory, 'copy.sqlite');
    await store.backup(target);
    const copy = openSqliteEventStore({ path: target });
    expect(await readToEnd(copy, 100)).toEqual(await readToEnd(store, 100));
    await copy.close();
  });
});

describe('a text that is erased from a pack', () => {
  const erase = (position: number): void => {
    fromOutside((database) =>
      database
        .prepare('UPDATE events SET pack = NULL, content_salt = NULL WHERE global_position = ?')
        .run(position),
    );
  };
  const isHeld = (text: string): boolean =>
    fromOutside((database) =>
      database
        .prepare<[], Uint8Array>('SELECT bytes FROM packs')
        .pluck()
        .all()
        .some((bytes) => textsIn(bytes).some((one) => one.includes(text))),
    );

  test('is in no pack after the next packing, and the others lose nothing', async () => {
    await fill(6);
    await store.pack();
    const before = await store.readStream(A);
    // The first of the story, which all others are told by, and one from the middle.
    for (const revision of [1, 4]) {
      erase(
        Number(before.find(({ data }) => 'revision' in data && data.revision === revision)?.globalPosition),
      );
    }
    expect(await faults()).toEqual([]);
    await store.pack();
    expect(isHeld('Revision 4 of a says')).toBe(false);
    expect(isHeld('Revision 5 of a says')).toBe(true);
    const after = await store.readStream(A);
    expect(
      after.map((event, index) =>
        Object.is(JSON.stringify(textsOf([event])), JSON.stringify(textsOf([before[index] ?? event]))),
      ),
    ).toEqual(
      before.map(({ data }) => !('revision' in data && (data.revision === 1 || data.revision === 4))),
    );
    expect(countOf('packs_to_thin')).toBe(0);
    expect(await faults()).toEqual([]);
  });

  test('takes the pack with it when it was the last', async () => {
    await fill(1);
    await store.pack();
    for (const { globalPosition } of await readToEnd(store, 10)) erase(Number(globalPosition));
    await store.pack();
    expect(countOf('packs')).toBe(0);
    expect(await faults()).toEqual([]);
  });
});

describe('damage', () => {
  const damage = (sql: string): void => {
    fromOutside((database) => database.exec(sql));
  };

  test.each([
    ['damaged', `UPDATE packs SET bytes = x'00' WHERE id = 1`],
    ['missing', 'DELETE FROM packs WHERE id = 1'],
  ])(
    'of a pack that is %s is told for each of its events, and the other stories are read',
    async (what, sql) => {
      await fill(2);
      await store.pack();
      await store.close();
      damage(sql);
      store = openSqliteEventStore({ path });
      const problem = `its content cannot be read: pack 1 is ${what}`;
      expect(await faults()).toEqual([`event 1: ${problem}`, `event 5: ${problem}`]);
      await expect(store.readStream(A)).rejects.toThrow(
        `The event at position 1 cannot be read: pack 1 is ${what}`,
      );
      expect(await store.readStream(B)).toHaveLength(4);
      // Later texts go into a pack of their own.
      await store.append(A, [anUpdate(A, 3)], 'any');
      await store.pack();
      expect(await store.readStream(A, { fromVersion: 5n })).toMatchObject([{ data: { revision: 3 } }]);
    },
  );

  test('of a missing event is told by the content that it leaves', async () => {
    await fill(1);
    damage('DELETE FROM events WHERE global_position = 3');
    expect(await faults()).toContain('event 3: has a content but no facts');
  });

  test('of a text is told by its digest, and a text of nobody is told', async () => {
    await fill(2);
    await store.pack();
    damage(
      `UPDATE packs SET positions = json_array(5, 1) WHERE id = 1; UPDATE packs SET positions = json_array(3, 9) WHERE id = 2`,
    );
    const found = await faults();
    expect(found).toContain('event 1: its content does not have its digest');
    expect(found).toContain('event 7: its content cannot be read: pack 2 has no text of it');
    expect(found).toContain('pack 2: has a text that event 9 does not refer to');
  });
});

describe('a store of an earlier version', () => {
  /** The frozen events as the first version kept them: each part in a row of its own, with its encoding. */
  function writeOldStore(target: string): void {
    const database = openDatabase(target);
    runMigrations(database, EVENT_STORE_MIGRATIONS.slice(0, 4));
    const event = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const part = database.prepare(
      'INSERT INTO event_parts (id, encoding, salt, bytes) VALUES (?, ?, ?, CAST(? AS BLOB))',
    );
    for (const [index, name] of listFixtures().entries()) {
      const { facts, digest, parts } = readFixture(name).stored;
      const { eventId, commandId, type, schemaVersion, recordedAt } = JSON.parse(facts) as Record<
        string,
        string
      >;
      const position = index + 1;
      event.run(
        position,
        `story-${name}`,
        7,
        eventId,
        commandId,
        type,
        schemaVersion,
        recordedAt,
        facts,
        Buffer.from(digest, 'hex'),
      );
      for (const { part: kind, encoding, salt, text } of parts) {
        const id = position * 4 + ['content', 'words', 'person'].indexOf(kind) + 1;
        part.run(id, encoding, Buffer.from(salt, 'hex'), text);
      }
    }
    database.close();
  }

  test('is read as it was, before and after its texts are packed', async () => {
    const target = join(directory, 'old.sqlite');
    writeOldStore(target);
    const old = openSqliteEventStore({ path: target });
    const expected = listFixtures().map((name, index) => ({
      ...readFixture(name).decoded,
      globalPosition: String(index + 1),
    }));
    const read = async (): Promise<unknown[]> =>
      (await readToEnd(old, 100)).map((event) => ({
        ...event,
        streamVersion: String(event.streamVersion),
        globalPosition: String(event.globalPosition),
      }));
    expect(await read()).toEqual(expected);
    await old.pack();
    expect(await read()).toEqual(expected);
    const digests: string[] = [];
    for await (const { problem } of old.verify()) if (problem.includes('digest')) digests.push(problem);
    expect(digests).toEqual([]);
    await old.close();
  });
});
