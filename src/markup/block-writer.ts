import type { Block, BlockKind, Mark } from '../domain/article/content.ts';
import type { HtmlElement } from './parse-html.ts';

export type Inline = { readonly type: Mark['type']; readonly href?: string | undefined };

/** What a block is and the element whose text it holds. */
export type BlockStart = {
  readonly kind: BlockKind;
  readonly element: HtmlElement;
  readonly attributes: Readonly<Record<string, string>>;
  readonly language?: string | undefined;
};

/** A block and the element in which it began. */
export type PlacedBlock = { readonly block: Block; readonly element: HtmlElement };

/** Gathers text into blocks as a browser would lay it out: white space runs become one space, except in preformatted text. */
export type BlockWriter = {
  /** Ends the block in hand (an empty one is dropped) and begins one of this kind. */
  startBlock(start: BlockStart): void;
  text(text: string): void;
  lineBreak(): void;
  /** Marks what `work` writes. */
  inline(inline: Inline, work: () => void): void;
  /** A block of its own, an image or an embed, amid the block in hand, which goes on behind it. */
  single(start: BlockStart, text: string): void;
  finish(): PlacedBlock[];
};

/** The text in pieces: joining them at each step would take the square of its length. */
type Open = { readonly start: BlockStart; readonly pieces: string[]; length: number; readonly marks: Mark[] };

const begin = (start: BlockStart): Open => ({ start, pieces: [], length: 0, marks: [] });

function append(open: Open, piece: string): void {
  if (piece === '') return;
  open.pieces.push(piece);
  open.length += piece.length;
}

const lastOf = (open: Open): string => open.pieces.at(-1)?.at(-1) ?? '';

export function createBlockWriter(first: BlockStart): BlockWriter {
  const blocks: PlacedBlock[] = [];
  let open = begin(first);
  // Marks that enclose the place in hand; a block that ends inside them ends them and begins them anew.
  const enclosing: { inline: Inline; start: number }[] = [];

  const flush = (): void => {
    for (const { inline, start } of enclosing) addMark(open, inline, start);
    const block = toBlock(open);
    if (block !== undefined) blocks.push({ block, element: open.start.element });
  };
  const startBlock = (start: BlockStart): void => {
    flush();
    open = begin(start);
    for (const mark of enclosing) mark.start = 0;
  };
  return {
    startBlock,
    text: (text) => {
      append(open, isPreformatted(open) ? text : collapsed(text, lastOf(open)));
    },
    lineBreak: () => {
      if (!isPreformatted(open)) dropSpace(open);
      append(open, '\n');
    },
    inline: (inline, work) => {
      const mark = { inline, start: open.length };
      enclosing.push(mark);
      work();
      enclosing.pop();
      addMark(open, inline, mark.start);
    },
    single: (start, text) => {
      const { start: interrupted } = open;
      flush();
      blocks.push({ block: { ...toShape(start), text, marks: [] }, element: start.element });
      open = begin(interrupted);
      for (const mark of enclosing) mark.start = 0;
    },
    finish: () => {
      flush();
      return blocks;
    },
  };
}

const isPreformatted = ({ start }: Open): boolean => start.kind === 'preformatted';

function collapsed(text: string, last: string): string {
  const single = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
  return last === '' || last === ' ' || last === '\n' ? single.replace(/^ /, '') : single;
}

/** White space before a line break isn't shown; runs of it are one space already. */
function dropSpace(open: Open): void {
  const piece = open.pieces.at(-1);
  if (piece?.endsWith(' ') !== true) return;
  open.pieces.pop();
  open.length -= piece.length;
  append(open, piece.slice(0, -1));
}

function addMark(open: Open, inline: Inline, start: number): void {
  if (open.length > start) open.marks.push({ start, end: open.length, ...inline });
}

const toShape = ({ kind, language, attributes }: BlockStart): Omit<Block, 'text' | 'marks'> => ({
  kind,
  ...(language === undefined ? {} : { language }),
  attributes,
});

function toBlock({ start, pieces, marks }: Open): Block | undefined {
  const text = pieces.join('');
  const end = text.trimEnd().length;
  if (end === 0) return undefined;
  const fitting = marks
    .map((mark) => ({ ...mark, end: Math.min(mark.end, end) }))
    .filter((mark) => mark.start < mark.end);
  return { ...toShape(start), text: text.slice(0, end), marks: fitting };
}
