import { clearSegmentCache } from '../../src/diff/words/segment-cache.ts';
import { collectGarbage } from './collect-garbage.ts';
import { diffMatchPatch } from './engines/diff-match-patch.ts';
import type { Engine } from './engines/engine.ts';
import { fastDiff } from './engines/fast-diff.ts';
import { jsdiff } from './engines/jsdiff.ts';
import { diffPair, runsOfDiff } from './engines/stet.ts';
import { isWikidiff2Installed, runWikidiff2 } from './engines/wikidiff2.ts';
import { generatePair, pairOrders, type Pair, type PairOrder } from './generate/pairs.ts';
import { toPartners } from './judge/alignment.ts';
import { editSize, type EditSize } from './judge/edit-size.ts';
import { judge, type Judgement } from './judge/judge.ts';
import { textsOf, toTruth } from './judge/truth.ts';

/** What one engine did with one pair; without judgement when it gave up. */
export type Outcome = {
  readonly order: PairOrder;
  readonly ms: number;
  readonly judgement: Judgement | undefined;
};

/** Of ours: `ms` the first time with these texts, no word cut before, `warmMs` the second time. */
export type OwnOutcome = Outcome & {
  readonly judgement: Judgement;
  readonly warmMs: number;
  readonly editSize: EditSize;
};

export type Outcomes = {
  readonly ours: readonly OwnOutcome[];
  /** In the order of ours; engines that were spared some pairs have fewer. */
  readonly others: ReadonlyMap<string, readonly Outcome[]>;
};

const COMPARED: readonly Engine[] = [jsdiff, fastDiff, diffMatchPatch];
export const WIKIDIFF2 = 'wikidiff2';

/** By character without a bound on their work: much text written anew takes them minutes. */
const isSpared = ({ name }: Engine, { weight, bytes }: PairOrder): boolean =>
  name !== jsdiff.name && (weight === 'half' || weight === 'whole') && bytes > 6_000;

/** Texts of another seed, so that every engine is compiled before it is measured. */
const WARM_UP = 24;

export function measurePairs(seed: number, warmUpSeed: number): Outcomes {
  const small = pairOrders(warmUpSeed).filter(({ bytes, weight }) => bytes <= 20_000 && weight !== 'whole');
  for (const order of small.slice(0, WARM_UP)) measurePair(order, new Map());
  for (const order of small.slice(-WARM_UP)) measurePair(order, new Map());
  const others = new Map<string, Outcome[]>();
  const ours = pairOrders(seed).map((order) => measurePair(order, others));
  if (isWikidiff2Installed()) others.set(WIKIDIFF2, measureWikidiff2(seed));
  return { ours, others };
}

function measurePair(order: PairOrder, others: Map<string, Outcome[]>): OwnOutcome {
  const pair = generatePair(order);
  const truth = toTruth(pair);
  for (const engine of COMPARED) {
    if (isSpared(engine, order)) continue;
    const { ms, result } = timed(() => engine.diff(textsOf(pair)));
    const outcome = { judgement: result && judge(result(), truth, engine), order, ms };
    others.set(engine.name, [...(others.get(engine.name) ?? []), outcome]);
  }
  clearSegmentCache();
  const cold = timed(() => diffPair(pair));
  const warm = timed(() => diffPair(pair));
  const runs = runsOfDiff(cold.result, pair);
  return {
    judgement: judge(runs, truth, { showsMoves: true }),
    order,
    ms: cold.ms,
    warmMs: warm.ms,
    editSize: sizeOf(pair, runs),
  };
}

/** Only light edits are compared by size: there the fewest tokens are what was edited. */
const sizeOf = (pair: Pair, runs: ReturnType<typeof runsOfDiff>): EditSize =>
  pair.weight === 'light'
    ? editSize(toPartners(runs, textsOf(pair)), textsOf(pair))
    : { shown: 0, fewest: 0 };

function timed<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  collectGarbage();
  const startedAt = performance.now();
  const result = work();
  return { ms: performance.now() - startedAt, result };
}

function measureWikidiff2(seed: number): Outcome[] {
  const orders = pairOrders(seed);
  const results = runWikidiff2(orders.map((order) => textsOf(generatePair(order))));
  return orders.map((order, index) => {
    const result = results[index];
    if (result === undefined) throw new Error('php answered less than it was asked');
    const truth = toTruth(generatePair(order));
    return { judgement: judge(result.runs, truth, { showsMoves: true }), order, ms: result.ms };
  });
}
