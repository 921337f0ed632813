import type { Block, BlockKind } from '../domain/article/content.ts';
import type { Counted } from './render/phrases.ts';
import type { BlockChange, StoryDiff } from './story-diff.ts';

/** Of each count of a summary the kind of its blocks; undefined: they are of several kinds, or of one that isn't known. */
export type CountedKinds = Readonly<Partial<Record<Counted, BlockKind>>>;

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
  const found = new Map<Counted, Set<BlockKind | undefined>>();
  const note = (how: Counted | undefined, kind: BlockKind | undefined): void => {
    if (how !== undefined) found.set(how, (found.get(how) ?? new Set()).add(kind));
  };
  for (const change of blocks) {
    if (change.kind === 'equal' && change.moveId === undefined) continue;
    const kind = kindOf(change, after);
    note(COUNTS[change.kind], kind);
    if (change.moveId !== undefined) note('moved', kind);
  }
  const single = [...found].flatMap(([how, [kind, ...others]]) =>
    kind === undefined || others.length > 0 ? [] : [[how, kind] as const],
  );
  return Object.fromEntries(single);
}

function kindOf({ before, after: [ref] }: BlockChange, after: readonly Block[]): BlockKind | undefined {
  const block = ref === undefined ? before[0]?.block : (ref.block ?? after[ref.index]);
  return block?.kind;
}
