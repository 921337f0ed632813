import type { Block, Mark } from '../../domain/article/content.ts';
import type { Range } from '../story-diff.ts';
import { escapeHtml, toSafeHref } from './escape-html.ts';

type MarkRange = { readonly start: number; readonly end: number; readonly href?: string | undefined };

/** The outermost first. */
const ORDER = ['link', 'strong', 'emphasis', 'code'] as const satisfies readonly Mark['type'][];

/** The marks of blocks in the texts joined with one LF: of each type in order, none overlapping another. */
export type MarkIndex = Readonly<Record<Mark['type'], readonly MarkRange[]>>;

export function toMarkIndex(blocks: readonly Block[]): MarkIndex {
  const index: Record<Mark['type'], MarkRange[]> = { link: [], strong: [], emphasis: [], code: [] };
  let offset = 0;
  for (const { text, marks } of blocks) {
    // Normal form has them by their start; of two that overlap the first stays whole.
    for (const { type, start, end, href } of marks) {
      const ranges = index[type];
      const from = Math.max(start + offset, ranges.at(-1)?.end ?? 0);
      const to = Math.min(end, text.length) + offset;
      if (from < to) ranges.push({ start: from, end: to, href });
    }
    offset += text.length + 1;
  }
  return index;
}

/** A stretch of the text as HTML, with its marks. */
export const toMarkedHtml = (text: string, index: MarkIndex, range: Range): string =>
  toLevel({ text, index }, range, 0);

type Marked = { readonly text: string; readonly index: MarkIndex };

function toLevel(marked: Marked, [start, end]: Range, level: number): string {
  const type = ORDER[level];
  if (type === undefined) return escapeHtml(marked.text.slice(start, end));
  const ranges = marked.index[type];
  let output = '';
  let at = start;
  for (let i = firstEndingAfter(ranges, start); i < ranges.length; i += 1) {
    const range = ranges[i];
    if (range === undefined || range.start >= end) break;
    const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)];
    if (from > at) output += toLevel(marked, [at, from], level + 1);
    output += wrap(type, range.href, toLevel(marked, [from, to], level + 1));
    at = to;
  }
  return at < end ? output + toLevel(marked, [at, end], level + 1) : output;
}

function firstEndingAfter(ranges: readonly MarkRange[], place: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

const TAGS = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

function wrap(type: Mark['type'], href: string | undefined, inner: string): string {
  if (type !== 'link') return `<${TAGS[type]}>${inner}</${TAGS[type]}>`;
  const safe = toSafeHref(href);
  return safe === undefined
    ? `<span class="link">${inner}</span>`
    : `<a class="link" href="${escapeHtml(safe)}" rel="noreferrer">${inner}</a>`;
}
