import { fstatSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The list as it stands on the disk, of which only the blocks that searches came through are read. */
type List = {
  readonly bytes: Buffer;
  /** Makes sure that the words around a place have been read. */
  readonly read: (place: number) => void;
};

const BLOCK = 4_096;
/** No word is longer. */
const LONGEST = 32;

/** A JSON array of about 275,000 words, sorted. Reading it whole takes longer than most diffs, parsing it four times its room. */
function openList(): List {
  const file = openSync(require.resolve('an-array-of-english-words'), 'r');
  const bytes = Buffer.alloc(fstatSync(file).size);
  const isRead = new Uint8Array(Math.ceil(bytes.length / BLOCK));
  const readBlock = (block: number): void => {
    if (isRead[block] !== 0) return;
    const start = block * BLOCK;
    readSync(file, bytes, start, Math.min(BLOCK, bytes.length - start), start);
    isRead[block] = 1;
  };
  return {
    bytes,
    read: (place) => {
      readBlock(Math.floor(Math.max(0, place - LONGEST) / BLOCK));
      readBlock(Math.floor(Math.min(bytes.length - 1, place + LONGEST) / BLOCK));
    },
  };
}

let list: List | undefined;

const isLetter = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a;

/** Whether it is an English word in any of its forms; `word`: in small letters. Names are none. */
export function isEnglishWord(word: string): boolean {
  const { bytes, read } = (list ??= openList());
  let [from, to] = [0, bytes.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    read(middle);
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
