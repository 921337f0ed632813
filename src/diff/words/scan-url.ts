const BEGINNINGS = ['https://', 'http://', 'www.'];
const SMALL_H = 0x68;
const SMALL_T = 0x74;
const SMALL_W = 0x77;

/** What may end a sentence around an address, and doesn't belong to it. */
const TRAILING = new Set(Array.from('.,;:!?\'")', (mark) => mark.charCodeAt(0)));

/** Where the address that begins at `start` ends; `start` itself when none does. */
export function urlEnd(text: string, start: number, to: number): number {
  const [first, second] = [text.charCodeAt(start) | 0x20, text.charCodeAt(start + 1) | 0x20];
  if (!(first === SMALL_H && second === SMALL_T) && !(first === SMALL_W && second === SMALL_W)) return start;
  const beginning = BEGINNINGS.find((one) => text.slice(start, start + one.length).toLowerCase() === one);
  if (beginning === undefined) return start;
  let end = start + beginning.length;
  while (end < to && isUrlUnit(text.charCodeAt(end))) end += 1;
  while (end > start && TRAILING.has(text.charCodeAt(end - 1))) end -= 1;
  return end > start + beginning.length ? end : start;
}

/** Printable ASCII without quotation marks, angle brackets and space. */
const isUrlUnit = (unit: number): boolean =>
  unit > 0x20 && unit < 0x7f && unit !== 0x22 && unit !== 0x3c && unit !== 0x3e;
