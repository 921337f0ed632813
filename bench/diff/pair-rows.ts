import type { Measured } from '../support/bench.ts';
import { median } from '../support/interleave.ts';
import { jsdiff } from './engines/jsdiff.ts';
import type { Judgement } from './judge/judge.ts';
import { WIKIDIFF2, type Outcome, type Outcomes } from './measure-pairs.ts';
import { figureRow, inGroup, ratioRow, remark } from './rows.ts';

/** Tables 1, 2, 3 and 5: what the 180 pairs show. */
export const pairRows = (outcomes: Outcomes): readonly Measured[] => [
  ...inGroup('1 Time, 180 pairs', timeRows(outcomes)),
  ...inGroup('2 Against wikidiff2', wikidiff2Rows(outcomes)),
  ...inGroup('3 Right or wrong', rightRows(outcomes)),
  ...inGroup('5 Size of light edits', [sizeRow(outcomes)]),
];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const totalMs = (outcomes: readonly Outcome[]): number => sum(outcomes.map(({ ms }) => ms));
const isLight = ({ order }: Outcome): boolean => order.weight === 'light';
const p50 = (outcomes: readonly Outcome[]): number => median(outcomes.map(({ ms }) => ms));

/** Ours and the other's, on the pairs that the other has (and, judged, on those that it finished). */
type Both = { readonly ours: readonly Outcome[]; readonly theirs: readonly Outcome[] };

function onSamePairs({ ours, others }: Outcomes, name: string): Both {
  const theirs = others.get(name) ?? [];
  const seeds = new Set(theirs.map(({ order }) => order.seed));
  return { ours: ours.filter(({ order }) => seeds.has(order.seed)), theirs };
}

function onJudgedPairs(outcomes: Outcomes, name: string): Both {
  const { ours, theirs } = onSamePairs(outcomes, name);
  const finished = theirs.filter(({ judgement }) => judgement !== undefined);
  const seeds = new Set(finished.map(({ order }) => order.seed));
  return { ours: ours.filter(({ order }) => seeds.has(order.seed)), theirs: finished };
}

function timeRows(outcomes: Outcomes): readonly Measured[] {
  const { ours, theirs } = onSamePairs(outcomes, jsdiff.name);
  const gaveUp = theirs.filter(({ judgement }) => judgement === undefined).length;
  const against = `${jsdiff.name} (gave up on ${String(gaveUp)})`;
  const warm = sum(outcomes.ours.map(({ warmMs }) => warmMs));
  const lights = { ours: p50(ours.filter(isLight)), baseline: p50(theirs.filter(isLight)) };
  const total = { ours: totalMs(ours), baseline: totalMs(theirs) };
  return [
    ratioRow('total, no word cut before', { ...total, against, unit: 'ms', bar: { atMost: 0.01 } }),
    ratioRow('total, words known', { ...total, ours: warm, against, unit: 'ms' }),
    ratioRow('light edits, p50', { ...lights, against: jsdiff.name, unit: 'ms', bar: { atMost: 1 / 3 } }),
    ...otherNames(outcomes).map((name) => {
      const both = onSamePairs(outcomes, name);
      const totals = { ours: totalMs(both.ours), baseline: totalMs(both.theirs) };
      const pairs = `${name}, ${String(both.theirs.length)} pairs`;
      return ratioRow('total on the same pairs', { ...totals, against: pairs, unit: 'ms' });
    }),
  ];
}

const otherNames = ({ others }: Outcomes): readonly string[] =>
  [...others.keys()].filter((name) => name !== jsdiff.name && name !== WIKIDIFF2);

const total = (outcomes: readonly Outcome[], of: keyof Judgement): number =>
  sum(outcomes.map(({ judgement }) => judgement?.[of] ?? 0));

function compare({ ours, theirs }: Both, of: keyof Judgement) {
  return { ours: total(ours, of), baseline: total(theirs, of) };
}

function wikidiff2Rows(outcomes: Outcomes): readonly Measured[] {
  if (!outcomes.others.has(WIKIDIFF2)) return [remark('all', 'not measured: php-wikidiff2 is not installed')];
  const both = onSamePairs(outcomes, WIKIDIFF2);
  const against = WIKIDIFF2;
  const total = { ours: totalMs(both.ours), baseline: totalMs(both.theirs) };
  const middle = { ours: p50(both.ours), baseline: p50(both.theirs) };
  return [
    ratioRow('total, no word cut before', { ...total, against, unit: 'ms', bar: { atMost: 0.5 } }),
    ratioRow('p50', { ...middle, against, unit: 'ms', bar: { atMost: 5 } }),
    ratioRow('misaligned characters', { ...compare(both, 'misaligned'), against, bar: { atMost: 0.2 } }),
    ratioRow('fragments', { ...compare(both, 'fragments'), against, bar: { atMost: 0.95 } }),
    ratioRow('noise islands', { ...compare(both, 'noise'), against }),
  ];
}

function rightRows(outcomes: Outcomes): readonly Measured[] {
  const both = onJudgedPairs(outcomes, jsdiff.name);
  const against = `${jsdiff.name}, ${String(both.theirs.length)} pairs it finished`;
  const pairs = outcomes.ours.length;
  const noise = total(outcomes.ours, 'noise') / pairs;
  return [
    ratioRow('misaligned characters', { ...compare(both, 'misaligned'), against, bar: { atMost: 0.1 } }),
    ratioRow('fragments', { ...compare(both, 'fragments'), against, bar: { atMost: 0.35 } }),
    ratioRow('noise islands', { ...compare(both, 'noise'), against }),
    figureRow('noise islands a pair', [noise.toFixed(3), noise], { atMost: 0.1 }),
    ...precisionRows('ours', outcomes.ours),
    ...[...outcomes.others].flatMap(([name, theirs]) => [
      ...precisionRows(name, theirs).map((row) => ({ ...row, bar: undefined })),
      ratioRow(`misaligned characters, same pairs`, {
        ...compare(onJudgedPairs(outcomes, name), 'misaligned'),
        against: name,
      }),
    ]),
  ];
}

function precisionRows(name: string, outcomes: readonly Outcome[]): readonly Measured[] {
  const right = total(outcomes, 'keptRight');
  const precision = right / (right + total(outcomes, 'keptWrong'));
  const recall = right / (right + total(outcomes, 'missed'));
  return [
    figureRow(`precision of what stays, ${name}`, [precision.toFixed(5), precision], { atLeast: 0.999 }),
    figureRow(`recall of what stays, ${name}`, [recall.toFixed(5), recall], { atLeast: 0.999 }),
  ];
}

function sizeRow({ ours }: Outcomes): Measured {
  const sizes = ours.filter(isLight).map(({ editSize }) => editSize);
  return ratioRow('tokens that go or come', {
    ours: sum(sizes.map(({ shown }) => shown)),
    baseline: sum(sizes.map(({ fewest }) => fewest)),
    against: 'the fewest, diffArrays over whole texts',
    bar: { atMost: 1.1 },
  });
}
