import type { PlacedBlock } from '../../markup/block-writer.ts';
import { childrenOf, textOf, type HtmlElement } from '../../markup/parse-html.ts';
import { isUnlabelledTime, readTimeAfter, readTimeLine, type TimeLine } from '../page-text/read-time-line.ts';
import type { BlockReading } from './block-reading.ts';
import { findShownBylines } from './shown-bylines.ts';
import type { Surroundings } from './surroundings.ts';

const MAX_TIMES_LENGTH = 200;

/** Times that a block states, with the names beside them; undefined: it is another kind of block. */
export function readTimes(
  { block, element }: PlacedBlock,
  index: number,
  around: Surroundings,
): BlockReading | undefined {
  const text = block.text.trim();
  if (text.length > MAX_TIMES_LENGTH) return undefined;
  const entry = around.findEntry(element);
  if (entry?.attributes['at'] !== undefined && isClock(text)) return { as: 'at' };
  const { timed } = around;
  if (timed.has(element))
    return { as: 'times', times: [], bylines: listParts(text, element).flatMap(readPartNames) };
  const line =
    readTimeLine(text) ??
    readBehindNames(text) ??
    readAwaited(text, around.page.blocks[index - 1]) ??
    readSideBySide(text, element);
  if (line === undefined) return undefined;
  const next = around.page.blocks[index + 1]?.block.text.trim() ?? '';
  const isRead = line.awaits === undefined || readTimeAfter(line.awaits, next) !== undefined;
  return isRead ? { as: 'times', times: line.times, bylines: line.bylines } : undefined;
}

const BEHIND_NAMES = /[,，|｜·•–—-]\s+/gu;

/** `By Jane Doe, Published: …`: names in front of the labels. */
function readBehindNames(text: string): TimeLine | undefined {
  for (const { index, 0: separator } of text.matchAll(BEHIND_NAMES)) {
    const bylines = findShownBylines(text.slice(0, index), undefined);
    const line = bylines.length === 0 ? undefined : readTimeLine(text.slice(index + separator.length));
    if (line !== undefined) return { ...line, bylines: [...bylines, ...line.bylines] };
  }
  return undefined;
}

/** The block above ended with a label that waited for this time. */
function readAwaited(text: string, above: PlacedBlock | undefined): TimeLine | undefined {
  const awaits = above === undefined ? undefined : readTimeLine(above.block.text.trim())?.awaits;
  return awaits === undefined ? undefined : readTimeAfter(awaits, text);
}

const isClock = (text: string): boolean =>
  /^\D{0,12}\d{1,2}\D{1,3}\d\d\D{0,12}$/u.test(text) || isUnlabelledTime(text);

type Part = { readonly text: string; readonly element: HtmlElement | undefined };

/** A line about a story has few parts; what has more is a page. */
const MAX_PARTS = 12;

/** The elements within, where they are as few as the parts of a line. */
export const listChildren = (element: HtmlElement): readonly HtmlElement[] =>
  element.childNodes.length > 2 * MAX_PARTS ? [] : childrenOf(element);

/** What stands side by side in one block: in elements of its own, or set off by signs. */
function listParts(text: string, element: HtmlElement): readonly Part[] {
  const children = listChildren(element);
  const inside = children.map((child) => ({ text: textOf(child), element: child }));
  return [
    ...inside.filter((part) => text.includes(part.text)),
    ...text.split(/\s*[|｜•·\n]\s*|\s+[-–—]\s+/u).map((part) => ({ text: part, element: undefined })),
  ];
}

const readPartNames = ({ text, element }: Part): readonly string[] =>
  text.length > MAX_TIMES_LENGTH ? [] : findShownBylines(text, element);

/** Times in elements that stand side by side without a sign between them. */
function readSideBySide(text: string, element: HtmlElement): TimeLine | undefined {
  const parts = listParts(text, element);
  const times = parts.flatMap((part) =>
    part.element === undefined ? [] : (readTimeLine(part.text)?.times ?? []),
  );
  return times.length === 0 ? undefined : { times, bylines: parts.flatMap(readPartNames), rest: '' };
}

/** A block of names. */
export function readNames(
  text: string,
  element: HtmlElement,
  { isInBody }: Surroundings,
): BlockReading | undefined {
  const names = findShownBylines(text, isInBody(element) ? undefined : element);
  return names.length > 0 ? { as: 'byline', names } : undefined;
}
