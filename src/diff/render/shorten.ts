import { columnsOf, columnsOfCharacter } from '../../shared/text-columns.ts';

const ELLIPSIS = '…';

/** A quotation's room in a sentence, in columns: two for a wide character. */
export const QUOTE_COLUMNS = 80;
/** Of that room, for the words before the place where two texts begin to differ. */
const LEAD_COLUMNS = 30;

/** Where a text may be cut: before white space, or beside a character that needs none. */
const isUnspaced = (character: string): boolean => columnsOfCharacter(character) === 2;

/** One line of at most so many columns, cut at a word's border; `…` stands for the rest. */
export function shorten(text: string, columns: number): string {
  const line = oneLine(text);
  if (line.length * 2 <= columns || columnsOf(line) <= columns) return line;
  const kept = headOf(line, columns - 1);
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

/** The same from the other end: the last words, after `…`. */
export function shortenStart(text: string, columns: number): string {
  const line = oneLine(text.slice(-4 * columns));
  if (line.length >= text.trim().length && columnsOf(line) <= columns) return line;
  return `${ELLIPSIS}${tailOf(line, columns - 1).trimStart()}`;
}

type Pair = readonly [before: string, after: string];

/** Two texts that differ, each in one line of at most so many columns: what differs stays in it, and `…` stands for the rest on either side. */
export function shortenPair(pair: Pair, columns: number): Pair {
  const [one, other] = [oneLine(pair[0]), oneLine(pair[1])];
  if (Math.max(columnsOf(one), columnsOf(other)) <= columns) return [one, other];
  const same = sharedStart(one, other);
  const tail = sharedEnd(one.slice(same), other.slice(same));
  const shown = Math.max(...[one, other].map((line) => columnsOf(line.slice(0, line.length - tail))));
  const heads: Pair = [shorten(one, columns), shorten(other, columns)];
  const isEarly = shown < columns || columnsOf(one.slice(0, same)) <= LEAD_COLUMNS;
  // The difference may stand in the word that is cut off.
  if (isEarly && heads[0] !== heads[1]) return heads;
  const lead = tailOf(one.slice(0, same), LEAD_COLUMNS - 1).trimStart();
  const fromLead = (line: string): string =>
    ELLIPSIS + shorten(line.slice(same - lead.length), columns - ELLIPSIS.length);
  return [fromLead(one), fromLead(other)];
}

/** How many code units two texts begin with in common, no character cut in half. */
function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return isHighHalf(one, length - 1) ? length - 1 : length;
}

function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1;
  return length;
}

const isHighHalf = (text: string, index: number): boolean => /[\ud800-\udbff]/.test(text[index] ?? '');

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const tailOf = (line: string, columns: number): string =>
  [...headOf([...line].reverse().join(''), columns)].reverse().join('');

function headOf(line: string, columns: number): string {
  let [used, end, border] = [0, 0, 0];
  for (const character of line) {
    if (used + columnsOfCharacter(character) > columns) break;
    if (character === ' ' || isUnspaced(character)) border = end + (character === ' ' ? 0 : character.length);
    used += columnsOfCharacter(character);
    end += character.length;
  }
  const next = line.codePointAt(end);
  const isBorder = next !== undefined && /^\s$/u.test(String.fromCodePoint(next));
  // A word longer than half the room is cut inside: a border far back would drop too much.
  return line.slice(0, isBorder || border < end / 2 ? end : border);
}
