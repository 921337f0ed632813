import { chmod, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { openDatabase } from '../../src/sqlite/open-database.ts';
import { runStet, withTempDir } from '../support/run-stet.ts';

const PAGE = `Northport council votes for the bridge

Posted: 2026/03/01 10:00

The council of Northport met on Tuesday and voted for a new bridge over the river.
`;

type Place = { readonly dir: string; readonly data: string; readonly page: string };

/** An installation in which one story was imported. */
async function withStory(work: (place: Place) => Promise<void>): Promise<void> {
  await withTempDir(async (dir) => {
    const place = { dir, data: join(dir, 'data'), page: join(dir, 'bridge.txt') };
    await writeFile(place.page, PAGE);
    const { code, stderr } = await runStet(place.data, ['import', place.page]);
    expect([code, stderr]).toEqual([0, '']);
    await work(place);
  });
}

function alter(data: string, sql: string): void {
  const database = openDatabase(join(data, 'events.sqlite'));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

test('serve ends with one line where its port is taken', async () => {
  await withStory(async ({ data }) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const { code, stderr } = await runStet(data, ['serve'], { STET_PORT: port, STET_LOG_LEVEL: 'silent' });
    await new Promise((resolve) => other.close(resolve));
    expect([code, stderr]).toEqual([
      1,
      `stet: Can't listen on 127.0.0.1, port ${port}: another program listens there; end it, or set STET_PORT to another port (0 takes a free one)\n`,
    ]);
  });
});

test('a variable that is none is named by every command', async () => {
  await withTempDir(async (data) => {
    const { code, stderr } = await runStet(data, ['token', 'list'], { STET_DATADIR: '/elsewhere' });
    expect([code, stderr]).toEqual([0, 'stet: STET_DATADIR is not a variable of Stet and has no effect.\n']);
  });
});

test('check names damaged events also where they can not be replayed', async () => {
  await withStory(async ({ data }) => {
    alter(data, `UPDATE events SET facts = '{'`);
    const { code, stdout } = await runStet(data, ['check']);
    expect(code).toBe(1);
    expect(stdout).toContain('event 1: the facts do not have their digest\n');
    expect(stdout).toContain("read model: not compared, since the events can't be replayed");
    expect(stdout).toContain('restore a backup');
    const asJson = await runStet(data, ['check', '--json']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ faultCount: 2 });
  });
});

test('a backup is for its owner alone, and a read model never outlives the events it was made from', async () => {
  await withStory(async ({ dir, data, page }) => {
    const backup = join(dir, 'backup.sqlite');
    expect((await runStet(data, ['backup', backup])).code).toBe(0);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    await writeFile(page, PAGE.replace('a new bridge', 'a tunnel'));
    expect((await runStet(data, ['import', page])).code).toBe(0);

    await writeFile(join(data, 'events.sqlite'), await readFile(backup));
    const restored = await runStet(data, ['check']);
    expect([restored.code, restored.stdout]).toEqual([
      0,
      expect.stringContaining('Clean: 1 events replayed'),
    ]);

    await truncate(join(data, 'events.sqlite'), 0);
    const emptied = await runStet(data, ['check']);
    expect([emptied.code, emptied.stderr]).toEqual([
      1,
      expect.stringContaining(
        'is gone or empty, but a read model was made from it: restore it from a backup',
      ),
    ]);
  });
});

test('a backup that can not be made names the file', async () => {
  await withStory(async ({ dir, data }) => {
    const file = join(dir, 'missing', 'backup.sqlite');
    const { code, stderr } = await runStet(data, ['backup', file]);
    expect([code, stderr.split('\n').length]).toEqual([1, 2]);
    expect(stderr).toContain(`${file} cannot be made (ENOENT`);
  });
});

test('an output goes through a link, never over a folder, and leaves nothing unfinished', async () => {
  await withStory(async ({ dir, data, page }) => {
    const [link, target, folder] = [join(dir, 'link'), join(dir, 'target'), join(dir, 'folder')];
    await writeFile(target, 'before');
    await symlink(target, link);
    await mkdir(folder);
    expect((await runStet(data, ['export', '-o', link])).code).toBe(0);
    expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({ type: 'ArticlePublished' });

    await writeFile(page, PAGE.replace('a new bridge', 'a tunnel'));
    const refused = await runStet(data, ['import', page, '--report', folder]);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain(`${folder} can't be written: it is a folder`);
    expect((await runStet(data, ['export'])).stdout.split('\n')).toHaveLength(2);
    expect((await readdir(dir)).sort()).toEqual(['bridge.txt', 'data', 'folder', 'link', 'target']);
  });
});

test('an output to a device is written to it and does not take its place', async () => {
  await withStory(async ({ data }) => {
    const { code, stderr } = await runStet(data, ['export', '-o', '/dev/null']);
    expect([code, stderr]).toEqual([0, '']);
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

const WRONG_USES: readonly (readonly [args: readonly string[], text: string])[] = [
  [['import', 'x.txt', '--id', ''], 'stet: --id "" names nothing'],
  [['import', 'x.txt', '--source', 'a\nb'], 'stet: --source "a\\nb" names nothing'],
  [['import', 'x.txt', '--zone', 'Mars'], 'stet: --zone "Mars" is not a zone such as'],
  [['history', 'a b'], 'stet: ID must be 1 to 64 of'],
  [['diff', 'a', 'one', '2'], 'stet: FROM '],
  [['diff', 'a', '1', '2', '--view', 'sideways'], "'sideways' is invalid. Allowed choices are words, side"],
  [['token', 'create', '--name', 'x', '--role', 'ingest'], 'stet: --source: a token of role ingest needs'],
  [['token', 'create', '--name', ' ', '--role', 'editor'], 'stet: --name: '],
  [
    ['token', 'create', '--name', 'x', '--role', 'editor', '--expires', '2020-01-01T00:00:00Z'],
    'stet: --expires: 2020-01-01T00:00:00.000Z is past',
  ],
  [
    ['export', '--from', '2026-02-01T00:00:00Z', '--to', '2026-01-01T00:00:00Z'],
    'stet: --from 2026-02-01T00:00:00Z is not before --to 2026-01-01T00:00:00Z',
  ],
];

test.each(WRONG_USES)('wrong usage: stet %j names the option and its value', async (args, text) => {
  await withTempDir(async (data) => {
    const { code, stdout, stderr } = await runStet(data, args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(text);
  });
});

test('a data directory that is a file is one line with a remedy', async () => {
  await withTempDir(async (dir) => {
    const file = join(dir, 'file');
    await writeFile(file, '');
    await chmod(file, 0o600);
    const { code, stderr } = await runStet(file, ['token', 'list']);
    expect([code, stderr.split('\n').length]).toEqual([1, 2]);
    expect(stderr).toContain('set STET_DATA_DIR to another');
  });
});

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a data directory where none can be made is one line (skipped where there is no /proc)', async () => {
  const { code, stderr } = await runStet('/proc/stet-data', ['token', 'list']);
  expect([code, stderr.split('\n').length]).toEqual([1, 2]);
  expect(stderr).toContain('/proc/stet-data/events.sqlite cannot be opened for writing (ENOENT');
});
