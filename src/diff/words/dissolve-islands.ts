import type { IdChange } from './align-ids.ts';
import { isStopCharacter, isStopWord } from './stop-words.ts';
import { swapKind } from './swap-kind.ts';
import type { Side, TokenPair } from './token-pair.ts';
import { TOKEN } from './tokens.ts';

/** What stays between two changes: how much of it says something, and how long it is. */
type Island = { readonly content: number; readonly size: number; readonly isBorder: boolean };

/** Content words from which on an island always stays. */
const ENOUGH = 4;
/** An island with few content words goes when the changes around it are this many times as long. */
const OUTWEIGHED = 4;

/**
 * Joins changes with what stays between them when that is only small change: no content word, or few of them between
 * much longer changes. Many such islands are coincidence, and a reader can do nothing with them. One word in the place
 * of another on both sides is none: 25 on 1 became 28 on 15 in two places; and a number in the place of a number always
 * stands alone. A line feed is never dissolved: paragraphs stay apart. Each island is read once, and weighed again with all
 * that was joined behind it.
 */
export function dissolveIslands(pair: TokenPair, changes: readonly IdChange[]): readonly IdChange[] {
  const joined: Joined[] = [];
  for (const change of changes) {
    const next = { ...change, island: islandBetween(pair.before, joined.at(-1)?.b1 ?? change.b0, change.b0) };
    for (let last = joined.at(-1); last !== undefined; last = joined.at(-1)) {
      if (!isOutweighed(pair, last, next)) break;
      joined.pop();
      next.b0 = last.b0;
      next.a0 = last.a0;
      next.island = last.island;
    }
    joined.push(next);
  }
  return joined.map(({ b0, b1, a0, a1 }) => ({ b0, b1, a0, a1 }));
}

/** `island`: what lies before it. */
type Joined = IdChange & { readonly island: Island };

function isOutweighed(pair: TokenPair, last: IdChange, next: Joined): boolean {
  const { island } = next;
  if (island.isBorder || island.content >= ENOUGH || standApart(pair, last, next)) return false;
  if (island.content === 0) return true;
  const around = Math.min(sizeOf(pair, last), sizeOf(pair, next));
  return around >= OUTWEIGHED * island.size;
}

/** Each of the two can be read by itself, and joined they would hide what took the place of what. */
function standApart(pair: TokenPair, last: IdChange, next: IdChange): boolean {
  const kinds = [swapKind(pair, last), swapKind(pair, next)];
  return kinds.includes('number') || !kinds.includes('none');
}

const sizeOf = ({ before, after }: TokenPair, { b0, b1, a0, a1 }: IdChange): number =>
  Math.max(lengthOf(before, b0, b1), lengthOf(after, a0, a1));

const lengthOf = ({ tokens }: Side, from: number, to: number): number =>
  from === to ? 0 : (tokens.ends[to - 1] ?? 0) - (tokens.starts[from] ?? 0);

function islandBetween(side: Side, from: number, to: number): Island {
  let content = 0;
  let han = 0;
  let isBorder = false;
  for (let index = from; index < to && content < ENOUGH && !isBorder; index += 1) {
    isBorder = side.tokens.kinds[index] === TOKEN.lineFeed;
    if (isCut(side, index)) han += contentCharacters(textOf(side, index));
    else if (isContent(side, index)) content += 1;
  }
  return { content: content + (han >> 1), size: lengthOf(side, from, to), isBorder };
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
