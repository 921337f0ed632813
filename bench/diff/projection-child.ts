import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { readModelSchema } from '../../migrations/read-model/index.ts';
import { createRevisions } from '../../projections/revisions/project.ts';
import type { CompareTexts } from '../../projections/revisions/summaries.ts';
import { compareTexts } from '../../src/diff/compare-texts.ts';
import { summarizeChange } from '../../src/diff/summarize.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { EventStore } from '../../src/event-store/event-store.ts';
import { openSqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { createReadModelHome } from '../../src/read-model/open-read-model.ts';
import { rebuildReadModel } from '../../src/read-model/rebuild.ts';
import { anUpdate } from '../support/an-event.ts';
import { median, timeMs } from '../support/interleave.ts';
import { inScratch } from '../support/scratch.ts';
import { generateChain } from './generate/pairs.ts';
import type { StoryLanguage } from './generate/story.ts';

const LANGUAGES: readonly StoryLanguage[] = ['en', 'zh-Hant', 'mixed'];
/** Of each language. */
const STORIES = 30;
const REVISIONS = 100;
/** Of the text of the first revision: it grows, and a content of 6 KB, as stored, has three quarters of it in texts. */
const BYTES = 3_500;
const WARM_UP = 3;
const ROUNDS = 5;

const NOTHING = compareTexts(undefined, null);

/** By name, revisions a second; `bytes`: of a revision on average. */
export type ProjectionRates = { readonly bytes: number; readonly rates: Readonly<Record<RunName, number>> };
export type RunName = 'with both summaries' | 'with both summaries and blame' | 'without comparing';

type Run = { readonly name: RunName; readonly compare: CompareTexts };

const RUNS: readonly Run[] = [
  {
    name: 'with both summaries',
    compare: (before, after) => ({ summary: summarizeChange(before, after), step: NOTHING.step }),
  },
  { name: 'with both summaries and blame', compare: compareTexts },
  { name: 'without comparing', compare: () => NOTHING },
];

const measure = (seed: number): Promise<ProjectionRates> =>
  inScratch(async (directory) => {
    const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
    const { revisions, bytes } = await fill(store, seed);
    // As an idle store does by itself; left to come, it would fall into the first rounds.
    await store.pack();
    const rates: [RunName, number][] = [];
    for (const run of RUNS)
      rates.push([run.name, await rateOf(run, { store, revisions, dataDir: join(directory, 'ours') })]);
    await store.close();
    return { bytes: bytes / revisions, rates: Object.fromEntries(rates) as ProjectionRates['rates'] };
  });

type Rebuilding = {
  readonly store: EventStore;
  readonly revisions: number;
  readonly dataDir: string;
};

/** Revisions a second, the median of the rounds. One run after the other and not by turns: they are compared with a fixed figure, warm. */
async function rateOf({ compare }: Run, { store, revisions, dataDir }: Rebuilding): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const ms = await timeMs(() => rebuildInto(store, dataDir, compare));
    rmSync(dataDir, { recursive: true });
    // The first rounds are for the compiler.
    if (round >= WARM_UP) rates.push((revisions * 1_000) / ms);
  }
  return median(rates);
}

type Filled = { readonly revisions: number; readonly bytes: number };

/** Counts the contents as JSON in UTF-8. */
async function fill(store: Pick<EventStore, 'append'>, seed: number): Promise<Filled> {
  let [revisions, bytes] = [0, 0];
  for (const [one, language] of LANGUAGES.entries()) {
    for (let story = 0; story < STORIES; story += 1) {
      const order = {
        seed: seed * 1_000 + 900 + one * STORIES + story,
        language,
        weight: 'light',
        bytes: BYTES,
      } as const;
      const chain = generateChain(order, REVISIONS);
      const contents = chain.map(({ before }) => before.content);
      const id = `story-${String(one)}-${String(story)}` as ArticleId;
      for (const [index, content] of contents.entries()) {
        await store.append(id, [anUpdate(id, index + 1, content)], BigInt(index));
        bytes += Buffer.byteLength(JSON.stringify(content));
      }
      revisions += contents.length;
    }
  }
  return { revisions, bytes };
}

async function rebuildInto(store: EventStore, dataDir: string, compare: CompareTexts): Promise<void> {
  const projections = [createRevisions(compare)];
  const definition = { projections, schema: readModelSchema, store };
  await rebuildReadModel({ store, home: createReadModelHome({ dataDir, ...definition }), projections });
}

process.once('message', (seed: number) => {
  void measure(seed).then((rates) => process.send?.(rates));
});
