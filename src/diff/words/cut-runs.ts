import { runCuts } from './segment-cache.ts';
import type { Side } from './token-pair.ts';
import { pushToken, TOKEN, type Tokens } from './tokens.ts';

/** Adds the tokens from one index up to another, each run among them cut into its words. */
export function pushCutRuns(
  target: Tokens,
  { text, tokens }: Side,
  [from, to]: readonly [number, number],
): void {
  for (let index = from; index < to; index += 1) {
    const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
    const kind = tokens.kinds[index] ?? TOKEN.punctuation;
    if (kind === TOKEN.run) pushCut(target, start, runCuts(text.slice(start, end)));
    else pushToken(target, kind, [start, end]);
  }
}

function pushCut(tokens: Tokens, start: number, cuts: readonly number[]): void {
  let last = start;
  for (const cut of cuts) {
    pushToken(tokens, TOKEN.cut, [last, start + cut]);
    last = start + cut;
  }
}

export const hasRuns = ({ tokens }: Side): boolean => tokens.kinds.includes(TOKEN.run);
