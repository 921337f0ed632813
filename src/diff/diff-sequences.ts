import { diffArrays } from 'diff';

/** A stretch of two sequences, by index, the ends outside. `equal` stretches have the same length on both sides. */
export type Stretch = {
  readonly op: 'equal' | 'replace';
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
};

export type SequenceDiff = { readonly stretches: readonly Stretch[]; readonly capped: boolean };

/** The bound is on work, never on time: equal inputs give equal diffs on every machine. */
const WORK = 20_000_000;
const LONGEST_EDIT = 2_000;

/**
 * Aligns two sequences of strings by equality (Myers' algorithm, as `diff` has it, over interned integers, common ends set aside).
 * Past the bound the whole middle is one replacement, and `capped` says so.
 */
export function diffSequences(before: readonly string[], after: readonly string[]): SequenceDiff {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const middle = alignMiddle(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  const stretches: Stretch[] = [];
  let [b, a] = [0, 0];
  const push = (op: Stretch['op'], deleted: number, inserted: number): void => {
    if (deleted + inserted > 0) stretches.push({ op, before: [b, b + deleted], after: [a, a + inserted] });
    b += deleted;
    a += inserted;
  };
  push('equal', head, head);
  for (const [op, deleted, inserted] of middle.steps) push(op, deleted, inserted);
  push('equal', tail, tail);
  return { stretches: joinEqual(stretches), capped: middle.capped };
}

function commonHead(before: readonly string[], after: readonly string[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let count = 0;
  while (count < most && before[before.length - 1 - count] === after[after.length - 1 - count]) count += 1;
  return count;
}

type Step = [op: Stretch['op'], deleted: number, inserted: number];
type Middle = { readonly steps: readonly Step[]; readonly capped: boolean };

function alignMiddle(before: readonly string[], after: readonly string[]): Middle {
  const whole: readonly Step[] = [['replace', before.length, after.length]];
  if (before.length === 0 || after.length === 0) return { steps: whole, capped: false };
  const numbers = new Map<string, number>();
  const maxEditLength = Math.min(LONGEST_EDIT, Math.ceil(WORK / (before.length + after.length)));
  const changes = diffArrays(intern(before, numbers), intern(after, numbers), { maxEditLength });
  if (changes === undefined) return { steps: whole, capped: true };
  return { steps: toSteps(changes), capped: false };
}

const intern = (items: readonly string[], numbers: Map<string, number>): number[] =>
  items.map((item) => {
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, numbers.size);
    return numbers.size - 1;
  });

type ArrayChange = { readonly added: boolean; readonly removed: boolean; readonly count: number };

/** Deletions and insertions side by side become one replacement. */
function toSteps(changes: readonly ArrayChange[]): readonly Step[] {
  const steps: Step[] = [];
  for (const { added, removed, count } of changes) {
    const last = steps.at(-1);
    if (!added && !removed) steps.push(['equal', count, count]);
    else if (last?.[0] === 'replace') last[added ? 2 : 1] += count;
    else steps.push(added ? ['replace', 0, count] : ['replace', count, 0]);
  }
  return steps;
}

function joinEqual(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last?.op === stretch.op) {
      joined.splice(-1, 1, {
        op: stretch.op,
        before: [last.before[0], stretch.before[1]],
        after: [last.after[0], stretch.after[1]],
      });
    } else joined.push(stretch);
  }
  return joined;
}
