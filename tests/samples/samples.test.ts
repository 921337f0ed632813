import { readFileSync, rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { PrivateApi, Stet } from '../../src/application/stet.ts';
import { loadSamples, readSamples } from '../../src/cli/load-samples.ts';
import { openStet } from '../../src/compose.ts';
import { parseConfig } from '../../src/config.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { ARTICLE_EVENT_TYPES, type StoredEvent } from '../../src/domain/article/events.ts';
import { sha256Hex } from '../../src/shared/sha256.ts';
import { listFiles, readText } from '../support/repository.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

const FOLDER = 'samples';

const contentOf = ({ data }: StoredEvent): Content | null => ('content' in data ? data.content : null);

const revisionOf = ({ data }: StoredEvent): number | undefined =>
  'revision' in data && 'content' in data ? data.revision : undefined;

/** The languages that one text is written in, its captions and headlines too. */
const languagesOf = ({ language, blocks, alternativeHeadlines }: Content): ReadonlySet<string> =>
  new Set([language, ...[...blocks, ...alternativeHeadlines].flatMap((part) => part.language ?? [])]);

async function readEvents({ store }: Stet): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: 1_000 });
    events.push(...page.events);
    if (page.events.length === 0) return events;
    after = events.at(-1)?.globalPosition ?? after;
  }
}

function byStory(events: readonly StoredEvent[]): ReadonlyMap<string, readonly StoredEvent[]> {
  const stories = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const told = stories.get(event.articleId) ?? [];
    told.push(event);
    stories.set(event.articleId, told);
  }
  return stories;
}

type Item = Readonly<Record<string, unknown>>;

describe('the samples, loaded', () => {
  const dataDir = aTemporaryDirectory();
  let stet: Stet;
  let api: PrivateApi;
  let events: readonly StoredEvent[] = [];
  let stories: ReadonlyMap<string, readonly StoredEvent[]> = new Map();

  beforeAll(async () => {
    stet = await openStet(parseConfig({ STET_DATA_DIR: dataDir, STET_LOG_LEVEL: 'silent' }));
    const appended = await loadSamples(stet, await readSamples(FOLDER));
    await stet.catchUp();
    api = await stet.startPrivateApi();
    events = await readEvents(stet);
    expect(events).toHaveLength(appended);
    stories = byStory(events);
  });

  afterAll(async () => {
    await api.stop();
    await stet.close();
    rmSync(dataDir, { recursive: true });
  });

  const ask = async (path: string): Promise<readonly Item[]> => {
    const response = await api.get(path, 'application/json');
    return ((await response.json()) as { readonly items: readonly Item[] }).items;
  };

  test('hold every type of event', () => {
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...ARTICLE_EVENT_TYPES].sort());
  });

  test('are as many stories as the documents say, of 2 to 20 revisions each', () => {
    expect(stories.size).toBe(17);
    for (const document of ['README.md', 'CHANGELOG.md', 'docs/samples.md'])
      expect(readText(document)).toContain('seventeen invented stories');
    for (const [articleId, told] of stories) {
      const revisions = new Set(told.flatMap((event) => revisionOf(event) ?? [])).size;
      expect([articleId, revisions >= 2 && revisions <= 20]).toEqual([articleId, true]);
    }
  });

  test('are written in English, in Traditional Chinese and in both at once', () => {
    const kinds = [...stories.values()].map((told) => {
      const texts = told.flatMap((event) => contentOf(event) ?? []);
      return [...new Set(texts.flatMap((text) => [...languagesOf(text)]))].sort().join(' ');
    });
    for (const kind of ['en', 'zh-Hant', 'en zh-Hant']) {
      expect([kind, kinds.filter((of) => of === kind).length >= 2]).toEqual([kind, true]);
    }
  });

  test('are stories of some length, and no text of anybody else’s', () => {
    for (const [articleId, told] of stories) {
      const longest = Math.max(...told.map((event) => contentOf(event)?.blocks.length ?? 0));
      expect([articleId, longest >= 5]).toEqual([articleId, true]);
    }
    const hosts = listFiles(FOLDER).flatMap((path) =>
      [...readText(path).matchAll(/https?:\/\/([^/"\s]+)/g)].map(([, host = '']) => host),
    );
    // The vocabulary of JSON-LD is nobody's address.
    const real = hosts.filter((host) => !host.endsWith('.example') && host !== 'schema.org');
    expect(real).toEqual([]);
  });

  test('were recorded in the past, and in the order of their times', () => {
    const live = events.filter(({ recording }) => recording !== 'backfill');
    const times = live.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
    expect(events.filter(({ recordedAt }) => recordedAt > stet.clock())).toEqual([]);
    expect(times.at(-1)?.localeCompare('2025-01-01')).toBe(-1);
  });

  test('are told by people, as stated by the program', () => {
    const live = events.filter(({ recording }) => recording !== 'backfill');
    expect(new Set(live.map(({ recordedBy }) => recordedBy.id))).toEqual(new Set(['stet']));
    expect(new Set(live.map(({ actor }) => actor.kind))).toEqual(new Set(['user', 'system']));
  });

  test('change a death toll digit by digit, up and down', () => {
    const told = stories.get('kestrel-mill-collapse') ?? [];
    const tolls = told.flatMap((event) => {
      const headline = contentOf(event)?.headline;
      return headline === undefined ? [] : [Number(/\d+/.exec(headline)?.[0])];
    });
    expect(tolls).toEqual([2, 2, 3, 7, 9, 12, 11, 12, 12, 13, 14, 14]);
  });

  test('move and split paragraphs', async () => {
    const items = await ask('/articles/harbour-wall-vote/revisions');
    const phrases = items.map(({ publicSummary }) => (publicSummary as { phrases: string } | null)?.phrases);
    const moves = phrases.filter((words) => words?.endsWith(' moved'));
    expect(moves).toEqual(['1 paragraph changed · 1 quote moved', '1 paragraph moved']);
    const textsOf = (revision: number): readonly string[] => {
      const event = stories.get('harbour-wall-vote')?.find((told) => revisionOf(told) === revision);
      return (event && contentOf(event))?.blocks.map(({ text }) => text) ?? [];
    };
    const [second, third] = [textsOf(2), textsOf(3)];
    expect(third).toHaveLength(second.length + 1);
    expect(third.join(' ')).toBe(second.join(' '));
  });

  test('hold silent edits, live and on saved pages', async () => {
    const silent = await ask('/audit?silent=yes&limit=100');
    const by = new Set(silent.map(({ recording }) => recording));
    expect(by).toEqual(new Set(['live', 'backfill']));
  });

  test('hold late entries, anomalies and a pair of translations', () => {
    expect(events.filter(({ recording }) => recording === 'late').length).toBeGreaterThan(0);
    const anomalies = new Set(events.flatMap(({ anomalies: seen = [] }) => seen.map(({ code }) => code)));
    expect([...anomalies].sort()).toEqual(['fired-late', 'published-at-moved']);
    const related = stories.get('qingyu-ferry-fares-en')?.map((event) => contentOf(event)?.relations);
    expect(related?.[0]).toEqual([{ rel: 'translation-of', articleId: 'qingyu-ferry-fares' }]);
    expect(stories.has('qingyu-ferry-fares')).toBe(true);
  });

  test('name the bytes that were read anew', () => {
    const read = new Set(
      events.flatMap(({ extraction }) =>
        extraction?.importer === 'island-voice-archive' ? [extraction.rawSha256] : [],
      ),
    );
    expect(read).toEqual(new Set([sha256Hex(readFileSync(`${FOLDER}/raw/salt-flats.txt`))]));
  });

  test('loaded again append nothing, and the stores are clean', async () => {
    expect(await loadSamples(stet, await readSamples(FOLDER))).toBe(0);
    expect(await stet.store.countEvents()).toBe(BigInt(events.length));
    expect(await stet.check()).toMatchObject({ events: events.length, faults: [], faultCount: 0 });
  });
});

describe('the list of samples', () => {
  test('names every file of the folder', async () => {
    const { histories, readings } = await readSamples(FOLDER);
    const named = readings.flatMap(({ paths }) => paths);
    const files = listFiles(FOLDER).filter((path) => !/\/raw\/|\/samples\.json$/.test(path));
    const unnamed = files.filter(
      (path) =>
        !named.some((name) => path === name || path.startsWith(`${name}/`)) &&
        !histories.some(({ articleId }) => path === `${FOLDER}/live/${articleId}.json`),
    );
    expect(unnamed).toEqual([]);
  });

  test('and the document tells of every story', () => {
    const document = readText('docs/samples.md');
    const files = listFiles(FOLDER).filter((path) => /\/(?:live|archives|pages)\//.test(path));
    const names = files.map((path) => /([^/]+)\.[a-z]+$/.exec(path)?.[1] ?? path);
    expect(names.filter((name) => !document.includes(name))).toEqual([]);
  });
});
