import { clearSegmentCache } from '../../src/diff/words/segment-cache.ts';
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
import { medianTimes, type Timed } from './median-times.ts';

/** What one engine did with one pair, its time the median of its rounds; without judgement when it gave up. */
export type Outcome = {
  readonly order: PairOrder;
  readonly ms: number;
  readonly judgement: Judgement | undefined;
};

/** Of ours: `ms` with no word cut before, `warmMs` with these texts' words known. */
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

type Answer = ReturnType<Engine['diff']>;

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
  const engines = COMPARED.filter((engine) => !isSpared(engine, order));
  const [cold, warm, ...rest] = timesOf(pair, engines);
  for (const [index, engine] of engines.entries()) {
    const { ms, result } = rest[index] ?? { ms: 0, result: undefined };
    const outcome = { judgement: result && judge(result(), truth, engine), order, ms };
    others.set(engine.name, [...(others.get(engine.name) ?? []), outcome]);
  }
  const runs = runsOfDiff(diffPair(pair), pair);
  return {
    judgement: judge(runs, truth, { showsMoves: true }),
    order,
    ms: cold?.ms ?? 0,
    warmMs: warm?.ms ?? 0,
    editSize: sizeOf(pair, runs),
  };
}

/** Ours with no word cut before, ours the next time, then the others. */
function timesOf(pair: Pair, engines: readonly Engine[]): readonly Timed<Answer>[] {
  const texts = textsOf(pair);
  const ours = (): Answer => {
    diffPair(pair);
    return undefined;
  };
  return medianTimes<Answer>([
    { run: ours, prepare: clearSegmentCache },
    { run: ours },
    ...engines.map((engine) => ({ run: () => engine.diff(texts) })),
  ]);
}

/** Only light edits are compared by size: there the fewest tokens are what was edited. */
const sizeOf = (pair: Pair, runs: ReturnType<typeof runsOfDiff>): EditSize =>
  pair.weight === 'light'
    ? editSize(toPartners(runs, textsOf(pair)), textsOf(pair))
    : { shown: 0, fewest: 0 };

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
