import { toNormalContent, type Content } from '../domain/article/content.ts';

/** Plain text as a story's content: the first line that isn't blank is the headline, blank lines part the paragraphs. Lines inside a paragraph stay lines. */
export function textToContent(text: string): Content {
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const paragraphs = lines
    .slice(first + 1)
    .join('\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return toNormalContent({
    kind: 'article',
    language: 'und',
    headline: first === -1 ? '' : (lines[first] ?? '').trim(),
    alternativeHeadlines: [],
    bylines: [],
    blocks: paragraphs.map((paragraph) => ({
      kind: 'paragraph',
      text: paragraph,
      marks: [],
      attributes: {},
    })),
    tags: [],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  });
}
