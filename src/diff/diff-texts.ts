import { commonEnds, type CommonEnds } from './same-value.ts';
import type { Range, Span } from './story-diff.ts';
import { alignTokens } from './words/align-tokens.ts';
import { classify } from './words/classify.ts';
import { dissolveIslands } from './words/dissolve-islands.ts';
import { builtInGlossary, type Glossary } from './words/glossary.ts';
import { createQuoteReader } from './words/quotes.ts';
import { limitEdits } from './words/limit-edits.ts';
import { scanTokens } from './words/scan-tokens.ts';
import { slideEdits } from './words/slide-edits.ts';
import type { TextEdit } from './words/text-edit.ts';
import { toTextEdits } from './words/to-text-edits.ts';
import type { Side, TokenPair } from './words/token-pair.ts';
import { trimEnds } from './words/trim-ends.ts';
import { createWorkBudget, type WorkBudget } from './words/work-budget.ts';

export type TextDiff = {
  readonly spans: readonly Span[];
  /** Somewhere the work was cut short, and a change is shown coarser than it is. */
  readonly capped: boolean;
};

export type TextDiffOptions = {
  /** Terms that stay whole; without it, those built in. */
  readonly glossary?: Glossary | undefined;
  /** Of the two texts, where they have been looked at already. */
  readonly ends?: CommonEnds | undefined;
  /** Shared by all texts of one story diff. */
  readonly budget?: WorkBudget | undefined;
};

/** The two texts word by word; the spans tile both, and those that aren't equal have a class. */
export function diffTexts(before: string, after: string, options: TextDiffOptions = {}): TextDiff {
  if (before === after) return { spans: toSpans({ before, after }, []), capped: false };
  const {
    glossary = builtInGlossary(),
    budget = createWorkBudget(),
    ends = commonEnds(before, after),
  } = options;
  const { pair, changes, capped } = alignTokens(toTokenPair({ before, after, ends }, glossary), budget);
  const edits = toTextEdits(pair, dissolveIslands(pair, changes));
  slideEdits({ before, after }, edits);
  const limited = limitEdits({ before, after }, edits);
  return { spans: toSpans({ before, after, glossary }, limited), capped: capped || limited !== edits };
}

type Texts = { readonly before: string; readonly after: string };

function toTokenPair(
  { before, after, ends }: Texts & { readonly ends: CommonEnds },
  glossary: Glossary,
): TokenPair {
  const ranges = trimEnds(before, after, ends);
  const sideOf = (text: string, range: Range): Side => ({
    text,
    range,
    tokens: scanTokens(text, range, glossary),
  });
  return { before: sideOf(before, ranges.before), after: sideOf(after, ranges.after), ends };
}

function toSpans(texts: Texts & { readonly glossary?: Glossary }, edits: readonly TextEdit[]): Span[] {
  const spans: Span[] = [];
  const { before, after, glossary = builtInGlossary() } = texts;
  const quotes = { before: createQuoteReader(before), after: createQuoteReader(after) };
  let [b, a] = [0, 0];
  const pushEqual = (end: number): void => {
    if (end > b) spans.push({ op: 'equal', before: [b, end], after: [a, a + end - b] });
  };
  for (const [index, place] of edits.entries()) {
    pushEqual(place.b0);
    const { b0, b1, a0, a1 } = place;
    const [beforeText, afterText] = [before.slice(b0, b1), after.slice(a0, a1)];
    // Up to the first edit both texts are the same.
    const isQuoted = (): boolean => quotes.before(b0) || (index > 0 && quotes.after(a0));
    const name = classify({ before, after, place, beforeText, afterText, isQuoted, glossary });
    spans.push({
      op: opOf(place),
      before: [b0, b1],
      after: [a0, a1],
      beforeText,
      afterText,
      class: name,
    });
    [b, a] = [b1, a1];
  }
  pushEqual(before.length);
  return spans;
}

function opOf({ b0, b1, a0, a1 }: TextEdit): Span['op'] {
  if (b0 === b1) return 'insert';
  return a0 === a1 ? 'delete' : 'replace';
}
