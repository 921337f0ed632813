import { findAnchors } from './find-anchors.ts';
import { keepShared, type Ids, type Kept, type Stretch } from './keep-shared.ts';
import { shortestEdit, type Matches } from './shortest-edit.ts';
import { spend, type WorkBudget } from './work-budget.ts';

/** A stretch that differs, by index, the ends outside; one side may be empty. */
export type IdChange = { b0: number; b1: number; a0: number; a1: number };

export type Alignment = { readonly changes: readonly IdChange[]; readonly capped: boolean };

/** Up to this many ids on both sides together the alignment is the shortest there is. */
const SMALL = 600;
/** Beyond it an edit this long is looked for first: most texts are edited lightly. */
const SHORT_EDIT = 256;
/** The longest edit looked for where no id is unique on both sides. */
const LONG_EDIT = 1_500;
/** What is left over is aligned in windows of this many ids. */
const WINDOW = 128;

type Job = Stretch & { readonly isWindow?: true };

/**
 * Aligns by equality: Myers' shortest edit (as `diff` has it) with a cap on its length; over the cap the stretch is
 * parted at ids that occur once on both sides (patience), else in windows. Once the budget is spent, what is left is one
 * replacement. `capped`: some stretch was cut short, and isn't the shortest edit.
 */
export function alignIds(ids: Ids, budget: WorkBudget): Alignment {
  const changes: IdChange[] = [];
  const jobs: Job[] = [{ b0: 0, b1: ids.before.length, a0: 0, a1: ids.after.length }];
  const marks = new Uint8Array(ids.count);
  let capped = false;
  for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
    const outcome = alignJob({ ids, marks, budget }, withoutCommonEnds(ids, job));
    capped ||= outcome.capped === true;
    for (const change of outcome.changes ?? []) pushChange(changes, change);
    // Last in, first out: what comes first in the text must be done first.
    for (const part of outcome.parts?.toReversed() ?? []) jobs.push(part);
  }
  return { changes, capped };
}

function pushChange(changes: IdChange[], { b0, b1, a0, a1 }: IdChange): void {
  if (b0 === b1 && a0 === a1) return;
  const last = changes.at(-1);
  if (last?.b1 === b0 && last.a1 === a0) {
    last.b1 = b1;
    last.a1 = a1;
  } else changes.push({ b0, b1, a0, a1 });
}

function withoutCommonEnds({ before, after }: Ids, job: Job): Job {
  let { b0, b1, a0, a1 } = job;
  while (b0 < b1 && a0 < a1 && before[b0] === after[a0]) {
    b0 += 1;
    a0 += 1;
  }
  while (b1 > b0 && a1 > a0 && before[b1 - 1] === after[a1 - 1]) {
    b1 -= 1;
    a1 -= 1;
  }
  return { ...job, b0, b1, a0, a1 };
}

type Aligning = { readonly ids: Ids; readonly marks: Uint8Array; readonly budget: WorkBudget };
type Outcome = {
  readonly changes?: readonly IdChange[];
  readonly parts?: readonly Job[];
  readonly capped?: true;
};

function alignJob({ ids, marks, budget }: Aligning, job: Job): Outcome {
  if (job.b0 === job.b1 || job.a0 === job.a1) return { changes: [job] };
  if (!spend(budget, job.b1 - job.b0 + job.a1 - job.a0)) return { changes: [job], capped: true };
  // Without common ends they differ: by far the most frequent job of a text with many edits.
  if (job.b1 - job.b0 === 1 && job.a1 - job.a0 === 1) return { changes: [job] };
  const kept = keepShared(ids, job, marks);
  const size = kept.before.length + kept.after.length;
  if (size === 0) return { changes: [job] };
  const found = shortestEdit(kept, size <= SMALL ? size : SHORT_EDIT, budget);
  if (found !== undefined) return { changes: changesBetween(found, job) };
  const anchors = findAnchors(kept, ids.count);
  if (anchors.length > 0) return { parts: partsBetween(anchors, job) };
  const longer = shortestEdit(kept, LONG_EDIT, budget);
  if (longer !== undefined) return { changes: changesBetween(longer, job) };
  if (job.isWindow === true) return { changes: [job], capped: true };
  return { parts: windowsOf(kept, job), capped: true };
}

/** What lies between the matches, which rise on both sides. */
function changesBetween(matches: Matches, stretch: Stretch): readonly IdChange[] {
  const changes: IdChange[] = [];
  let { b0, a0 } = stretch;
  for (const [b, a] of matches) {
    if (b > b0 || a > a0) changes.push({ b0, b1: b, a0, a1: a });
    b0 = b + 1;
    a0 = a + 1;
  }
  changes.push({ b0, b1: stretch.b1, a0, a1: stretch.a1 });
  return changes;
}

/** The matches themselves stay out: they are equal. */
const partsBetween = (anchors: Matches, stretch: Stretch): readonly Job[] => changesBetween(anchors, stretch);

/** Both sides cut into as many pieces, each as far along as the other. */
function windowsOf(kept: Kept, { b0, b1, a0, a1 }: Stretch): readonly Job[] {
  const count = Math.ceil(Math.max(kept.before.length, kept.after.length) / WINDOW);
  const cut = (from: number, to: number, index: number): number =>
    from + Math.floor(((to - from) * index) / count);
  return Array.from({ length: count }, (_, index) => ({
    b0: cut(b0, b1, index),
    b1: cut(b0, b1, index + 1),
    a0: cut(a0, a1, index),
    a1: cut(a0, a1, index + 1),
    isWindow: true,
  }));
}
