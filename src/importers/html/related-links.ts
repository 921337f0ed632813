import type { Block, RelatedLink } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import { readRelatedLine } from '../page-text/related-lines.ts';
import type { BlockReading } from './block-reading.ts';

/** The links of a block as links to other stories. */
export const toRelatedLinks = ({ text, marks }: Block): readonly RelatedLink[] =>
  marks.flatMap(({ type, href, start, end }) => {
    const title = text.slice(start, end).trim();
    return type === 'link' && href !== undefined && title !== '' ? [{ title, url: href }] : [];
  });

/** `Read more: …`, and each item of links under such a label that stands alone. */
export function readRelatedBlock(blocks: readonly PlacedBlock[], index: number): BlockReading | undefined {
  const block = blocks[index]?.block;
  if (block === undefined) return undefined;
  const links = toRelatedLinks(block);
  const line = readRelatedLine(block.text.trim());
  if (line === undefined) return isUnderLabel(blocks, index) ? { as: 'related', links } : undefined;
  const titles = links.length > 0 ? links : line.links;
  return titles.length > 0
    ? { as: 'related', links: titles }
    : { as: 'left-out', why: 'the heading of related links' };
}

/** Lists of related links are short. */
const MAX_LIST = 12;

function isUnderLabel(blocks: readonly PlacedBlock[], index: number): boolean {
  for (let at = index; at > index - MAX_LIST && at >= 0; at -= 1) {
    const block = blocks[at]?.block;
    if (block === undefined) return false;
    if (at < index && readRelatedLine(block.text.trim())?.list === 'begins') return true;
    if (!isLinkAlone(block)) return false;
  }
  return false;
}

const isLinkAlone = ({ text, marks }: Block): boolean => {
  const [mark, ...others] = marks.filter(({ type }) => type === 'link');
  return mark !== undefined && others.length === 0 && mark.end - mark.start >= text.trim().length - 2;
};
