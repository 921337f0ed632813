import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** About 275,000 words in small letters a to z, sorted, one a line: 2.7 MB, of which a search looks at a few lines. */
let lines: string | undefined;

const require = createRequire(import.meta.url);

/** The package's array is not parsed: as texts of their own its words would take five times the memory. */
function readLines(): string {
  const json = readFileSync(require.resolve('an-array-of-english-words'), 'latin1');
  return json.slice(json.indexOf('"') + 1, json.lastIndexOf('"')).replaceAll('","', '\n');
}

/** Whether it is an English word in any of its forms; `word`: in small letters. Names are none. */
export function isEnglishWord(word: string): boolean {
  lines ??= readLines();
  let [from, to] = [0, lines.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const start = lines.lastIndexOf('\n', middle - 1) + 1;
    const next = lines.indexOf('\n', middle);
    const end = next < 0 ? lines.length : next;
    const line = lines.slice(start, end);
    if (line === word) return true;
    if (line < word) from = end + 1;
    else to = start - 1;
  }
  return false;
}
