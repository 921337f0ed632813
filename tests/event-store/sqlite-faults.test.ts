import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { ArticleEvent, ArticleId } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import {
  openOnDatabase,
  openSqliteEventStore,
} from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import type { SqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { openDatabase } from '../../src/sqlite/open-database.ts';
import { StorageFullError } from '../../src/shared/storage-errors.ts';
import { openEventsFile } from '../../src/sqlite/open-events-file.ts';
import { readToEnd } from '../contracts/event-store-reads.contract.ts';
import { anArticleId, anEvent, at, someNotes } from '../support/event-builders.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = aTemporaryDirectory();
  path = join(directory, 'data', 'events.sqlite');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

const A = anArticleId('a');

async function faultsOf(store: SqliteEventStore): Promise<string[]> {
  const faults: string[] = [];
  for await (const { where, problem } of store.verify()) faults.push(`${where}: ${problem}`);
  return faults;
}

const unfinishedIn = (directory: string): readonly string[] =>
  readdirSync(directory).filter((name) => name.includes('.partial'));

describe('opening', () => {
  test('makes the directory and the file for the owner alone', async () => {
    await openSqliteEventStore({ path }).close();
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('finds what was stored, in the same epoch', async () => {
    const first = openSqliteEventStore({ path });
    await first.append(A, someNotes(A, 3), 'no-stream');
    await first.close();
    const second = openSqliteEventStore({ path });
    expect(second.epoch).toBe(first.epoch);
    expect(await second.countEvents()).toBe(3n);
    await second.close();
  });

  test.each(['esdb://admin:changeit@db.example:2113', 'postgres://x', 'SQLITE', ''])(
    'refuses the url %j with one line that shows no password',
    (url) => {
      const open = (): unknown => openEventStore({ url, dataDir: directory });
      expect(open).toThrow(/^STET_EVENT_STORE is "[^\n]*use "sqlite"$/);
      expect(open).not.toThrow('changeit');
    },
  );

  test('refuses a file that is no database', () => {
    mkdirSync(dirname(path));
    writeFileSync(path, 'A letter to the editor. '.repeat(400));
    expect(() => openSqliteEventStore({ path })).toThrow(
      'events.sqlite is not a SQLite database: name another file',
    );
  });

  test('refuses a path whose directory is a file', () => {
    writeFileSync(join(directory, 'data'), '');
    expect(() => openSqliteEventStore({ path })).toThrow('cannot be opened for writing');
  });
});

describe('group commit', () => {
  test('256 appends of one turn share one transaction', async () => {
    const store = openSqliteEventStore({ path });
    const stories = Array.from({ length: 256 }, (_, index) => anArticleId(`s${String(index)}`));
    await Promise.all(stories.map((story) => store.append(story, someNotes(story, 1), 'no-stream')));
    expect(store.commits()).toBe(1);
    await store.append(A, someNotes(A, 1), 'no-stream');
    expect(store.commits()).toBe(2);
    await store.close();
  });

  test('observations and raw pages share it too', async () => {
    const store = openSqliteEventStore({ path });
    await Promise.all([
      ...[1, 2, 3].map((revision) => store.ledger.record(A, revision, { at: at(0) })),
      store.append(A, someNotes(A, 1), 'no-stream'),
    ]);
    expect(store.commits()).toBe(1);
    await store.close();
  });

  test('what was given before the store is closed is stored', async () => {
    const store = openSqliteEventStore({ path });
    const appends = Array.from({ length: 20 }, () => store.append(A, someNotes(A, 1), 'any'));
    await Promise.all([...appends, store.close()]);
    const again = openSqliteEventStore({ path });
    expect(await again.countEvents()).toBe(20n);
    await again.close();
  });

  test('more than 8 MiB go in several transactions, in their order', async () => {
    const store = openSqliteEventStore({ path });
    const big = (): ArticleEvent =>
      anEvent('NoteAdded', { articleId: A, data: { text: 'x'.repeat(900_000) } });
    const results = await Promise.all(Array.from({ length: 20 }, () => store.append(A, [big()], 'any')));
    expect(results.map(({ streamVersion }) => streamVersion)).toEqual(
      results.map((_, index) => BigInt(index + 1)),
    );
    expect(store.commits()).toBe(3);
    await store.close();
  });
});

describe('a full disk', () => {
  /** Appends until the store is full; gives what was acknowledged. */
  async function fill(store: SqliteEventStore): Promise<{ taken: number; error: unknown }> {
    for (let taken = 0; ; taken += 1) {
      try {
        await store.append(A, bigNotes(A, 3), BigInt(taken * 3));
      } catch (error) {
        return { taken, error };
      }
    }
  }
  const bigNotes = (articleId: ArticleId, count: number): ArticleEvent[] =>
    Array.from({ length: count }, () =>
      anEvent('NoteAdded', { articleId, data: { text: 'x'.repeat(20_000) } }),
    );

  async function expectNothingHalfDone(store: SqliteEventStore, taken: number): Promise<void> {
    expect(await store.countEvents()).toBe(BigInt(taken * 3));
    expect(await readToEnd(store, 100)).toHaveLength(taken * 3);
    expect(await faultsOf(store)).toEqual([]);
  }

  test('within the store: a clear error, nothing half done, and it goes on once there is room', async () => {
    const database = openEventsFile(path);
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${String(pages + 60)}`);
    const store = openOnDatabase(database);
    const { taken, error } = await fill(store);
    expect(taken).toBeGreaterThan(0);
    expect(error).toBeInstanceOf(StorageFullError);
    expect(error).toHaveProperty('path', path);
    expect(error).toHaveProperty('message', expect.stringContaining('free disk space and try again'));
    await expectNothingHalfDone(store, taken);

    database.pragma('max_page_count = 100000');
    expect(await store.append(A, bigNotes(A, 3), BigInt(taken * 3))).toMatchObject({ alreadyStored: false });
    await expectNothingHalfDone(store, taken + 1);
    await store.close();
  });

  const isMounted = tryMount();
  (isMounted ? test : test.skip)(
    `on a real file system of 2 MiB${isMounted ? '' : ' (skipped: this user may not mount a tmpfs)'}`,
    async () => {
      mkdirSync(dirname(path));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', dirname(path)]);
      try {
        const ballast = join(dirname(path), 'ballast');
        writeFileSync(ballast, Buffer.alloc(600_000));
        const store = openSqliteEventStore({ path });
        const { taken, error } = await fill(store);
        expect(error).toBeInstanceOf(StorageFullError);
        await expectNothingHalfDone(store, taken);
        rmSync(ballast);
        await store.append(A, bigNotes(A, 3), BigInt(taken * 3));
        await expectNothingHalfDone(store, taken + 1);
        await store.close();
      } finally {
        execFileSync('umount', [dirname(path)]);
      }
    },
  );
});

/** Whether this user may mount: asked once, by doing it. */
function tryMount(): boolean {
  const place = aTemporaryDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true });
  }
}

test('a lock that another process holds too long is a clear error, and passes', async () => {
  const store = openSqliteEventStore({ path, busyTimeoutMs: 20 });
  const other = openDatabase(path);
  other.exec('BEGIN IMMEDIATE');
  await expect(store.append(A, someNotes(A, 1), 'any')).rejects.toMatchObject({ name: 'StorageBusyError' });
  other.exec('ROLLBACK');
  other.close();
  expect(await store.append(A, someNotes(A, 1), 'any')).toMatchObject({ streamVersion: 1n });
  await store.close();
});

describe('verify', () => {
  /** A sound store of three events and a raw page, changed behind its back. */
  async function faultsAfter(sql: string): Promise<string[]> {
    const store = openSqliteEventStore({ path });
    const events = (['ArticleDrafted', 'ArticlePublished', 'NoteAdded'] as const).map((type): ArticleEvent =>
      anEvent(type, { articleId: A }),
    );
    await store.append(A, events, 'no-stream');
    await store.rawPages.put(Buffer.from('<p>Harbour</p>'));
    const other = openDatabase(path);
    other.exec(sql);
    other.close();
    const faults = await faultsOf(store);
    await store.close();
    return faults;
  }

  test.each([
    ['nothing', 'SELECT 1', []],
    ['an erased part', 'UPDATE events SET person = NULL, person_salt = NULL', []],
    [
      'a part',
      `UPDATE events SET content = '{}' WHERE global_position = 1`,
      ['event 1: its content does not have its digest'],
    ],
    [
      'facts',
      `UPDATE events SET facts = replace(facts, 'draft', 'draught') || ' ' WHERE global_position = 2`,
      ['event 2: the facts do not have their digest'],
    ],
    [
      'a column',
      `UPDATE events SET type = 'DraftSaved' WHERE global_position = 3`,
      ['event 3: the facts state another type'],
    ],
    [
      'a missing event',
      'DELETE FROM events WHERE global_position = 2',
      ['event 3: is out of order in the stream of a'],
    ],
    [
      'a raw page',
      `UPDATE raw_pages SET bytes = CAST('x' AS BLOB)`,
      [expect.stringMatching(/^raw page [0-9a-f]{64}: does not have its digest$/)],
    ],
  ])('finds %s', async (_name, sql, expected) => {
    expect(await faultsAfter(sql)).toEqual(expected);
  });
});

describe('backup', () => {
  test('copies one moment while others write, verified, and begins an epoch of its own', async () => {
    const store = openSqliteEventStore({ path });
    const other = openSqliteEventStore({ path });
    await store.append(A, someNotes(A, 500), 'no-stream');
    await store.rawPages.put(Buffer.from('page'));
    const target = join(directory, 'copy.sqlite');
    const copied = { isDone: false };
    const writing = (async (): Promise<void> => {
      while (!copied.isDone) {
        await store.append(A, someNotes(A, 20), 'any');
        await other.append(A, someNotes(A, 20), 'any');
      }
    })();
    await store.backup(target);
    copied.isDone = true;
    await writing;

    const copy = openSqliteEventStore({ path: target });
    const events = await readToEnd(copy, 1_000);
    expect(events.length).toBeGreaterThanOrEqual(500);
    expect(events).toEqual((await readToEnd(store, 1_000)).slice(0, events.length));
    expect(await faultsOf(copy)).toEqual([]);
    expect(copy.epoch).not.toBe(store.epoch);
    expect(unfinishedIn(directory)).toEqual([]);
    for (const opened of [copy, other, store]) await opened.close();
  });

  test('knows the positions of the store it was copied from, as far as it goes, and keeps its name', async () => {
    const store = openSqliteEventStore({ path });
    expect(store.fixInstallationUri('https://stet.example')).toBe('https://stet.example');
    await store.append(A, someNotes(A, 3), 'no-stream');
    const target = join(directory, 'copy.sqlite');
    await store.backup(target);
    await store.append(A, someNotes(A, 3), 'any');
    const copy = openSqliteEventStore({ path: target });
    expect(await copy.findPosition(store.epoch, 3n)).toBe(3n);
    expect(await copy.findPosition(store.epoch, 4n)).toBeUndefined();
    expect(await store.findPosition(copy.epoch, 1n)).toBeUndefined();
    expect(copy.fixInstallationUri('https://another.example')).toBe('https://stet.example');
    for (const opened of [copy, store]) await opened.close();
  });

  test('refuses a file that exists, and leaves it alone', async () => {
    const store = openSqliteEventStore({ path });
    await expect(store.backup(path)).rejects.toThrow('exists: name another file');
    expect(await faultsOf(store)).toEqual([]);
    await store.close();
  });

  test('of a damaged store fails and leaves no file', async () => {
    const store = openSqliteEventStore({ path });
    await store.append(A, someNotes(A, 1), 'no-stream');
    const other = openDatabase(path);
    other.exec(`UPDATE events SET words_salt = zeroblob(32)`);
    other.close();
    const target = join(directory, 'copy.sqlite');
    await expect(store.backup(target)).rejects.toThrow('event 1: its words does not have its digest');
    expect(existsSync(target)).toBe(false);
    expect(unfinishedIn(directory)).toEqual([]);
    await store.close();
  });
});
