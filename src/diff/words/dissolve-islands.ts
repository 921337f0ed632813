import type { IdChange } from './align-ids.ts';
import { isStopCharacter, isStopWord } from './stop-words.ts';
import { swapKind } from './swap-kind.ts';
import type { Side, TokenPair } from './token-pair.ts';
import { TOKEN } from './tokens.ts';

/** What stays between two changes: how much of it says something, and how long it is. */
type Island = {
  readonly content: number;
  readonly size: number;
  readonly isBorder: boolean;
  /** Whether half of a pair of marks stands in it: looked for once, and only where it matters. */
  readonly holdsHalf: () => boolean;
};

/** Content words from which on an island always stays. */
const ENOUGH = 4;
/** An island with few content words goes when the changes around it are this many times as long. */
const OUTWEIGHED = 4;

/**
 * Joins changes with what stays between them when that is only small change: no content word, or few of them between
 * much longer changes. Many such islands are coincidence, and a reader can do nothing with them. What stays:
 * - a line feed: paragraphs stay apart; and brackets and quotation marks, of which no half belongs in an edit;
 * - what stands between one word in the place of another and the next such: 25 on 1 became 28 on 15 in two places;
 * - what stands beside a number in the place of a number.
 */
export const dissolveIslands = (pair: TokenPair, changes: readonly IdChange[]): readonly IdChange[] =>
  joinOver(pair, changes, (last, next) => isSmall(pair, last, next) && !isOfUse(pair, last, next));

/** The same before the words of the changes are compared: whatever little stays there may be coincidence. */
export const joinClauses = (pair: TokenPair, changes: readonly IdChange[]): readonly IdChange[] =>
  joinOver(pair, changes, (last, next) => isSmall(pair, last, next));

/** `island`: what stays before it. */
type Joined = IdChange & { island: Island };
type IsIdle = (last: IdChange, next: Joined) => boolean;

/** Each island is read once, and weighed again with all that was joined behind it. */
function joinOver({ before }: TokenPair, changes: readonly IdChange[], isIdle: IsIdle): readonly IdChange[] {
  // As in most texts.
  if (changes.length < 2) return changes;
  const joined: Joined[] = [];
  for (const change of changes) {
    const island = islandBetween(before, joined.at(-1)?.b1 ?? change.b0, change.b0);
    const next: Joined = { ...change, island };
    for (let last = joined.at(-1); last !== undefined; last = joined.at(-1)) {
      if (!isIdle(last, next)) break;
      joined.pop();
      next.b0 = last.b0;
      next.a0 = last.a0;
      next.island = last.island;
    }
    joined.push(next);
  }
  return joined.map(({ b0, b1, a0, a1 }) => ({ b0, b1, a0, a1 }));
}

function isSmall(pair: TokenPair, last: IdChange, next: Joined): boolean {
  const { island } = next;
  if (island.isBorder || island.content >= ENOUGH) return false;
  if (island.content === 0) return true;
  const around = Math.min(sizeOf(pair, last), sizeOf(pair, next));
  return around >= OUTWEIGHED * island.size;
}

function isOfUse(pair: TokenPair, last: IdChange, next: Joined): boolean {
  const kinds = [swapKind(pair, last), swapKind(pair, next)];
  return kinds.includes('number') || !kinds.includes('none') || next.island.holdsHalf();
}

const HALVES = /^[()（）[\]［］〔〕【】「」『』“”"«»《》〈〉]$/u;

function holdsHalf(side: Side, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (HALVES.test(textOf(side, index))) return true;
  return false;
}

const sizeOf = ({ before, after }: TokenPair, { b0, b1, a0, a1 }: IdChange): number =>
  Math.max(lengthOf(before, b0, b1), lengthOf(after, a0, a1));

const lengthOf = ({ tokens }: Side, from: number, to: number): number =>
  from === to ? 0 : (tokens.ends[to - 1] ?? 0) - (tokens.starts[from] ?? 0);

function islandBetween(side: Side, from: number, to: number): Island {
  let content = 0;
  let han = 0;
  let half: boolean | undefined;
  let isBorder = false;
  for (let index = from; index < to && content < ENOUGH && !isBorder; index += 1) {
    isBorder = side.tokens.kinds[index] === TOKEN.lineFeed;
    if (isCut(side, index)) han += contentCharacters(textOf(side, index));
    else if (isContent(side, index)) content += 1;
  }
  return {
    content: content + (han >> 1),
    size: lengthOf(side, from, to),
    isBorder,
    holdsHalf: () => (half ??= holdsHalf(side, from, to)),
  };
}

const textOf = ({ text, tokens }: Side, index: number): string =>
  text.slice(tokens.starts[index], tokens.ends[index]);

const isCut = ({ tokens }: Side, index: number): boolean =>
  tokens.kinds[index] === TOKEN.cut || tokens.kinds[index] === TOKEN.run;

function contentCharacters(word: string): number {
  let count = 0;
  for (const character of word) if (!isStopCharacter(character)) count += 1;
  return count;
}

function isContent(side: Side, index: number): boolean {
  switch (side.tokens.kinds[index]) {
    case TOKEN.punctuation:
    case TOKEN.lineFeed:
      return false;
    case TOKEN.word: {
      const word = textOf(side, index);
      return word.length > 1 && !isStopWord(word);
    }
    default:
      return true;
  }
}
