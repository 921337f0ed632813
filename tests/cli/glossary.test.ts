import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { runStet, withTempDir } from '../support/run-stet.ts';

const page = (name: string): string => `深水埗書展開幕

Posted: 2026/03/01 10:00
${name === '霍望舒' ? '' : 'Updated: 2026/03/01 11:00\n'}
記者${name}在現場報道書展開幕的情況，並訪問了多名讀者。
`;

test('STET_GLOSSARY keeps a name whole in diffs; the read model stays clean', async () => {
  await withTempDir(async (dir) => {
    const [data, glossary, file] = [join(dir, 'data'), join(dir, 'names.txt'), join(dir, 'page.txt')];
    await writeFile(glossary, '# reporters\n霍望舒\n霍望雲\n');
    for (const name of ['霍望舒', '霍望雲']) {
      await writeFile(file, page(name));
      expect((await runStet(data, ['import', file], { STET_GLOSSARY: glossary })).code).toBe(0);
    }
    const [id = ''] = /(?<="articleId":")[^"]+/u.exec((await runStet(data, ['export'])).stdout) ?? [];
    const diff = async (variables: Record<string, string>): Promise<string> =>
      (await runStet(data, ['diff', id, '1', '2', '--view', 'list'], variables)).stdout;
    expect(await diff({ STET_GLOSSARY: glossary })).toContain('“霍望舒” became “霍望雲”');
    expect(await diff({})).not.toContain('“霍望舒” became “霍望雲”');
    const check = await runStet(data, ['check']);
    expect(check.code).toBe(0);
  });
});

test.each([
  ['a file that is not there', undefined, "it can't be read (ENOENT)"],
  ['a line that is no term', Buffer.from('海峰\n???\n'), 'line 2 has no letter: "???"'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x41]), 'it is not UTF-8'],
  ['a file far too large', 5_000_000, 'it has 5000000 bytes; 4194304 are the most'],
])('the start stops at %s', async (_, content, why) => {
  await withTempDir(async (dir) => {
    const path = join(dir, 'names.txt');
    if (content !== undefined) await writeFile(path, typeof content === 'number' ? '' : content);
    if (typeof content === 'number') await truncate(path, content);
    const { code, stderr } = await runStet(join(dir, 'data'), ['check'], { STET_GLOSSARY: path });
    expect([code, stderr]).toEqual([
      2,
      `stet: STET_GLOSSARY=${JSON.stringify(path)} can't be used: ${why}. Name a UTF-8 file with one term a line, or leave it out.\n`,
    ]);
  });
});
