import type { Block } from '../domain/article/content.ts';
import { diffSequences } from './diff-sequences.ts';
import { diffTexts } from './diff-texts.ts';
import { pairBlocks } from './pair-blocks.ts';
import type { AttributeChange, BlockChange } from './story-diff.ts';

export type BlocksDiff = { readonly changes: readonly BlockChange[]; readonly capped: boolean };

type Sides = { readonly before: readonly Block[]; readonly after: readonly Block[] };

/** The blocks of two texts: equal ones aligned, those between paired in order by their words. */
export function diffBlocks(before: readonly Block[], after: readonly Block[]): BlocksDiff {
  const identities = (blocks: readonly Block[]): string[] => blocks.map((block) => JSON.stringify(block));
  const { stretches, capped } = diffSequences(identities(before), identities(after));
  const parts = stretches.map((stretch) => {
    if (stretch.op === 'equal') return { changes: toEqual(stretch.before, stretch.after), capped: false };
    return diffGap({ before, after }, stretch.before, stretch.after);
  });
  return {
    changes: withMoves(parts.flatMap((part) => part.changes)),
    capped: capped || parts.some((part) => part.capped),
  };
}

type Indices = readonly [number, number];

const toEqual = ([start, end]: Indices, [start2]: Indices): BlockChange[] =>
  Array.from({ length: end - start }, (_, index) => ({
    kind: 'equal',
    before: [{ index: start + index }],
    after: [{ index: start2 + index }],
  }));

function diffGap({ before, after }: Sides, [from, to]: Indices, [from2, to2]: Indices): BlocksDiff {
  const { pairs, capped } = pairBlocks(before.slice(from, to), after.slice(from2, to2));
  const changes: BlockChange[] = [];
  let [b, a, isCapped] = [from, from2, capped];
  const pushUnpaired = (untilBefore: number, untilAfter: number): void => {
    for (; b < untilBefore; b += 1)
      changes.push({ kind: 'deleted', before: [{ index: b, block: before[b] }], after: [] });
    for (; a < untilAfter; a += 1)
      changes.push({ kind: 'inserted', before: [], after: [{ index: a, block: after[a] }] });
  };
  for (const { before: i, after: j, similarity } of pairs) {
    pushUnpaired(from + i, from2 + j);
    const [old, fresh] = [before[b], after[a]];
    if (old === undefined || fresh === undefined) throw new RangeError('a pair lies outside its gap');
    const changed = changeOf(old, fresh);
    isCapped ||= changed.capped;
    changes.push({
      kind: 'changed',
      before: [{ index: b, block: old }],
      after: [{ index: a, block: fresh }],
      similarity,
      ...changed.details,
    });
    b += 1;
    a += 1;
  }
  pushUnpaired(to, to2);
  return { changes, capped: isCapped };
}

type Details = Pick<BlockChange, 'spans' | 'marks' | 'attributes'>;

function changeOf(before: Block, after: Block): { readonly details: Details; readonly capped: boolean } {
  const { spans, capped } = diffTexts(before.text, after.text);
  const attributes = attributeChanges(before, after);
  const hasOtherMarks = JSON.stringify(before.marks) !== JSON.stringify(after.marks);
  return {
    details: {
      spans,
      ...(hasOtherMarks ? { marks: { before: before.marks, after: after.marks } } : {}),
      ...(attributes.length > 0 ? { attributes } : {}),
    },
    capped,
  };
}

function attributeChanges(before: Block, after: Block): readonly AttributeChange[] {
  const keys = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].sort();
  return keys
    .map((key) => ({ key, before: before.attributes[key], after: after.attributes[key] }))
    .filter((change) => change.before !== change.after);
}

const blockOf = (change: BlockChange): string => JSON.stringify((change.before[0] ?? change.after[0])?.block);

/** A block deleted here and inserted there without a change was moved. */
function withMoves(changes: readonly BlockChange[]): readonly BlockChange[] {
  const deletions = new Map<string, number[]>();
  changes.forEach((change, index) => {
    if (change.kind !== 'deleted') return;
    const text = blockOf(change);
    deletions.set(text, [...(deletions.get(text) ?? []), index]);
  });
  const moved = new Map<number, string>();
  changes.forEach((change, index) => {
    if (change.kind !== 'inserted') return;
    const source = deletions.get(blockOf(change))?.shift();
    if (source === undefined) return;
    const moveId = `move-${String(moved.size / 2 + 1)}`;
    moved.set(source, moveId).set(index, moveId);
  });
  return changes.map((change, index) => {
    const moveId = moved.get(index);
    return moveId === undefined ? change : { ...change, moveId };
  });
}
