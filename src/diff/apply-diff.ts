import { toNormalContent, type Block, type Content } from '../domain/article/content.ts';
import { joinedText } from './joined-text.ts';
import type { BlockChange, BlockRef, FieldChange, Span, StoryDiff } from './story-diff.ts';

/** The text does not belong to the diff. */
export class DiffMismatchError extends Error {
  constructor(what: string) {
    super(`The diff doesn't fit this text: ${what}`);
    this.name = 'DiffMismatchError';
  }
}

/**
 * The text after, from the text before (both in normal form, as every stored content is).
 * Throws a DiffMismatchError when the diff was made from another text.
 */
export function applyDiff(before: Content, diff: StoryDiff): Content {
  const blocks: Block[] = [];
  for (const change of diff.blocks) {
    const own = applyBlock(before.blocks, change);
    change.after.forEach(({ index }, at) => {
      const block = own[at];
      if (block !== undefined) blocks[index] = block;
    });
  }
  return toNormalContent(diff.fields.reduce(withField, { ...before, blocks }));
}

const withField = (content: Content, { field, after }: FieldChange): Content => ({
  ...content,
  [field]: after,
});

function applyBlock(blocks: readonly Block[], change: BlockChange): readonly Block[] {
  const old = change.before.map(({ index }) => blockAt(blocks, index));
  if (change.kind === 'equal') return old;
  const fresh = change.after.map(carriedBlock);
  if (change.spans === undefined) return fresh;
  return cutInto(fresh, applySpans(old.map(({ text }) => text).join('\n'), change.spans), change.after);
}

/** The new text, cut where the carried blocks end. */
function cutInto(fresh: readonly Block[], text: string, refs: readonly BlockRef[]): readonly Block[] {
  if (fresh.length > 0 && text.length !== joinedText(refs).length)
    throw new DiffMismatchError('its spans make a text of another length');
  let start = 0;
  return fresh.map((block) => {
    const end = start + block.text.length;
    const own = { ...block, text: text.slice(start, end) };
    start = end + 1;
    return own;
  });
}

function blockAt(blocks: readonly Block[], index: number): Block {
  const block = blocks[index];
  if (block === undefined) throw new DiffMismatchError(`it has no block ${String(index)}`);
  return block;
}

function carriedBlock({ index, block }: BlockRef): Block {
  if (block === undefined) throw new DiffMismatchError(`block ${String(index)} is missing from the diff`);
  return block;
}

/** The text after, from the text before and its spans. */
export function applySpans(before: string, spans: readonly Span[]): string {
  const end = spans.at(-1)?.before[1] ?? 0;
  if (end !== before.length) throw new DiffMismatchError('a text has another length');
  return spans
    .map((span) => (span.op === 'equal' ? before.slice(...span.before) : (span.afterText ?? '')))
    .join('');
}
