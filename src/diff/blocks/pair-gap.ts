import { diceOf, joinBags, meanPlaces, type Bag } from './block-bag.ts';
import { commonWeights, type CommonWeights } from './common-weights.ts';
import type { FindMatches, Gap, Pairing, Sides } from './sides.ts';
import { ENOUGH_OF_PART, ENOUGH_TO_PAIR, ENOUGH_TO_SPLIT } from './thresholds.ts';

/** A part with less is too little to be told from chance. */
const LEAST_PART = 1.5;

/** The largest table of pairs. */
export const MOST_CELLS = 250_000;

/** Ways to go on from a place in the table: how many blocks before, how many after. The first of equally good ones is taken. */
const PAIRS = [
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 1],
  [3, 1],
] as const;
const DELETE = PAIRS.length;
const INSERT = DELETE + 1;
const STEPS = [...PAIRS, [1, 0], [0, 1]] as const;

type Table = {
  readonly gap: Gap;
  readonly before: readonly Bag[];
  readonly after: readonly Bag[];
  readonly common: CommonWeights;
};

/**
 * Pairs the blocks of a gap in order, so that the weight in common is greatest (dynamic programming from the end over 1:1, 1:2, 1:3, 2:1,
 * 3:1, and blocks left alone). What moved is no part of a gap, so that the parts of a split are neighbours even where another block came to
 * stand between them. The table must not exceed MOST_CELLS.
 */
export function pairGap(sides: Sides, gap: Gap, findMatches: FindMatches): readonly Pairing[] {
  if (gap.before.length * gap.after.length === 0) return [];
  const bags = { before: gap.before.map(sides.bagBefore), after: gap.after.map(sides.bagAfter) };
  const table = { gap, ...bags, common: commonWeights(bags, gap, findMatches) };
  const ways = waysToPair(table);
  return ways.some((columns) => columns.length > 0) ? readPairings(table, chooseSteps(table, ways)) : [];
}

type Ways = readonly (readonly number[])[];

/** Of each row the columns that are worth a look, from the last to the first. Blocks without a term are half alike all the same. */
function waysToPair({ before, after, common }: Table): Ways {
  const empty = after.flatMap(({ total }, column) => (total === 0 ? [column] : [])).reverse();
  return common.map((row, index) => {
    if (row.size > 0) return [...row.keys()].sort((one, other) => other - one);
    return before[index]?.total === 0 ? empty : NONE;
  });
}

const NONE: readonly number[] = [];

/** The best sums from each place of the table on; rows that add nothing are the rows below them. */
type Sums = Float64Array[];

/** For each cell the index of the best step. Past the end on one side only the other side's blocks are left. */
function chooseSteps(table: Table, ways: Ways): Uint8Array {
  const [height, stride] = [table.before.length, table.after.length + 1];
  const chosen = new Uint8Array(height * stride).fill(DELETE);
  const sums: Sums = [];
  let below = new Float64Array(stride);
  sums[height] = below;
  for (let row = height - 1; row >= 0; row -= 1) {
    const columns = ways[row] ?? NONE;
    if (columns.length > 0) {
      // As good as without this row at least; sums never rise to the right.
      below = below.slice();
      sums[row] = below;
      choosePairs(table, { row, columns, sums, chosen });
    } else sums[row] = below;
  }
  return chosen;
}

const commonOf = ({ common }: Table, row: number, column: number): number => common[row]?.get(column) ?? 0;

type Row = {
  readonly row: number;
  readonly columns: readonly number[];
  readonly sums: Sums;
  readonly chosen: Uint8Array;
};

function choosePairs(table: Table, given: Row): void {
  const { row, columns, sums, chosen } = given;
  const best = sums[row] ?? new Float64Array(0);
  const start = row * best.length;
  let next = 0;
  for (let column = columns[0] ?? 0; column >= 0; column -= 1) {
    const beside = best[column + 1] ?? 0;
    if (beside > (best[column] ?? 0)) {
      best[column] = beside;
      chosen[start + column] = INSERT;
    }
    if (columns[next] !== column) continue;
    next += 1;
    choosePair(table, given, column);
  }
}

function choosePair(table: Table, { row, sums, chosen }: Row, column: number): void {
  const [height, width] = [table.before.length, table.after.length];
  const best = sums[row] ?? new Float64Array(0);
  // From the last way to the first, so that the first of equally good ones stands.
  for (let step = PAIRS.length - 1; step >= 0; step -= 1) {
    const [down, right] = PAIRS[step] ?? PAIRS[0];
    if (row + down > height || column + right > width) continue;
    const gain = gainOf(table, { row, column, down, right });
    const sum = gain + (sums[row + down]?.[column + right] ?? 0);
    if (gain < 0 || sum < (best[column] ?? 0)) continue;
    best[column] = sum;
    chosen[row * best.length + column] = step;
  }
}

type Step = { readonly row: number; readonly column: number; readonly down: number; readonly right: number };

/** What pairing so adds, twice the common weight; less than 0: not alike enough. */
function gainOf(table: Table, step: Step): number {
  const { row, column, down, right } = step;
  if (down + right > 2) return splitGain(table, step);
  const [one, other] = [table.before[row], table.after[column]];
  if (one === undefined || other === undefined) return -1;
  const common = commonOf(table, row, column);
  const similarity = diceOf(one, other, common);
  return similarity >= ENOUGH_TO_PAIR ? similarity * (one.total + other.total + 1) : -1;
}

function splitGain(table: Table, { row, column, down, right }: Step): number {
  const isSplit = down === 1;
  const count = isSplit ? right : down;
  for (let part = 0; part < count; part += 1) {
    const [i, j] = isSplit ? [row, column + part] : [row + part, column];
    const bag = isSplit ? table.after[j] : table.before[i];
    if (bag === undefined || bag.total < LEAST_PART) return -1;
    if (commonOf(table, i, j) < bag.total * ENOUGH_OF_PART) return -1;
  }
  const whole = isSplit ? table.before[row] : table.after[column];
  const parts = isSplit ? table.after.slice(column, column + count) : table.before.slice(row, row + count);
  if (whole === undefined) return -1;
  const similarity = splitSimilarity(whole, parts);
  return similarity === undefined ? -1 : similarity * (whole.total + sumOf(parts) + 1);
}

const sumOf = (bags: readonly Bag[]): number => bags.reduce((sum, { total }) => sum + total, 0);

/** undefined: the parts are not the whole, cut in this order. */
export function splitSimilarity(whole: Bag, parts: readonly Bag[]): number | undefined {
  const [first, ...others] = parts;
  const similarity = first === undefined ? 0 : diceOf(whole, joinBags([first, ...others]));
  if (similarity < ENOUGH_TO_SPLIT) return undefined;
  const places = meanPlaces(whole, parts).filter((place) => place !== undefined);
  const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  return isInOrder ? similarity : undefined;
}

function readPairings(table: Table, chosen: Uint8Array): readonly Pairing[] {
  const { gap, before, after } = table;
  const pairings: Pairing[] = [];
  const [height, width] = [before.length, after.length];
  let [row, column] = [0, 0];
  while (row < height && column < width) {
    const [down, right] = STEPS[chosen[row * (width + 1) + column] ?? 0] ?? STEPS[0];
    const [olds, news] = [before.slice(row, row + down), after.slice(column, column + right)];
    const [old, fresh] = [olds[0], news[0]];
    if (old !== undefined && fresh !== undefined) {
      const isPair = down + right === 2;
      pairings.push({
        before: gap.before.slice(row, row + down),
        after: gap.after.slice(column, column + right),
        similarity: isPair
          ? diceOf(old, fresh, commonOf(table, row, column))
          : diceOf(joinBags([old, ...olds.slice(1)]), joinBags([fresh, ...news.slice(1)])),
      });
    }
    row += down;
    column += right;
  }
  return pairings;
}
