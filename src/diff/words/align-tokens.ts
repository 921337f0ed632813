import type { Alignment, IdChange } from './align-ids.ts';
import { alignLists } from './align-lists.ts';
import { hasRuns, pushCutRuns } from './cut-runs.ts';
import { joinClauses } from './dissolve-islands.ts';
import type { Side, TokenPair } from './token-pair.ts';
import { createTokens, pushToken, TOKEN, type Tokens } from './tokens.ts';
import { spend, type WorkBudget } from './work-budget.ts';

/** The pair with its runs cut as far as they differ, and the changes by index of its tokens. */
export type AlignedTokens = Alignment & { readonly pair: TokenPair };

/**
 * Aligns twice where scripts without spaces are in play: first with their runs (mostly clauses) whole, so that only those
 * that differ need be cut by the dictionary, which is what costs most; then what differs, word by word.
 */
export function alignTokens(pair: TokenPair, budget: WorkBudget): AlignedTokens {
  const coarse = alignLists(pair, budget);
  if (!hasRuns(pair.before) && !hasRuns(pair.after)) return { ...coarse, pair };
  // A comma that both sides have at some place is no reason to compare a clause with another than its own.
  return refine(pair, { ...coarse, changes: joinClauses(pair, coarse.changes) }, budget);
}

type Growing = { readonly before: Tokens; readonly after: Tokens };

function refine(pair: TokenPair, coarse: Alignment, budget: WorkBudget): AlignedTokens {
  const cut: Growing = { before: createTokens(), after: createTokens() };
  const changes: IdChange[] = [];
  let { capped } = coarse;
  let [b, a] = [0, 0];
  for (const change of coarse.changes) {
    copyTokens(cut.before, pair.before, [b, change.b0]);
    copyTokens(cut.after, pair.after, [a, change.a0]);
    const isOneSided = change.b0 === change.b1 || change.a0 === change.a1;
    const isCut = !isOneSided && spend(budget, cuttingCost(pair, change));
    const fine = isCut ? alignCut(pair, { change, cut }, budget) : keepRuns(pair, { change, cut });
    for (const one of fine.changes) changes.push(one);
    // What only came or only went has no words to pair.
    capped ||= isCut ? fine.capped : !isOneSided;
    [b, a] = [change.b1, change.a1];
  }
  copyTokens(cut.before, pair.before, [b, pair.before.tokens.starts.length]);
  copyTokens(cut.after, pair.after, [a, pair.after.tokens.starts.length]);
  const fine = {
    before: { ...pair.before, tokens: cut.before },
    after: { ...pair.after, tokens: cut.after },
    ends: pair.ends,
  };
  return { pair: fine, changes, capped };
}

function copyTokens(target: Tokens, { tokens }: Side, [from, to]: readonly [number, number]): void {
  for (let index = from; index < to; index += 1)
    pushToken(target, tokens.kinds[index] ?? 0, [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0]);
}

/** In units of work: what a call of the dictionary costs, and each character. The same whether or not a run was cut before. */
const COST_OF_RUN = 80;
const COST_OF_CHARACTER = 8;

const cuttingCost = ({ before, after }: TokenPair, { b0, b1, a0, a1 }: IdChange): number =>
  costOf(before, b0, b1) + costOf(after, a0, a1);

function costOf({ tokens }: Side, from: number, to: number): number {
  let cost = 0;
  for (let index = from; index < to; index += 1) {
    if (tokens.kinds[index] !== TOKEN.run) continue;
    cost += COST_OF_RUN + COST_OF_CHARACTER * ((tokens.ends[index] ?? 0) - (tokens.starts[index] ?? 0));
  }
  return cost;
}

/** The change as coarse as it is. */
function keepRuns(pair: TokenPair, { change, cut }: Cutting): Alignment {
  const [b0, a0] = [cut.before.starts.length, cut.after.starts.length];
  copyTokens(cut.before, pair.before, [change.b0, change.b1]);
  copyTokens(cut.after, pair.after, [change.a0, change.a1]);
  const whole = { b0, b1: cut.before.starts.length, a0, a1: cut.after.starts.length };
  return { changes: [whole], capped: false };
}

type Cutting = { readonly change: IdChange; readonly cut: Growing };

/** The words of one change aligned; they are added to the tokens that grow. */
function alignCut(pair: TokenPair, { change, cut }: Cutting, budget: WorkBudget): Alignment {
  const [b, a] = [cut.before.starts.length, cut.after.starts.length];
  pushCutRuns(cut.before, pair.before, [change.b0, change.b1]);
  pushCutRuns(cut.after, pair.after, [change.a0, change.a1]);
  const lists = {
    before: { text: pair.before.text, tokens: cut.before, from: b },
    after: { text: pair.after.text, tokens: cut.after, from: a },
  };
  return alignLists(lists, budget);
}
