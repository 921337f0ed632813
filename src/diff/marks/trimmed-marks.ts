import type { Mark } from '../../domain/article/content.ts';

const BLANK = /\s/u;
/** Of ASCII; what lies between is no blank either. */
const FIRST_LETTER = 0x41;
const LAST_LETTER = 0x7a;

/**
 * The marks without the white space at their ends, in order of start and end: nobody sees whether it is bold. A mark of nothing else stays
 * as it is.
 */
export function trimmedMarks({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
}): readonly Mark[] {
  const isBlank = (place: number): boolean => {
    const unit = text.charCodeAt(place);
    return unit < FIRST_LETTER || unit > LAST_LETTER ? BLANK.test(text.charAt(place)) : false;
  };
  if (!marks.some(({ start, end }) => isBlank(start) || isBlank(end - 1))) return marks;
  const ink = inkOf(text.length, isBlank);
  return marks
    .map((mark) => {
      const [start, end] = [ink.from[mark.start] ?? 0, ink.to[mark.end] ?? 0];
      return start >= end ? mark : { ...mark, start, end };
    })
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** By place where the next letter stands and where the last one before it ends: however many marks lie over a long blank, it is walked once. */
function inkOf(length: number, isBlank: (place: number) => boolean) {
  const [from, to] = [new Int32Array(length + 1).fill(length), new Int32Array(length + 1)];
  for (let place = 0; place < length; place += 1)
    to[place + 1] = isBlank(place) ? (to[place] ?? 0) : place + 1;
  for (let place = length - 1; place >= 0; place -= 1)
    from[place] = to[place + 1] === place + 1 ? place : (from[place + 1] ?? length);
  return { from, to };
}
