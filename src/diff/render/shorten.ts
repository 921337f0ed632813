import { columnsOf, columnsOfCharacter } from '../../shared/text-columns.ts';

const ELLIPSIS = '…';

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
  const reversed = [...line].reverse();
  const kept = [...headOf(reversed.join(''), columns - 1)].reverse().join('');
  return `${ELLIPSIS}${kept.trimStart()}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

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
