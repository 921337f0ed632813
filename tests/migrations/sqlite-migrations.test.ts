import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EVENT_STORE_MIGRATIONS } from '../../migrations/event-store/index.ts';
import { UPCASTERS } from '../../migrations/upcasters/index.ts';
import { inTransaction, openDatabase, type Database } from '../../src/sqlite/open-database.ts';
import { openEventsFile } from '../../src/sqlite/open-events-file.ts';
import { runMigrations, type Migration } from '../../src/sqlite/run-migrations.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

let directory: string;
let path: string;
let database: Database;

beforeEach(() => {
  directory = aTemporaryDirectory();
  path = join(directory, 'a.sqlite');
  database = openDatabase(path);
});

afterEach(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const LIST: readonly Migration[] = [
  { number: 1, name: 'create-a', sql: 'CREATE TABLE a (x); INSERT INTO a VALUES (1)' },
  { number: 2, name: 'fill-a', sql: 'INSERT INTO a VALUES (2)' },
];

const applied = (): unknown[] =>
  database.prepare('SELECT number, name FROM migrations ORDER BY number').all();
const rows = (): unknown[] => database.prepare('SELECT x FROM a').pluck().all();

describe('the lists', () => {
  test('number the migrations from 1 without gaps, each under its own name', () => {
    expect(EVENT_STORE_MIGRATIONS.map(({ number }) => number)).toEqual(
      EVENT_STORE_MIGRATIONS.map((_, index) => index + 1),
    );
    expect(new Set(EVENT_STORE_MIGRATIONS.map(({ name }) => name)).size).toBe(EVENT_STORE_MIGRATIONS.length);
  });

  test('hold at most one upcaster a type and version', () => {
    const keys = UPCASTERS.map(({ type, fromVersion }) => `${type} ${String(fromVersion)}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('runMigrations', () => {
  test('runs each once, in order, and records it', () => {
    runMigrations(database, LIST.slice(0, 1));
    runMigrations(database, LIST);
    runMigrations(database, LIST);
    expect(rows()).toEqual([1, 2]);
    expect(applied()).toEqual([
      { number: 1, name: 'create-a' },
      { number: 2, name: 'fill-a' },
    ]);
  });

  test('leaves nothing of a migration that fails, and goes on from there', () => {
    const broken = {
      number: 2,
      name: 'broken',
      sql: 'INSERT INTO a VALUES (9); INSERT INTO missing VALUES (1)',
    };
    expect(() => {
      runMigrations(database, [...LIST.slice(0, 1), broken]);
    }).toThrow('missing');
    expect(rows()).toEqual([1]);
    expect(applied()).toHaveLength(1);
    runMigrations(database, LIST);
    expect(rows()).toEqual([1, 2]);
  });

  test('refuses a file of a newer program with one clear line, and changes nothing', () => {
    runMigrations(database, LIST);
    expect(() => {
      runMigrations(database, LIST.slice(0, 1));
    }).toThrow(
      `${path} was written by a newer Stet (migration 2 "fill-a"; this one knows 1): install the newer version`,
    );
    expect(rows()).toEqual([1, 2]);
  });

  test('the event file too refuses a newer schema', () => {
    const file = join(directory, 'events.sqlite');
    const events = openEventsFile(file);
    events.prepare(`INSERT INTO migrations VALUES (99, 'from-the-future', '')`).run();
    events.close();
    expect(() => openEventsFile(file)).toThrow('migration 99 "from-the-future"');
  });
});

describe('openDatabase', () => {
  test('a connection is in WAL mode, durable at each commit, and keeps foreign keys', () => {
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    const events = openEventsFile(join(directory, 'events.sqlite'));
    expect(events.pragma('synchronous', { simple: true })).toBe(2);
    events.close();
  });

  test('a second connection is durable too', () => {
    const second = openDatabase(path);
    expect(second.pragma('synchronous', { simple: true })).toBe(2);
    second.close();
  });

  test('to read: the file must exist, and is never written', () => {
    expect(() => openDatabase(join(directory, 'none.sqlite'), { access: 'read' })).toThrow(
      'cannot be opened',
    );
    const reader = openDatabase(path, { access: 'read' });
    expect(() => {
      inTransaction(reader, () => reader.exec('CREATE TABLE b (x)'));
    }).toThrow('may not be written');
    reader.close();
  });
});

describe('inTransaction', () => {
  test('takes all of the work or nothing, and the connection goes on', () => {
    runMigrations(database, LIST);
    const fault = new Error('half way');
    expect(() =>
      inTransaction(database, () => {
        database.exec('INSERT INTO a VALUES (3)');
        throw fault;
      }),
    ).toThrow(fault);
    expect(rows()).toEqual([1, 2]);
    expect(inTransaction(database, () => database.prepare('INSERT INTO a VALUES (3)').run().changes)).toBe(1);
    expect(rows()).toEqual([1, 2, 3]);
  });
});
