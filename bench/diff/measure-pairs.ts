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
import { medianTimes, type Timed, type Work } from './median-times.ts';

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
  measureOrders([...small.slice(0, WARM_UP), ...small.slice(-WARM_UP)]);
  const { ours, others } = measureOrders(pairOrders(seed));
  return isWikidiff2Installed()
    ? { ours, others: new Map([...others, [WIKIDIFF2, measureWikidiff2(seed)]]) }
    : { ours, others };
}

type Ordered = { readonly order: PairOrder; readonly pair: Pair };

function measureOrders(orders: readonly PairOrder[]): Outcomes {
  const all = orders.map((order): Ordered => ({ order, pair: generatePair(order) }));
  const others = COMPARED.map((engine) => ({
    engine,
    some: all.filter(({ order }) => !isSpared(engine, order)),
  }));
  const [ours = [], ...theirs] = medianTimes<Answer>([
    all.flatMap(({ pair }) => ourWorks(pair)),
    ...others.map(({ engine, some }) => some.map(({ pair }) => workOf(engine, pair))),
  ]);
  return {
    ours: all.map((ordered, index) =>
      toOwnOutcome(ordered, { cold: ours[index * 2]?.ms ?? 0, warm: ours[index * 2 + 1]?.ms ?? 0 }),
    ),
    others: new Map(
      others.map(({ engine, some }, place) => [
        engine.name,
        some.map((ordered, index) => toOutcome(engine, ordered, theirs[place]?.[index])),
      ]),
    ),
  };
}

/** With no word cut before, then with the words known. */
function ourWorks(pair: Pair): readonly [cold: Work<Answer>, warm: Work<Answer>] {
  const run = (): Answer => {
    diffPair(pair);
    return undefined;
  };
  return [{ run, prepare: clearSegmentCache }, { run }];
}

function workOf(engine: Engine, pair: Pair): Work<Answer> {
  const texts = textsOf(pair);
  return { run: () => engine.diff(texts) };
}

function toOwnOutcome(
  { order, pair }: Ordered,
  { cold, warm }: { readonly cold: number; readonly warm: number },
): OwnOutcome {
  const runs = runsOfDiff(diffPair(pair), pair);
  const judgement = judge(runs, toTruth(pair), { showsMoves: true });
  return { judgement, order, ms: cold, warmMs: warm, editSize: sizeOf(pair, runs) };
}

function toOutcome(engine: Engine, { order, pair }: Ordered, timed: Timed<Answer> | undefined): Outcome {
  const result = timed?.result;
  return { judgement: result && judge(result(), toTruth(pair), engine), order, ms: timed?.ms ?? 0 };
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
