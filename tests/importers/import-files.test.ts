import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { toFaultText } from '../../src/importers/import-fault.ts';
import { importFiles, type FileReading, type ImportedItem } from '../../src/importers/import-files.ts';
import { readPage, TAIPEI } from './read-page.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-import-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(path: string, text: string | Uint8Array): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

const HTML = '<!DOCTYPE html><h1>Bridge open</h1><p>It opened on Monday.</p>';
const PAGE = 'Bridge closed\n\nIt rained for days.';
const { content } = readPage(PAGE);
const LINE = JSON.stringify({ source: { system: 'wire', id: 'w1' }, status: 'published', content });

async function readAll(
  paths: readonly string[],
  options: Partial<FileReading> = {},
): Promise<ImportedItem[]> {
  const items: ImportedItem[] = [];
  for await (const item of importFiles({ ...TAIPEI, format: 'auto', paths, ...options })) items.push(item);
  return items;
}

const toText = ({ path, line, result }: ImportedItem): string =>
  result.ok
    ? `${path} → ${result.value.snapshot.source.system}/${result.value.snapshot.source.id}`
    : toFaultText(path, result.error, line);

describe('files and folders', () => {
  test('a folder gives its files, in it and below, sorted, each by its path in the folder', async () => {
    await put('b.txt', PAGE);
    await put('a/z.txt', PAGE);
    await put('a/b/c.text', PAGE);
    await put('.hidden.txt', PAGE);
    await put('lines.jsonl', `${LINE}\n{}\n`);
    expect((await readAll([folder])).map(toText)).toEqual([
      'a/b/c.text → tests/a/b/c.text',
      'a/z.txt → tests/a/z.txt',
      'b.txt → tests/b.txt',
      'lines.jsonl → wire/w1',
      expect.stringMatching(/^lines\.jsonl:2: the line is not a snapshot: source: .*; status: /),
    ]);
  });

  test('a file is known by its name, or by the id that is given', async () => {
    const file = await put('deep/down/page.txt', PAGE);
    expect((await readAll([file])).map(toText)).toEqual(['page.txt → tests/page.txt']);
    expect((await readAll([file], { id: 'story-7' })).map(toText)).toEqual(['page.txt → tests/story-7']);
    expect((await readAll([join(folder, 'deep')], { id: 'story-7' })).map(toText)).toEqual([
      'down/page.txt → tests/story-7',
    ]);
  });

  test('an id for several files, or for lines with ids of their own, is refused', async () => {
    await put('a.txt', PAGE);
    await put('b.txt', PAGE);
    const lines = await put('lines/l.jsonl', LINE);
    for (const paths of [[folder], [lines]]) {
      expect((await readAll(paths, { id: 'x' })).map(toText)).toEqual([
        expect.stringContaining('--id names one story'),
      ]);
    }
  });

  test('an id that is too long is refused', async () => {
    const file = await put('page.txt', PAGE);
    expect((await readAll([file], { id: 'x'.repeat(513) })).map(toText)).toEqual([
      expect.stringContaining("the page's id is longer than 512 characters"),
    ]);
  });

  test('the caller learns how far it is, and gets the page’s bytes and report', async () => {
    await put('a.txt', PAGE);
    await put('b.jsonl', `${LINE}\n${LINE}`);
    const items = await readAll([folder]);
    const page1 = Buffer.byteLength(PAGE);
    const total = page1 + Buffer.byteLength(`${LINE}\n${LINE}`);
    expect(items.map(({ bytesDone, bytesTotal }) => [bytesDone, bytesTotal])).toEqual([
      [page1, total],
      [total, total],
      [total, total],
    ]);
    const [page, line] = items.map(({ result }) => (result.ok ? result.value : undefined));
    expect(Buffer.from(page?.rawBytes ?? []).toString()).toBe(PAGE);
    expect(page?.report?.lines).toEqual({ nonEmpty: 2, mapped: 2, leftOut: 0 });
    expect([line?.rawBytes, line?.report]).toEqual([undefined, undefined]);
  });
});

describe('formats', () => {
  test.each([
    ['page', PAGE, /page → tests\/page/],
    ['page.unknown', PAGE, /→ tests/],
    ['lines', LINE, /→ wire\/w1/],
    ['lines.NDJSON', LINE, /→ wire\/w1/],
    ['page.html', HTML, /page.html → tests\/page.html/],
    ['page', HTML, /page → tests\/page/],
    ['saved', `<!-- saved from url=(0014)about:internet -->\n${HTML}`, /saved → tests\/saved/],
    ['page.html', '<!doctype html>', /no text of a story/],
    ['page.txt', '  <html><p>x', /this is HTML/],
  ])('%s holding %j', async (name, text, expected) => {
    expect((await readAll([await put(name, text)])).map(toText)).toEqual([expect.stringMatching(expected)]);
  });

  test('a given format wins', async () => {
    const file = await put('lines.txt', LINE);
    expect((await readAll([file], { format: 'jsonl' })).map(toText)).toEqual(['lines.txt → wire/w1']);
  });
});

describe('what can’t be read is one clear line, and the rest goes on', () => {
  test('bad files among good ones', async () => {
    await put('a-empty.txt', '');
    await put('b-binary.txt', Buffer.from([0, 1, 2, 3, 0]));
    await put('c-huge.txt', 'x');
    await truncate(join(folder, 'c-huge.txt'), 3 * 1024 ** 3);
    await put('d-damaged.txt', Buffer.from('橋が閉まる').subarray(0, 7));
    await symlink(join(folder, 'nowhere'), join(folder, 'e-link.txt'));
    await symlink(folder, join(folder, 'f-circle'));
    await put('g-good.txt', PAGE);
    expect((await readAll([folder])).map(toText)).toEqual([
      'a-empty.txt: the file is empty; save the page again',
      expect.stringMatching(/^b-binary\.txt: not text but binary data/),
      'c-huge.txt: 3221225472 bytes are more than the 8388608 that one page may have; split the file or save the story alone',
      'd-damaged.txt: cut off in the middle of a character at byte 7 (UTF-8); fetch the file again',
      "e-link.txt: can't be read (no such file or folder); check the path and its permissions",
      'f-circle: neither a file nor a folder; give the path of a file or of a folder',
      'g-good.txt → tests/g-good.txt',
    ]);
  });

  test('a path that isn’t there, and an empty folder', async () => {
    const [missing, empty] = [join(folder, 'missing'), join(folder, 'empty')];
    await mkdir(empty);
    expect((await readAll([missing, empty])).map(toText)).toEqual([
      `${missing}: can't be read (no such file or folder); check the path and its permissions`,
      `${empty}: the folder holds no file to import; give a folder with saved pages`,
    ]);
  });

  const isRoot = process.getuid?.() === 0;
  test(`a file without permission${isRoot ? ' (root may read all: only that nothing throws)' : ''}`, async () => {
    const file = await put('secret.txt', PAGE);
    await chmod(file, 0);
    const [text] = (await readAll([file])).map(toText);
    expect(text).toMatch(isRoot ? /→ tests/ : /permission denied/);
  });

  test('an unknown zone is said for each page', async () => {
    const file = await put('a.txt', PAGE);
    expect((await readAll([file], { zone: 'Mars/Base' })).map(toText)).toEqual([
      'a.txt: the zone "Mars/Base" is not known; give an IANA name such as Asia/Taipei or an offset such as +08:00',
    ]);
  });
});
