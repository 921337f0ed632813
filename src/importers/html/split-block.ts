import type { Block, Mark } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import { findBylines } from '../page-text/bylines.ts';
import { readTimeLine } from '../page-text/read-time-line.ts';

const BLANK_LINE = /\n(?:[^\S\n]*\n)+/g;
const LINE_BREAK = /\n/g;

/** Old pages part their paragraphs by two line breaks; and a line that states times or names is one for itself. */
export function splitBlock({ block, element }: PlacedBlock): readonly PlacedBlock[] {
  if (block.kind === 'preformatted' || !block.text.includes('\n')) return [{ block, element }];
  return cutAt(block, BLANK_LINE)
    .flatMap((part) => (part.text.includes('\n') && holdsFacts(part.text) ? cutAt(part, LINE_BREAK) : [part]))
    .map((part) => ({ block: part, element }));
}

const MAX_LINES = 12;

function holdsFacts(text: string): boolean {
  const lines = text.split('\n', MAX_LINES).map((line) => line.trim());
  return lines.some((line) => findBylines(line).length > 0 || (readTimeLine(line)?.times.length ?? 0) > 0);
}

function cutAt(block: Block, separator: RegExp): readonly Block[] {
  const parts: Block[] = [];
  let start = 0;
  for (const match of block.text.matchAll(separator)) {
    parts.push(cut(block, start, match.index));
    start = match.index + match[0].length;
  }
  parts.push(cut(block, start, block.text.length));
  return parts.filter(({ text }) => text.trim() !== '');
}

/** The part of a block between two offsets, with the marks that lie in it. */
function cut(block: Block, start: number, end: number): Block {
  return { ...block, text: block.text.slice(start, end), marks: moveMarks(block.marks, start, end) };
}

const moveMarks = (marks: readonly Mark[], start: number, end: number): Mark[] =>
  marks
    .filter((mark) => mark.start < end && mark.end > start)
    .map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));

/** The block without white space at its edges. Preformatted text keeps its indentation. */
export function trimBlock(block: Block): Block {
  const end = block.text.trimEnd().length;
  const leading = block.text.length - block.text.trimStart().length;
  const start = block.kind === 'preformatted' ? 0 : leading;
  return start === 0 && end === block.text.length ? block : cut(block, Math.min(start, end), end);
}
