import { createTokens, pushToken, TOKEN, type Tokens } from './tokens.ts';
import { runCuts } from './segment-cache.ts';

/** A text's tokens, and which of its runs needn't be cut: those before `from` and from `to` on stand the same in the other text. */
export type Scanned = {
  readonly text: string;
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
};

/** The tokens with each run that may have changed cut into its words. */
export function cutRuns({ text, tokens, from, to }: Scanned): Tokens {
  if (!tokens.kinds.includes(TOKEN.run)) return tokens;
  const cut = createTokens();
  tokens.starts.forEach((start, index) => {
    const end = tokens.ends[index] ?? start;
    const kind = tokens.kinds[index] ?? TOKEN.punctuation;
    if (kind !== TOKEN.run || end < from || start > to) pushToken(cut, kind, [start, end]);
    else pushCut(cut, start, runCuts(text.slice(start, end)));
  });
  return cut;
}

function pushCut(tokens: Tokens, start: number, cuts: readonly number[]): void {
  let last = start;
  for (const cut of cuts) {
    pushToken(tokens, TOKEN.cut, [last, start + cut]);
    last = start + cut;
  }
}
