import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A JSON array of about 275,000 words in small letters a to z, sorted. It is neither parsed nor decoded: as texts of their own
 * the words would take four times the memory, and a search looks at few of them.
 */
let json: Buffer | undefined;

const isLetter = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;

/** Whether it is an English word in any of its forms; `word`: in small letters. Names are none. */
export function isEnglishWord(word: string): boolean {
  const bytes = (json ??= readFileSync(require.resolve('an-array-of-english-words')));
  let [from, to] = [0, bytes.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    let start = middle;
    while (start < to && !isLetter(bytes[start])) start += 1;
    while (start > from && isLetter(bytes[start - 1])) start -= 1;
    let end = start;
    while (end < to && isLetter(bytes[end])) end += 1;
    if (end === start) to = middle;
    else {
      const order = orderOf(bytes, [start, end], word);
      if (order === 0) return true;
      if (order < 0) from = end;
      else to = start;
    }
  }
  return false;
}

/** Below 0: the word of these bytes stands before the other one in the list. */
function orderOf(bytes: Buffer, [start, end]: readonly [number, number], word: string): number {
  const shared = Math.min(end - start, word.length);
  for (let index = 0; index < shared; index += 1) {
    const order = (bytes[start + index] ?? 0) - word.charCodeAt(index);
    if (order !== 0) return order;
  }
  return end - start - word.length;
}
