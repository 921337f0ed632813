import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';

import { toArray } from '../../src/shared/append-log.ts';
import { toInstant } from '../../src/shared/clock.ts';
import type { ArticleEvent, ArticleId, EventId, StoredEvent } from '../../src/domain/article/events.ts';
import { statusOf } from '../../src/domain/article/article.ts';
import type { EventStore } from '../../src/event-store/event-store.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { silentLog } from '../../src/shared/log.ts';
import { createReadModelHome, openReadModel } from '../../src/read-model/open-read-model.ts';
import type { Definition } from '../../src/read-model/definition.ts';
import { checkReadModel } from '../../src/read-model/check.ts';
import { startProjector, type Projector, type ProjectorOptions } from '../../src/read-model/projector.ts';
import type { Projection, ProjectionInput, RowChange } from '../../src/read-model/projection.ts';
import type { ReadModelHome } from '../../src/read-model/read-model-home.ts';
import type { ReadModel } from '../../src/read-model/read-model.ts';
import type { ReadModelSchema } from '../../src/read-model/read-model-schema.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { aContent, anArticleId, anEvent } from '../support/event-builders.ts';

/** A small read model of two projections: one row a story that every event replaces or patches, and one row an event. */
export const testSchema: ReadModelSchema = {
  version: 'test-1',
  async createTables(kysely: Kysely<unknown>) {
    await sql`
      create table stories (
        article_id text primary key, status text not null, headline text, versions integer not null,
        position integer not null, texts text not null
      ) strict`.execute(kysely);
    await sql`
      create table entries (
        entry_id integer primary key, article_id text not null, version integer not null, words text not null,
        unique (article_id, version)
      ) strict`.execute(kysely);
  },
  async createIndexes(kysely: Kysely<unknown>) {
    await sql`create index stories_by_status on stories (status)`.execute(kysely);
  },
  fullTextIndexes: [{ name: 'entries_text', table: 'entries', rowId: 'entry_id', columns: ['words'] }],
};

const headlineOf = ({ after: { published } }: ProjectionInput): string | null =>
  published?.content.state === 'held' ? published.content.content.headline : null;

/** The texts handed in, by place and headline: two replays must be given the same. */
const describeTexts = ({ texts }: ProjectionInput): string =>
  [...texts.values()]
    .map(({ streamVersion, content }) => `${String(streamVersion)} ${content?.headline ?? '-'}`)
    .sort()
    .join('; ');

export const storiesProjection: Projection = {
  name: 'stories',
  version: 1,
  tables: [{ name: 'stories', key: ['article_id'] }],
  project(input) {
    const { event, after } = input;
    const { articleId, streamVersion, globalPosition } = event;
    if (event.type === 'NoteAdded' && streamVersion > 1n) {
      const values = { versions: streamVersion, position: globalPosition };
      return [{ op: 'patch', table: 'stories', key: { article_id: articleId }, values }];
    }
    const row = {
      article_id: articleId,
      status: statusOf(after),
      headline: headlineOf(input),
      versions: streamVersion,
      position: globalPosition,
      texts: describeTexts(input),
    };
    return [{ op: 'upsert', table: 'stories', row }];
  },
};

/** Holds all entries of a story but those that a retraction wipes. */
export const entriesProjection: Projection = {
  name: 'entries',
  version: 1,
  tables: [{ name: 'entries', key: ['article_id', 'version'] }],
  project(input) {
    const { event, after } = input;
    const row = {
      article_id: event.articleId,
      version: event.streamVersion,
      words: [event.type.toLowerCase(), ...toArray(after.acts).map(({ type }) => type.toLowerCase())].join(
        ' ',
      ),
    };
    const changes: RowChange[] = [{ op: 'upsert', table: 'entries', row }];
    if (event.type !== 'ArticleRetracted') return changes;
    return [{ op: 'delete', table: 'entries', key: { article_id: event.articleId } }, ...changes];
  },
};

export const testProjections: readonly Projection[] = [storiesProjection, entriesProjection];

export type TestPlace = {
  readonly dataDir: string;
  readonly store: EventStore;
  readonly home: ReadModelHome;
  open(): Promise<ReadModel>;
  project(readModel: ReadModel, options?: Partial<ProjectorOptions>): Projector;
  rebuild(): Promise<void>;
  /** Fails unless a replay gives the very rows of the read model. */
  expectClean(readModel: ReadModel): Promise<void>;
  /** Opened for one test, in whatever order: closed after it. */
  later(close: () => Promise<unknown>): void;
  clear(): Promise<void>;
};

export type TempDir = { readonly path: string; remove(): void };

export function tempDir(): TempDir {
  const path = mkdtempSync(join(tmpdir(), 'stet-read-model-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const testDefinition = { projections: testProjections, schema: testSchema };

export async function givenPlace({
  projections,
  schema,
}: Omit<Definition, 'store'> = testDefinition): Promise<TestPlace> {
  const { path: dataDir, remove } = tempDir();
  const store = openEventStore({ url: 'sqlite', dataDir });
  const definition = { dataDir, projections, schema, store };
  const home = createReadModelHome(definition);
  const closers: (() => Promise<unknown>)[] = [];
  const rebuild = async (): Promise<void> => {
    await rebuildReadModel({ store, home, projections });
  };
  await rebuild();
  return {
    dataDir,
    store,
    home,
    rebuild,
    async open() {
      const opened = await openReadModel(definition);
      if (opened.state !== 'open') throw new Error(opened.reason.message);
      closers.push(() => opened.readModel.close());
      return opened.readModel;
    },
    project(readModel, options = {}) {
      const projector = startProjector({ store, readModel, projections, log: silentLog, ...options });
      closers.push(() => projector.stop());
      return projector;
    },
    async expectClean(readModel) {
      const report = await checkReadModel({ store, readModel, projections });
      if (report.count > 0) throw new Error(`Rows differ from a replay: ${describe(report.differences)}`);
    },
    later: (close) => closers.push(close),
    async clear() {
      for (const close of closers.reverse()) await close();
      await store.close();
      remove();
    },
  };
}

const describe = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item));

const START = Date.UTC(2026, 2, 2);
const minutesFromStart = (minutes: number) => toInstant(START + minutes * 60_000);

/** What a random history is made of: evolve takes any event on any state. */
export type Step = {
  readonly story: number;
  readonly kind: number;
  readonly minutes: number;
  readonly pick: number;
};

export const arbitrarySteps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(fc.record({ story: fc.nat(3), kind: fc.nat(13), minutes: fc.nat(300), pick: fc.nat(50) }), {
    minLength: 1,
    maxLength,
  });

/** The steps as events of a few stories, with acts that come late, move and are read anew. */
export function toEvents(steps: readonly Step[], prefix = 's'): readonly ArticleEvent[] {
  const earlier = new Map<number, EventId[]>();
  return steps.map((step, index) => {
    const ids = earlier.get(step.story) ?? [];
    const event = toEvent(step, { index, ids, articleId: anArticleId(`${prefix}${String(step.story)}`) });
    earlier.set(step.story, [...ids, event.eventId]);
    return event;
  });
}

type Telling = { readonly index: number; readonly ids: readonly EventId[]; readonly articleId: ArticleId };

function toEvent({ kind, minutes, pick }: Step, { index, ids, articleId }: Telling): ArticleEvent {
  const recordedAt = minutesFromStart(1_000 + index);
  const effectiveAt = minutesFromStart(minutes);
  const late = { articleId, recordedAt, effectiveAt };
  const now = { articleId, recordedAt, effectiveAt: recordedAt };
  const target = ids[pick % Math.max(1, ids.length)];
  const revision = index + 1;
  const content = aContent({ headline: `Ferry ${String(pick % 5)}` }, [`It sails ${String(pick)} times.`]);
  const text = { revision, content };
  switch (kind) {
    case 0:
      return anEvent('ArticleDrafted', { ...now, data: text });
    case 1:
      return anEvent('DraftSaved', { ...now, data: text });
    case 2:
      return anEvent('ArticlePublished', { ...late, data: { revision, content: null } });
    case 3:
      return anEvent('ArticlePublished', { ...now, data: text });
    case 4:
    case 5:
      return anEvent('ArticleUpdated', { ...now, data: text });
    case 6:
      return anEvent('ArticleUpdated', { ...late, data: text });
    case 7:
      return anEvent('EarlierTextRecorded', { ...late, data: text });
    case 8:
      return anEvent('TimesAmended', late);
    case 9:
      return anEvent('NoteAdded', now);
    case 10:
      return anEvent('ArticleWithheld', late);
    case 11:
      return pick % 5 === 0 ? anEvent('ArticleRetracted', now) : anEvent('ArticleReleased', now);
    case 12:
      if (target === undefined) return anEvent('NoteAdded', now);
      return anEvent('TextReinterpreted', { ...now, data: { ...text, reinterprets: target } });
    default:
      if (target === undefined) return anEvent('NoteAdded', now);
      return anEvent('EffectiveTimeCorrected', { ...now, data: { eventId: target, effectiveAt } });
  }
}

export async function appendAll(store: EventStore, events: readonly ArticleEvent[]): Promise<bigint> {
  for (const event of events) await store.append(event.articleId, [event], 'any');
  return store.lastPosition();
}

/** Events as a store would give them back, without one. */
export function asStored(events: readonly ArticleEvent[]): readonly StoredEvent[] {
  const versions = new Map<ArticleId, bigint>();
  return events.map((event, index) => {
    const streamVersion = (versions.get(event.articleId) ?? 0n) + 1n;
    versions.set(event.articleId, streamVersion);
    return { ...event, streamVersion, globalPosition: BigInt(index + 1) };
  });
}
