import type { CommonEnds } from '../same-value.ts';
import { alignIds, type Alignment, type IdChange } from './align-ids.ts';
import { internTokens, type TokenList } from './intern-tokens.ts';
import type { WorkBudget } from './work-budget.ts';

type ListPair = {
  readonly before: TokenList;
  readonly after: TokenList;
  /** What the two texts have in common at their ends, where it is known. */
  readonly ends?: CommonEnds | undefined;
};

/**
 * Aligns two lists of tokens; the changes count in all tokens of the two texts. Most edits are a few words in one place: what both lists
 * begin and end with is set aside before any token gets a number, and often nothing is left to align.
 */
export function alignLists({ before, after, ends }: ListPair, budget: WorkBudget): Alignment {
  const whole = betweenSameEnds({ before, after, ends });
  const [old, fresh] = [whole.b1 - whole.b0, whole.a1 - whole.a0];
  if (old + fresh === 0) return { changes: [], capped: false };
  // One token in the place of one is the most frequent change of all.
  if (old * fresh <= 1) return { changes: [whole], capped: false };
  const ids = internTokens(
    { ...before, from: whole.b0, to: whole.b1 },
    { ...after, from: whole.a0, to: whole.a1 },
  );
  const { changes, capped } = alignIds(ids, budget);
  const moved = changes.map(({ b0, b1, a0, a1 }) => ({
    b0: b0 + whole.b0,
    b1: b1 + whole.b0,
    a0: a0 + whole.a0,
    a1: a1 + whole.a0,
  }));
  return { changes: moved, capped };
}

const NO_ENDS: CommonEnds = { head: 0, tail: 0 };

function betweenSameEnds({ before, after, ends = NO_ENDS }: ListPair): IdChange {
  const firstOfTail = before.text.length - ends.tail;
  const growth = after.text.length - before.text.length;
  const isSame = (b: number, a: number): boolean => {
    const [start, otherStart] = [before.tokens.starts[b] ?? 0, after.tokens.starts[a] ?? 0];
    const end = before.tokens.ends[b] ?? 0;
    const length = end - start;
    if ((after.tokens.ends[a] ?? 0) - otherStart !== length) return false;
    // Nearly all lie within what the texts are known to have in common.
    if (otherStart === start && end <= ends.head) return true;
    if (otherStart - start === growth && start >= firstOfTail) return true;
    for (let at = 0; at < length; at += 1)
      if (before.text.charCodeAt(start + at) !== after.text.charCodeAt(otherStart + at)) return false;
    return true;
  };
  let [b0, a0] = [before.from ?? 0, after.from ?? 0];
  let [b1, a1] = [before.tokens.starts.length, after.tokens.starts.length];
  while (b0 < b1 && a0 < a1 && isSame(b0, a0)) {
    b0 += 1;
    a0 += 1;
  }
  while (b1 > b0 && a1 > a0 && isSame(b1 - 1, a1 - 1)) {
    b1 -= 1;
    a1 -= 1;
  }
  return { b0, b1, a0, a1 };
}
