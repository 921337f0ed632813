import type { Block, Mark } from '../domain/article/content.ts';
import { inTextOrder } from './blocks/in-text-order.ts';
import { diffSequences } from './diff-sequences.ts';
import { diffTexts } from './diff-texts.ts';
import { pairBlocks } from './pair-blocks.ts';
import type { AttributeChange, BlockChange, MarkChange } from './story-diff.ts';

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
  const marks = markChanges(before, after);
  return {
    details: {
      spans,
      ...(marks.length > 0 ? { marks } : {}),
      ...(attributes.length > 0 ? { attributes } : {}),
    },
    capped,
  };
}

/** Marks by their offsets alone. */
function markChanges(before: Block, after: Block): readonly MarkChange[] {
  const isIn = (marks: readonly Mark[], mark: Mark): boolean =>
    marks.some((other) => JSON.stringify(other) === JSON.stringify(mark));
  return [
    ...before.marks
      .filter((mark) => !isIn(after.marks, mark))
      .map(({ type, start, end, href }) => ({
        op: 'removed' as const,
        type,
        before: [start, end] as const,
        ...(href === undefined ? {} : { beforeHref: href }),
        text: before.text.slice(start, end),
      })),
    ...after.marks
      .filter((mark) => !isIn(before.marks, mark))
      .map(({ type, start, end, href }) => ({
        op: 'added' as const,
        type,
        after: [start, end] as const,
        ...(href === undefined ? {} : { afterHref: href }),
        text: after.text.slice(start, end),
      })),
  ];
}

function attributeChanges(before: Block, after: Block): readonly AttributeChange[] {
  const keys = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].sort();
  return keys
    .filter((key) => before.attributes[key] !== after.attributes[key])
    .map((key) => ({
      key,
      ...(before.attributes[key] === undefined ? {} : { before: before.attributes[key] }),
      ...(after.attributes[key] === undefined ? {} : { after: after.attributes[key] }),
    }));
}

const blockOf = (change: BlockChange): string => JSON.stringify((change.before[0] ?? change.after[0])?.block);

/** A block deleted here and inserted there without a change was moved. */
function withMoves(changes: readonly BlockChange[]): readonly BlockChange[] {
  const deletions = new Map<string, BlockChange[]>();
  for (const change of changes) {
    if (change.kind !== 'deleted') continue;
    const known = deletions.get(blockOf(change));
    if (known === undefined) deletions.set(blockOf(change), [change]);
    else known.push(change);
  }
  const gone = new Set<BlockChange>();
  const joined = changes.map((change): BlockChange => {
    const source = change.kind === 'inserted' ? deletions.get(blockOf(change))?.shift() : undefined;
    if (source === undefined) return change;
    gone.add(source);
    const moveId = `move-${String(gone.size)}`;
    return { kind: 'equal', before: bare(source.before), after: bare(change.after), moveId };
  });
  return inTextOrder(joined.filter((change) => !gone.has(change)));
}

const bare = (refs: BlockChange['before']): BlockChange['before'] => refs.map(({ index }) => ({ index }));
