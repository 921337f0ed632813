const OPENING = new Set(Array.from('“「『«《‹﹁', (mark) => mark.charCodeAt(0)));
const CLOSING = new Set(Array.from('”」』»》›﹂', (mark) => mark.charCodeAt(0)));
const ANY_MARK = /["“”「」『』«»《》‹›﹁﹂]/;
const STRAIGHT = 0x22;
const LINE_FEED = 0x0a;

/** How far back quotation marks are looked for; in a longer line straight ones can't be told apart. */
const REACH = 2_000;

/** Says of rising places in a text whether each lies inside quotation marks. Those of a line end with the line. */
export type QuoteReader = (position: number) => boolean;

export function createQuoteReader(text: string): QuoteReader {
  let hasMarks: boolean | undefined;
  let at = -1;
  let depth = 0;
  let isStraight = false;
  const step = (): void => {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) {
      depth = 0;
      isStraight = false;
    } else if (unit === STRAIGHT) isStraight = !isStraight;
    else if (unit >= 0xab && OPENING.has(unit)) depth += 1;
    else if (unit >= 0xab && CLOSING.has(unit)) depth = Math.max(0, depth - 1);
  };
  return (position) => {
    // Most texts have none, and are seen through at once.
    if (!(hasMarks ??= ANY_MARK.test(text))) return false;
    if (at < 0) at = lineStart(text, position);
    for (; at < position; at += 1) step();
    return depth > 0 || isStraight;
  };
}

function lineStart(text: string, position: number): number {
  const least = Math.max(0, position - REACH);
  for (let at = position; at > least; at -= 1) if (text.charCodeAt(at - 1) === LINE_FEED) return at;
  return least;
}
