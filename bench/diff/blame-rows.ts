import { diffWordsWithSpace } from 'diff';

import { carryBlame, foldBlame, NO_BLAME, type BlameState } from '../../src/diff/blame/carry-blame.ts';
import { listRuns } from '../../src/diff/blame/origin-runs.ts';
import { toFirstStep } from '../../src/diff/blame/to-blame-step.ts';
import { clearSegmentCache } from '../../src/diff/words/segment-cache.ts';
import type { Measured } from '../support/bench.ts';
import { diffPair } from './engines/stet.ts';
import { generateChain, type Pair, type Weight } from './generate/pairs.ts';
import type { Revision } from './generate/render.ts';
import type { StoryLanguage } from './generate/story.ts';
import { figureRow, inGroup, ratioRow, shareRow } from './rows.ts';

const REVISIONS = 200;
const LANGUAGES: readonly StoryLanguage[] = ['en', 'zh-Hant', 'mixed'];
const WEIGHTS: readonly Weight[] = ['light', 'medium', 'structure'];
/** Origins are compared with the truth at every so manieth revision and at the last. */
const JUDGED_EVERY = 20;
const MOST_BYTES = 4_096;

type ChainResult = {
  readonly name: string;
  readonly ms: number;
  readonly jsdiffMs: number;
  readonly right: number;
  readonly characters: number;
  /** Of the last revision's runs, as JSON. */
  readonly bytes: number;
};

/** Table 7: blame along chains of 200 revisions, 6 KB each at first. */
export function blameRows(seed: number): readonly Measured[] {
  const chains = LANGUAGES.flatMap((language, one) =>
    WEIGHTS.map((weight, other) => {
      const order = { seed: seed * 1_000 + 700 + one * 10 + other, language, weight, bytes: 6_000 };
      return measureChain(`${language}, ${weight}`, generateChain(order, REVISIONS));
    }),
  );
  const sum = (of: (chain: ChainResult) => number): number =>
    chains.reduce((all, chain) => all + of(chain), 0);
  return inGroup(`7 Blame along ${String(chains.length)} chains of ${String(REVISIONS)} revisions`, [
    ratioRow('time, diffs and blame', {
      ours: sum(({ ms }) => ms),
      baseline: sum(({ jsdiffMs }) => jsdiffMs),
      against: 'diffWordsWithSpace, its diffs alone',
      unit: 'ms',
      bar: { atMost: 0.25 },
    }),
    ...chains.map(({ name, right, characters }) =>
      shareRow(`characters with their true origin: ${name}`, [right, characters], { atLeast: 0.98 }),
    ),
    figureRow(
      'runs of the last revision, the most',
      [`${most(chains).toLocaleString('en')} bytes`, most(chains) / MOST_BYTES],
      { atMost: 1 },
    ),
  ]);
}

const most = (chains: readonly ChainResult[]): number => Math.max(...chains.map(({ bytes }) => bytes));

function measureChain(name: string, pairs: readonly Pair[]): ChainResult {
  clearSegmentCache();
  const origins = new Map<number, number>();
  const first = pairs[0];
  if (first === undefined) throw new Error('A chain needs two revisions');
  note(origins, first.before, 1);
  let state = foldBlame(NO_BLAME, [{ step: toFirstStep(first.before.content, 'written'), revision: 1 }]);
  let [ms, right, characters] = [0, 0, 0];
  for (const [index, pair] of pairs.entries()) {
    const revision = index + 2;
    const startedAt = performance.now();
    state = carryBlame(state, diffPair(pair), { after: pair.after.content, revision });
    ms += performance.now() - startedAt;
    note(origins, pair.after, revision);
    if (revision % JUDGED_EVERY !== 0 && revision !== pairs.length + 1) continue;
    const judged = judge(state, pair.after, origins);
    right += judged.right;
    characters += judged.characters;
  }
  const { blocks, fields } = state;
  const bytes = Buffer.byteLength(JSON.stringify({ blocks, fields }));
  return { name, ms, jsdiffMs: timeOfJsdiff(pairs), right, characters, bytes };
}

/** Ids that are new came with this revision; one that was there before keeps its revision, also after it was gone. */
function note(origins: Map<number, number>, { ids }: Revision, revision: number): void {
  for (const id of ids) if (!origins.has(id)) origins.set(id, revision);
}

const SPACE = /\s/u;

/** White space is judged for nobody. */
function judge(
  { blocks }: BlameState,
  { content, ids, blockStarts }: Revision,
  origins: ReadonlyMap<number, number>,
): Pick<ChainResult, 'right' | 'characters'> {
  const judged = content.blocks.flatMap(({ text }, index) => {
    const start = blockStarts[index] ?? 0;
    const found = listRuns(blocks[index] ?? []).flatMap((run) =>
      Array<number>(run.end - run.start).fill(run.origin),
    );
    return found
      .map((origin, at) => origin === origins.get(ids[start + at] ?? 0))
      .filter((_, at) => !SPACE.test(text.charAt(at)));
  });
  return { right: judged.filter((isRight) => isRight).length, characters: judged.length };
}

function timeOfJsdiff(pairs: readonly Pair[]): number {
  const startedAt = performance.now();
  for (const { before, after } of pairs) diffWordsWithSpace(before.text, after.text);
  return performance.now() - startedAt;
}
