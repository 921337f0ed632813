import { join } from 'node:path';

import type { ArticleEvent, ArticleId } from '../src/domain/article/events.ts';
import {
  openSqliteEventStore,
  type SqliteEventStore,
} from '../src/event-store/sqlite/open-sqlite-event-store.ts';
import { EVENTS_FILE } from '../src/sqlite/open-events-file.ts';
import { anUpdate } from './support/an-event.ts';
import type { Bench, Measured } from './support/bench.ts';
import { interleave } from './support/interleave.ts';
import { readPage } from './support/read-page.ts';
import { inScratch } from './support/scratch.ts';
import { servePages, type ServedPages } from './support/serve-pages.ts';
import { serveSame } from './support/serve-same.ts';
import { aStory } from './support/some-stories.ts';
import { startHttpClient, type HttpClient } from './support/start-http-client.ts';

const ROUNDS = 7;
const REQUESTS = 25;
const PARAGRAPHS = 60;
const REVISIONS = 50;
const MANY = 5_000;
const LIST = 1_000;
/** One append takes so many events. */
const APPENDED = 25;

const [STORY, LONG] = ['story', 'long'] as [ArticleId, ArticleId];

const at = (id: ArticleId, path = ''): string => `/articles/${id}${path}`;

/** Halfway through the life of a story that is edited once a minute from `an-event.ts`'s start. */
const midway = (revisions: number): string =>
  `/at?t=${encodeURIComponent(new Date(Date.UTC(2026, 0, 5, 8) + (revisions / 2) * 60_000).toISOString())}`;

type Asked = { readonly name: string; readonly path: string; readonly barMs?: number };

const PAGES: readonly Asked[] = [
  { name: 'Story', path: at(STORY), barMs: 15 },
  { name: 'Compare, inline', path: at(STORY, '/compare') },
  { name: 'Compare, side by side, first and last', path: at(STORY, `/compare?from=1&to=50&view=side`) },
  { name: 'Blame', path: at(STORY, '/blame') },
  { name: 'Time travel', path: at(STORY, midway(REVISIONS)) },
  { name: 'Timeline', path: at(STORY, '/timeline') },
  { name: `Stories, first page of ${LIST.toLocaleString('en')}`, path: '/' },
];

const LONG_PAGES: readonly (Asked & { readonly short: string })[] = [
  { name: 'Story', path: at(LONG), short: at(STORY) },
  { name: 'Compare, inline', path: at(LONG, '/compare'), short: at(STORY, '/compare') },
  { name: 'Blame', path: at(LONG, '/blame'), short: at(STORY, '/blame') },
  { name: 'Time travel', path: at(LONG, midway(MANY)), short: at(STORY, midway(REVISIONS)) },
];

/** The pages that editors look at most, signed in, over HTTP with brotli: how long until the whole answer is there, and how large it is. */
export const storyPage: Bench = {
  name: 'story-page',
  run: () =>
    inScratch(async (directory) => {
      const client = startHttpClient();
      const store = openSqliteEventStore({ path: join(directory, EVENTS_FILE) });
      await fill(store);
      const pages = await servePages(directory, store);
      const html = await readAll(pages);
      const same = await serveSame(html);
      const measure = { client, cookie: pages.cookie, ours: pages.port, same: same.port };
      try {
        return [
          ...(await inTurn(PAGES, (asked) => againstSame(measure, asked))),
          ...(await inTurn(LONG_PAGES, (asked) => againstShort(measure, asked))),
          ...(await sizes(pages, html)),
        ];
      } finally {
        client.stop();
        same.stop();
        await pages.stop();
        await store.close();
      }
    }),
};

async function fill(store: SqliteEventStore): Promise<void> {
  await append(store, STORY, REVISIONS);
  await append(store, LONG, MANY);
  for (let index = 0; index < LIST; index += 1)
    await store.append(idOf(index), eventsOf(idOf(index), { seed: index, revisions: 3 }), 'no-stream');
}

const idOf = (index: number): ArticleId => `other-${String(index)}` as ArticleId;

async function append(store: SqliteEventStore, id: ArticleId, revisions: number): Promise<void> {
  const events = eventsOf(id, { seed: 11, revisions, paragraphs: PARAGRAPHS });
  for (let from = 0; from < revisions; from += APPENDED)
    await store.append(id, events.slice(from, from + APPENDED), from === 0 ? 'no-stream' : BigInt(from));
}

type Told = { readonly seed: number; readonly revisions: number; readonly paragraphs?: number };

const eventsOf = (id: ArticleId, { seed, revisions, paragraphs }: Told): readonly ArticleEvent[] =>
  aStory(seed, revisions, paragraphs).map((content, index) => {
    const event = anUpdate(id, index + 1, content);
    if (index > 0) return event;
    const { recordedAt: instant } = event;
    const publishedAt = { instant, zone: 'UTC', precision: 'minute', stated: instant } as const;
    return { ...event, type: 'ArticlePublished', data: { revision: 1, content, publishedAt } };
  });

async function readAll(pages: ServedPages): Promise<ReadonlyMap<string, string>> {
  const paths = [...PAGES, ...LONG_PAGES].map(({ path }) => path);
  const read = await inTurn(paths, async (path) => [[path, await readHtml(pages, path)] as const]);
  return new Map(read);
}

const readHtml = async (pages: ServedPages, path: string): Promise<string> =>
  (await readPage({ ...pages, path, encoding: 'identity' })).toString('utf8');

async function inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<readonly Made[]>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(...(await make(item)));
  return made;
}

type Measuring = {
  readonly client: HttpClient;
  readonly cookie: string;
  readonly ours: number;
  readonly same: number;
};

/** Half of the answers are there within so many milliseconds; one after the other, on one connection. */
async function middleMs({ client, cookie }: Measuring, port: number, path: string): Promise<number> {
  const head = [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', `Cookie: ${cookie}`, 'Accept-Encoding: br'];
  const template = [...head, '', ''].join('\r\n');
  const { latencies } = await client.send({ port, connections: 1, requests: REQUESTS, template }, '200');
  return latencies[Math.floor(latencies.length / 2)] ?? NaN;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

async function againstSame(measuring: Measuring, { name, path, barMs }: Asked): Promise<readonly Measured[]> {
  const { ours, baseline, ratio } = await interleave(
    () => middleMs(measuring, measuring.ours, path),
    () => middleMs(measuring, measuring.same, path),
    ROUNDS,
  );
  const operation = `page: ${name}`;
  const one = { operation, ours: ms(ours), baseline: ms(baseline), ratio, bar: undefined };
  return [
    { ...one, baselineName: 'bare node:http, same HTML, compressed' },
    ...(barMs === undefined
      ? []
      : [fixed('the same', { ours: ms(ours), bar: ms(barMs), ratio: ours / barMs })]),
  ];
}

type Fixed = { readonly ours: string; readonly bar: string; readonly ratio: number };

const fixed = (operation: string, { ours, bar, ratio }: Fixed): Measured => ({
  operation,
  ours,
  baseline: bar,
  baselineName: bar.endsWith('ms') ? 'a fixed time' : 'a fixed size',
  ratio,
  bar: { atMost: 1 },
});

async function againstShort(
  measuring: Measuring,
  { name, path, short }: (typeof LONG_PAGES)[number],
): Promise<readonly Measured[]> {
  const { ours, baseline, ratio } = await interleave(
    () => middleMs(measuring, measuring.ours, path),
    () => middleMs(measuring, measuring.ours, short),
    ROUNDS,
  );
  const baselineName = `the same page of a story of ${String(REVISIONS)}`;
  const operation = `page of a story of 5,000 revisions: ${name}`;
  return [{ operation, ours: ms(ours), baseline: ms(baseline), baselineName, ratio, bar: undefined }];
}

const kb = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} KB`;

const HTML_BAR = 150_000;
const SCRIPT_BAR = 25_000;

async function sizes(pages: ServedPages, html: ReadonlyMap<string, string>): Promise<readonly Measured[]> {
  const path = at(STORY);
  const plain = Buffer.byteLength(html.get(path) ?? '');
  const wire = (await readPage({ ...pages, path, encoding: 'br' })).length;
  const script = (await readPage({ ...pages, path: pages.assets.script, encoding: 'br' })).length;
  const size = (operation: string, bytes: number, bar: number): Measured =>
    fixed(operation, { ours: kb(bytes), bar: kb(bar), ratio: bytes / bar });
  return [
    size('HTML of the Story page', plain, HTML_BAR),
    {
      operation: 'the same on the wire',
      ours: kb(wire),
      baseline: kb(plain),
      baselineName: 'uncompressed',
      ratio: wire / plain,
      bar: undefined,
    },
    size('all scripts on the wire', script, SCRIPT_BAR),
  ];
}
