import { toNormalContent, type Block, type Content, type Mark } from '../../../src/domain/article/content.ts';
import { grammarOf, type Paragraph, type Story, type Unit } from './story.ts';

/** A revision as content, and as one text: its blocks joined by LF, each character with its id. An LF has the id 0. */
export type Revision = {
  readonly story: Story;
  readonly content: Content;
  readonly text: string;
  readonly ids: Int32Array;
  /** Where each block begins in the text. */
  readonly blockStarts: readonly number[];
};

export function render(story: Story): Revision {
  const pieces = story.paragraphs.map(toPieces);
  const texts = pieces.map((piece) => piece.map(({ text }) => text).join(''));
  const text = texts.join('\n');
  const ids = new Int32Array(text.length);
  const blockStarts: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    blockStarts.push(at);
    for (const {
      text: { length },
      firstId,
    } of piece) {
      for (let offset = 0; offset < length; offset += 1) ids[at + offset] = firstId + offset;
      at += length;
    }
    at += 1;
  }
  const blocks = story.paragraphs.map((paragraph, index) =>
    toBlock(paragraph, { text: texts[index] ?? '', pieces: pieces[index] ?? [] }),
  );
  return { story, content: toContent(story, blocks), text, ids, blockStarts };
}

type Piece = Pick<Unit, 'text' | 'firstId' | 'marks'>;

function toPieces({ sentences, language }: Paragraph): readonly Piece[] {
  const { joint } = grammarOf(language);
  return sentences.flatMap(({ units, jointId }, index): readonly Piece[] =>
    index === 0 || joint === '' ? units : [{ text: joint, firstId: jointId, marks: [] }, ...units],
  );
}

type Rendered = { readonly text: string; readonly pieces: readonly Piece[] };

function toBlock({ kind, language }: Paragraph, { text, pieces }: Rendered): Block {
  const marks: Mark[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    for (const mark of piece.marks) marks.push({ start: at, end, ...mark });
    at = end;
  }
  return { kind, text, language, marks, attributes: {} };
}

const toContent = (story: Story, blocks: readonly Block[]): Content =>
  toNormalContent({
    kind: 'article',
    language: story.language === 'en' ? 'en' : 'zh-Hant',
    headline: story.headline,
    alternativeHeadlines: [],
    bylines: [],
    blocks,
    section: 'local',
    tags: story.tags,
    media: [{ kind: 'image', url: 'https://example.org/picture.jpg', caption: story.imageCaption }],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  });
