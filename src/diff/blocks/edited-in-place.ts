import type { Block } from '../../domain/article/content.ts';
import { isSameBlock } from '../same-value.ts';
import type { BlockDraft } from './block-draft.ts';
import { similarEnds } from './same-texts.ts';

/**
 * Most edits leave every block where it was and much as it was: then nothing needs to be searched, and only what was edited is looked at,
 * in the order of the text. undefined: they don't.
 */
export function editedInPlace(
  before: readonly Block[],
  after: readonly Block[],
): readonly BlockDraft[] | undefined {
  if (before.length !== after.length) return undefined;
  const drafts: BlockDraft[] = [];
  for (let place = 0; place < before.length; place += 1) {
    const [old, fresh] = [before[place], after[place]];
    if (old === undefined || fresh === undefined) return undefined;
    if (isSameBlock(old, fresh)) continue;
    const similar = similarEnds(old.text, fresh.text);
    if (similar === undefined) return undefined;
    const places = [place];
    drafts.push({
      before: places,
      after: places,
      isMoved: false,
      similarity: similar.similarity,
      beforeText: old.text,
      afterText: fresh.text,
      ends: similar.ends,
    });
  }
  return drafts;
}
