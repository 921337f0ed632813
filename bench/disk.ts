import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Content } from '../src/domain/article/content.ts';
import type { ArticleId } from '../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { openDatabase } from '../src/sqlite/open-database.ts';
import { anUpdate } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { median, timeMs } from './support/interleave.ts';
import { inScratch } from './support/scratch.ts';
import { aStory } from './support/some-stories.ts';

const STORIES = 1_000;
const REVISIONS = 20;
const EVENTS = STORIES * REVISIONS;
const READS = 2_000;
const BAR_MICROSECONDS = 150;

/** The room that contents take once they are packed, against git's, and what it costs to read one. */
export const disk: Bench = {
  name: 'disk',
  run: () =>
    inScratch(async (directory) => {
      const path = join(directory, 'events.sqlite');
      const store = openSqliteEventStore({ path });
      await fill(store);
      const before = await randomReads(store);
      const replayBefore = await replays(store);
      const packMs = await timeMs(() => store.pack());
      const after = await randomReads(store);
      const replayAfter = await replays(store);
      await store.close();
      const sizes = sizesOf(path);
      const git = gitSizes(directory);
      return [
        ...roomLines(sizes, git),
        readLine(after, before),
        replayLine(replayAfter, replayBefore),
        packLine(packMs),
      ];
    }),
};

const storyId = (index: number): ArticleId => `s${String(index)}` as ArticleId;
const allStories = Array.from({ length: STORIES }, (_, index) => index);

/** So many stories are worked on side by side. */
const DESK = 50;

/** Each story's texts are made anew where they are needed: all of them would fill the memory. */
async function fill(store: SqliteEventStore): Promise<void> {
  for (let first = 0; first < STORIES; first += DESK) {
    const stories = allStories.slice(first, first + DESK).map((index) => aStory(index, REVISIONS));
    for (let version = 0; version < REVISIONS; version += 1) {
      await Promise.all(stories.map((texts, at) => appendText(store, first + at, { texts, version })));
    }
  }
}

async function appendText(
  store: SqliteEventStore,
  story: number,
  { texts, version }: { readonly texts: readonly Content[]; readonly version: number },
): Promise<void> {
  const content = texts[version];
  if (content === undefined) return;
  await store.append(storyId(story), [anUpdate(storyId(story), version + 1, content)], BigInt(version));
}

/** Microseconds of one read of one event by its story and version, at random, through the port: row, inflate, JSON.parse, check. */
async function randomReads(store: SqliteEventStore): Promise<number> {
  const rounds: number[] = [];
  let seed = 1;
  const next = (end: number): number => (seed = (seed * 48_271) % 2_147_483_647) % end;
  for (let round = 0; round < 5; round += 1) {
    const places = Array.from(
      { length: READS },
      () => [storyId(next(STORIES)), BigInt(1 + next(REVISIONS))] as const,
    );
    const ms = await timeMs(async () => {
      for (const [id, version] of places) await store.readStream(id, { fromVersion: version, limit: 1 });
    });
    rounds.push((ms * 1_000) / READS);
  }
  return median(rounds);
}

/** Events a second, of all in their order. */
async function replays(store: SqliteEventStore): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const ms = await timeMs(async () => {
      for (let page = await store.readAll({ after: 0n, limit: 500 }); !page.atEnd;) {
        page = await store.readAll({ after: page.next, limit: 500 });
      }
    });
    rounds.push((EVENTS * 1_000) / ms);
  }
  return median(rounds);
}

type Sizes = { readonly contents: number; readonly text: number; readonly file: number };

/** Bytes of all pages of the tables that hold contents, once free pages are given back. */
function sizesOf(path: string): Sizes {
  const database = openDatabase(path);
  database.exec('VACUUM');
  const contents = database
    .prepare<[], number>(`SELECT sum(pgsize) FROM dbstat WHERE name IN ('packs', 'contents')`)
    .pluck()
    .get();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const text = allStories.reduce(
    (sum, index) => sum + aStory(index, REVISIONS).reduce((bytes, content) => bytes + jsonBytes(content), 0),
    0,
  );
  return { contents: contents ?? 0, text, file: statSync(path).size };
}

const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

type GitSizes = { readonly all: number; readonly blobs: number };

/** After `git gc --aggressive` of a commit for each text: bytes of pack and index, and of the texts' own objects among them. */
function gitSizes(directory: string): GitSizes {
  const repository = join(directory, 'history.git');
  const git = (given: readonly string[], input?: string): string =>
    execFileSync('git', ['-C', repository, ...given], {
      input,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  git(['fast-import', '--quiet'], toFastImport());
  git(['gc', '--aggressive', '--quiet']);
  const packs = join(repository, 'objects', 'pack');
  const files = readdirSync(packs).filter((name) => /\.(?:pack|idx)$/.test(name));
  const objects = git(['cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectsize:disk)']);
  const blobs = objects.split('\n').filter((line) => line.startsWith('blob '));
  return {
    all: files.reduce((sum, name) => sum + statSync(join(packs, name)).size, 0),
    blobs: blobs.reduce((sum, line) => sum + Number(line.slice('blob '.length)), 0),
  };
}

function toFastImport(): string {
  return allStories
    .flatMap((index) =>
      aStory(index, REVISIONS).map(
        (content, at) => commitOf(index * REVISIONS + at) + fileOf(`s${String(index)}.json`, content),
      ),
    )
    .join('');
}

const commitOf = (number: number): string =>
  `commit refs/heads/main\ncommitter Desk <desk@stet.example> ${String(1_767_600_000 + number)} +0000\ndata 0\n\n`;
function fileOf(path: string, content: unknown): string {
  const json = JSON.stringify(content);
  return `M 100644 inline ${path}\ndata ${String(Buffer.byteLength(json))}\n${json}\n`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const roomLines = ({ contents, text, file }: Sizes, git: GitSizes): readonly Measured[] => [
  {
    ...roomLine(contents, git.all, 'git gc --aggressive, pack and index'),
    operation: `${String(EVENTS)} contents of ${megabytes(text)}, packed`,
    bar: { atMost: 0.75 },
  },
  {
    ...roomLine(contents, git.blobs, 'the blobs in that pack'),
    operation: 'the same',
    bar: undefined,
  },
  {
    ...roomLine(file, git.all, 'git gc --aggressive, pack and index'),
    operation: 'the whole store, with facts and indexes',
    bar: undefined,
  },
];

const roomLine = (ours: number, git: number, baselineName: string): Omit<Measured, 'operation' | 'bar'> => ({
  ours: megabytes(ours),
  baseline: megabytes(git),
  baselineName,
  ratio: ours / git,
});

const readLine = (packed: number, plain: number): Measured => ({
  operation: `a random read of a packed text (plain: ${plain.toFixed(0)} µs)`,
  ours: `${packed.toFixed(0)} µs`,
  baseline: `${String(BAR_MICROSECONDS)} µs`,
  baselineName: 'a fixed time',
  ratio: packed / BAR_MICROSECONDS,
  bar: { atMost: 1 },
});

const replayLine = (packed: number, plain: number): Measured => ({
  operation: 'replay of packed texts, 6 KB',
  ours: `${Math.round(packed).toLocaleString('en')}/s`,
  baseline: `${Math.round(plain).toLocaleString('en')}/s`,
  baselineName: 'the same before packing',
  ratio: packed / plain,
  bar: { atLeast: 0.9 },
});

const packLine = (ms: number): Measured => ({
  operation: 'packing',
  ours: `${((ms * 1_000) / EVENTS).toFixed(0)} µs a text`,
  baseline: '',
  baselineName: 'reported',
  ratio: NaN,
  bar: undefined,
});
