import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { environmentFor, runStet, withTempDir } from '../support/run-stet.ts';

const LONG = process.env['STET_TEST_LONG'] === '1';
const STORIES = LONG ? 9_500 : 250;
const TEXTS = 4;
const PAGES = LONG ? 2_000 : 120;
const KILLS = 5;

const time = (day: number): object => ({
  instant: new Date(Date.UTC(2024, 0, day, 8)).toISOString(),
  zone: 'UTC',
  precision: 'minute',
  stated: `2024-01-${String(day)} 08:00`,
});

/** Every story's first text, then every story's second …, as an archive that was kept day by day. */
function archive(): string {
  const lines: string[] = [];
  for (let text = 0; text < TEXTS; text += 1) {
    for (let story = 0; story < STORIES; story += 1) {
      lines.push(
        JSON.stringify({
          source: { system: 'bulk', id: `story-${String(story)}` },
          status: 'published',
          content: {
            kind: 'article',
            language: 'en',
            headline: `Tide ${String(story)}`,
            blocks: [
              { kind: 'paragraph', text: `High water of day ${String(text)} at pier ${String(story)}.` },
            ],
          },
          publishedAt: time(1),
          ...(text === 0 ? {} : { updatedAt: time(text + 1) }),
        }),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const page = (n: number): string =>
  `<!doctype html><html lang="en"><head><title>Buoy ${String(n)}</title></head><body><article><h1>Buoy ${String(n)}</h1><time datetime="2024-01-02T08:00:00Z">2 January 2024</time><p>The buoy numbered ${String(n)} was painted again this week.</p></article></body></html>`;

async function prepare(dir: string): Promise<readonly string[]> {
  const pages = join(dir, 'pages');
  await mkdir(pages);
  await writeFile(join(dir, 'archive.jsonl'), archive());
  for (let n = 0; n < PAGES; n += 1) await writeFile(join(pages, `${String(n)}.html`), page(n));
  return ['import', join(dir, 'archive.jsonl'), pages, '--source', 'bulk', '--json'];
}

/** Starts the import and kills it once the store holds more events than before. */
async function importAndKill(dataDir: string, args: readonly string[], after: number): Promise<number> {
  const child = spawn(process.execPath, [resolve('dist/src/main.js'), ...args], {
    env: environmentFor(dataDir),
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  let events = after;
  while (child.exitCode === null && events <= after + STORIES / 10)
    events = await countEvents(dataDir, after);
  child.kill('SIGKILL');
  await ended;
  return countEvents(dataDir, events);
}

async function countEvents(dataDir: string, known: number): Promise<number> {
  const { stdout, code } = await runStet(dataDir, ['export', '--format', 'jsonl']);
  return code === 0 ? stdout.split('\n').length - 1 : known;
}

test(
  `${String(STORIES * TEXTS + PAGES)} snapshots, killed ${String(KILLS)} times on the way and resumed: no story twice`,
  async () => {
    await withTempDir(async (dir) => {
      const args = await prepare(dir);
      const dataDir = join(dir, 'data');
      let events = 0;
      for (let kill = 0; kill < KILLS; kill += 1) events = await importAndKill(dataDir, args, events);
      const last = await runStet(dataDir, args);
      expect([last.code, last.stderr]).toEqual([0, '']);
      expect(JSON.parse(last.stdout)).toMatchObject({ stories: STORIES + PAGES, faults: 0 });
      const again = await runStet(dataDir, args);
      expect(JSON.parse(again.stdout)).toMatchObject({ events: 0, unchanged: STORIES * TEXTS + PAGES });

      const { stdout } = await runStet(dataDir, ['export', '--format', 'jsonl']);
      const stored = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { articleId: string; type: string });
      expect(stored).toHaveLength(STORIES * TEXTS + PAGES);
      const published = stored
        .filter(({ type }) => type === 'ArticlePublished')
        .map(({ articleId }) => articleId);
      expect(new Set(published).size).toBe(STORIES + PAGES);
      expect(published).toHaveLength(STORIES + PAGES);
      const check = await runStet(dataDir, ['check']);
      expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('Clean')]);
    });
  },
  LONG ? 1_200_000 : 240_000,
);
