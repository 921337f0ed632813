import type { Block, BlockKind, Mark } from '../domain/article/content.ts';

export type Inline = { readonly type: Mark['type']; readonly href?: string | undefined };

/** Gathers text into blocks as a browser would lay it out: white space runs become one space, except in preformatted text. */
export type BlockWriter = {
  /** Ends the block in hand (an empty one is dropped) and begins one of this kind. */
  startBlock(kind: BlockKind, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  lineBreak(): void;
  /** Marks what `work` writes. */
  inline(inline: Inline, work: () => void): void;
  image(alt: string, url: string): void;
  finish(): Block[];
};

type Open = { kind: BlockKind; attributes: Readonly<Record<string, string>>; text: string; marks: Mark[] };

export function createBlockWriter(): BlockWriter {
  const blocks: Block[] = [];
  let open: Open = { kind: 'paragraph', attributes: {}, text: '', marks: [] };
  // Marks that enclose the place in hand; a block that ends inside them ends them and begins them anew.
  const enclosing: { inline: Inline; start: number }[] = [];

  const endMarks = (): void => {
    for (const { inline, start } of enclosing) addMark(open, inline, start);
  };
  const flush = (): void => {
    endMarks();
    const block = toBlock(open);
    if (block !== undefined) blocks.push(block);
  };
  const startBlock = (kind: BlockKind, attributes: Readonly<Record<string, string>>): void => {
    flush();
    open = { kind, attributes, text: '', marks: [] };
    for (const mark of enclosing) mark.start = 0;
  };
  return {
    startBlock,
    text: (text) => {
      open.text += open.kind === 'preformatted' ? text : collapsed(text, open.text);
    },
    lineBreak: () => {
      open.text = `${open.kind === 'preformatted' ? open.text : open.text.replace(/ +$/, '')}\n`;
    },
    inline: (inline, work) => {
      const mark = { inline, start: open.text.length };
      enclosing.push(mark);
      work();
      enclosing.pop();
      addMark(open, inline, mark.start);
    },
    image: (alt, url) => {
      const { kind, attributes } = open;
      flush();
      blocks.push({ kind: 'image', text: alt, marks: [], attributes: { url } });
      open = { kind, attributes, text: '', marks: [] };
      for (const mark of enclosing) mark.start = 0;
    },
    finish: () => {
      flush();
      return blocks;
    },
  };
}

function collapsed(text: string, before: string): string {
  const single = text.replaceAll(/[ \t\r\n\f]+/g, ' ');
  return before === '' || /[ \n]$/.test(before) ? single.replace(/^ /, '') : single;
}

function addMark(open: Open, inline: Inline, start: number): void {
  if (open.text.length > start) open.marks.push({ start, end: open.text.length, ...inline });
}

function toBlock({ kind, attributes, text, marks }: Open): Block | undefined {
  const end = text.trimEnd().length;
  if (end === 0) return undefined;
  const fitting = marks
    .map((mark) => ({ ...mark, end: Math.min(mark.end, end) }))
    .filter((mark) => mark.start < mark.end);
  return { kind, text: text.slice(0, end), marks: fitting, attributes };
}
