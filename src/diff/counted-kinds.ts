import type { Block, BlockKind } from '../domain/article/content.ts';
import type { Counted } from './render/phrases.ts';
import type { BlockChange, StoryDiff } from './story-diff.ts';

/** Of each count of a summary the kind of its blocks; undefined: they are of several kinds, or of one that isn't known. */
export type CountedKinds = Readonly<Partial<Record<Counted, BlockKind | undefined>>>;

const COUNTS: Readonly<Record<BlockChange['kind'], Counted | undefined>> = {
  equal: undefined,
  changed: 'changed',
  inserted: 'added',
  deleted: 'removed',
  split: 'split',
  merged: 'merged',
};

/** `after`: the blocks of the text after, which a diff leaves out where they are equal. */
export function countedKinds({ blocks }: StoryDiff, after: readonly Block[]): CountedKinds {
  const found: Partial<Record<Counted, BlockKind | undefined>> = {};
  const note = (how: Counted | undefined, kind: BlockKind | undefined): void => {
    if (how === undefined) return;
    if (!(how in found)) found[how] = kind;
    else if (found[how] !== kind) found[how] = undefined;
  };
  for (const change of blocks) {
    if (change.kind === 'equal' && change.moveId === undefined) continue;
    const kind = kindOf(change, after);
    note(COUNTS[change.kind], kind);
    if (change.moveId !== undefined) note('moved', kind);
  }
  return found;
}

function kindOf({ before, after: [ref] }: BlockChange, after: readonly Block[]): BlockKind | undefined {
  const block = ref === undefined ? before[0]?.block : (ref.block ?? after[ref.index]);
  return block?.kind;
}
