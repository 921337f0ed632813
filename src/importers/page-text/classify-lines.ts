import { findBylines } from './bylines.ts';
import { findFurniture } from './furniture.ts';
import type { PageLine } from './page-lines.ts';
import { isUnlabelledTime, readTimeAfter, readTimeLine, type TimeLine } from './read-time-line.ts';
import { readRelatedItem, readRelatedLine, type RelatedTitle } from './related-lines.ts';

/** What a line is by its own form, and by that of the line above where the two belong together. `text` may still become several things. */
export type LineReading =
  | { readonly as: 'furniture'; readonly why: string }
  | { readonly as: 'times'; readonly line: TimeLine }
  | { readonly as: 'captions'; readonly texts: readonly string[] }
  | { readonly as: 'related'; readonly links: readonly RelatedTitle[] }
  | { readonly as: 'bylines'; readonly names: readonly string[] }
  | { readonly as: 'text' };

export type ClassifiedLine = PageLine & { readonly reading: LineReading };

const CAPTION_LINE = /^\[\[.*\]\]$/su;

export function classifyLines(lines: readonly PageLine[]): readonly ClassifiedLine[] {
  const classified: ClassifiedLine[] = [];
  let inList: 'inside' | 'outside' = 'outside';
  lines.forEach((line, index) => {
    const above = classified.at(-1);
    const isAdjacent = above?.number === line.number - 1;
    if (!isAdjacent) inList = 'outside';
    const item = inList === 'inside' ? readRelatedItem(line.text) : undefined;
    const reading = classifyLine(line, { above, next: lines[index + 1], item });
    const related = reading.as === 'related' ? readRelatedLine(line.text) : undefined;
    if (related?.list === 'begins') inList = 'inside';
    else if (reading.as !== 'related') inList = 'outside';
    classified.push({ ...line, reading });
  });
  return classified;
}

type Surroundings = {
  readonly above: ClassifiedLine | undefined;
  readonly next: PageLine | undefined;
  /** What the line is as an item of a list of related links. */
  readonly item: RelatedTitle | undefined;
};

function classifyLine(line: PageLine, { above, next, item }: Surroundings): LineReading {
  const captions = readCaptions(line.text);
  if (captions !== undefined) {
    return captions.length === 0
      ? { as: 'furniture', why: 'an empty caption' }
      : { as: 'captions', texts: captions };
  }
  const awaited = above?.reading.as === 'times' ? above.reading.line.awaits : undefined;
  const time =
    (awaited === undefined ? undefined : readTimeAfter(awaited, line.text)) ?? readOwnTime(line, next);
  if (time !== undefined) return { as: 'times', line: time };
  const why = findFurniture(line.text);
  if (why !== undefined) return { as: 'furniture', why };
  const related = readRelatedLine(line.text)?.links ?? (item === undefined ? undefined : [item]);
  if (related !== undefined) return { as: 'related', links: related };
  const names = findBylines(line.text);
  return names.length > 0 ? { as: 'bylines', names } : { as: 'text' };
}

/** A label at a line's end waits for the next line only where that is a time; else the words are no label. */
function readOwnTime(line: PageLine, next: PageLine | undefined): TimeLine | undefined {
  const time = readTimeLine(line.text);
  if (time?.awaits === undefined) return time;
  return next !== undefined && readTimeAfter(time.awaits, next.text) !== undefined ? time : undefined;
}

/** `[[…]]`, once or several times in a line; white space within the brackets as it stands. */
function readCaptions(text: string): readonly string[] | undefined {
  if (!CAPTION_LINE.test(text)) return undefined;
  const captions = text.slice(2, -2).split(/\]\]\s*\[\[/u);
  if (captions.some((caption) => caption.includes(']]') || caption.includes('[['))) return undefined;
  return captions.filter((caption) => caption.trim() !== '');
}

/** A time without a label is in front of the text a page's date, but which one isn't said. */
export const isBareTime = (line: PageLine): boolean => isUnlabelledTime(line.text);
