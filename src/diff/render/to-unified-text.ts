import type { Block, Content } from '../../domain/article/content.ts';
import { CONTENT_FIELDS } from '../fields/diff-fields.ts';
import type { BlockChange, BlockRef, StoryDiff } from '../story-diff.ts';

type Line = { readonly tag: ' ' | '-' | '+'; readonly text: string };

export type UnifiedLabels = { readonly before: string; readonly after: string };

const CONTEXT = 3;

/**
 * The diff as text/x-diff (unified format, POSIX `diff -u`): each field is a line `name: value`, each line of a block one after it.
 * `before` is the text that the diff was made from. Equal texts give the two label lines alone.
 */
export function toUnifiedText(diff: StoryDiff, before: Content, labels: UnifiedLabels): string {
  const lines = [...fieldLines(diff, before), ...blockLines(diff.blocks, before.blocks)];
  return [`--- ${oneLine(labels.before)}`, `+++ ${oneLine(labels.after)}`, ...hunks(lines), ''].join('\n');
}

/** A field's value: texts as they are, lists and records as JSON. */
const fieldText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const LINE_ENDS = /[\n\r\u0085\u2028\u2029]/gu;
const PICTURES: Readonly<Record<string, string>> = {
  '\n': '␊',
  '\r': '␍',
  '\u0085': '␤',
  '\u2028': '⏎',
  '\u2029': '¶',
};

/** What ends a line, for whoever reads the diff, is shown as a sign: a text can't make lines of its own, and each end shows. */
const oneLine = (text: string): string => text.replace(LINE_ENDS, (end) => PICTURES[end] ?? ' ');

function fieldLines({ fields }: StoryDiff, before: Content): readonly Line[] {
  const changes = new Map(fields.map((change) => [change.field, change]));
  return CONTENT_FIELDS.flatMap((field) => {
    const change = changes.get(field);
    if (change === undefined) return fieldLine(' ', field, before[field]);
    return [...fieldLine('-', field, change.before), ...fieldLine('+', field, change.after)];
  });
}

const fieldLine = (tag: Line['tag'], field: string, value: unknown): readonly Line[] =>
  value === undefined ? [] : [{ tag, text: `${field}: ${oneLine(fieldText(value))}` }];

/**
 * The lines of all blocks, so that those of either text stand in its order, as a patch needs them. What stayed gives its lines where it
 * stands; before it come the blocks before that went or moved away, then the blocks after that came or moved there.
 */
function blockLines(changes: readonly BlockChange[], blocks: readonly Block[]): readonly Line[] {
  const fixed = changes.filter(isFixed).sort((one, other) => first(one.before) - first(other.before));
  const loose = changes.filter((change) => !isFixed(change));
  const gone = loose.flatMap(({ before }) => before).sort(byIndex);
  const come = loose
    .flatMap((change) =>
      freshBlocks(change, blocks).map((block, at) => ({ index: change.after[at]?.index ?? 0, block })),
    )
    .sort(byIndex);
  const lines: Line[] = [];
  const push = (some: readonly Line[]): void => {
    for (const line of some) lines.push(line);
  };
  let [g, c] = [0, 0];
  const pushUntil = (before: number, after: number): void => {
    for (let ref = gone[g]; ref !== undefined && ref.index < before; g += 1, ref = gone[g])
      push(linesOf('-', blocks[ref.index]));
    for (let ref = come[c]; ref !== undefined && ref.index < after; c += 1, ref = come[c])
      push(linesOf('+', ref.block));
  };
  for (const change of fixed) {
    pushUntil(first(change.before), first(change.after));
    push(fixedLines(change, blocks));
  }
  pushUntil(Infinity, Infinity);
  return lines;
}

const first = ([ref]: readonly BlockRef[]): number => ref?.index ?? 0;
const byIndex = (one: BlockRef, other: BlockRef): number => one.index - other.index;

/** It stayed, and between its parts, if it was split or merged, stands no block that moved. */
const isFixed = ({ before, after, moveId }: BlockChange): boolean =>
  moveId === undefined && before.length * after.length > 0 && [before, after].every(areNeighbours);

const areNeighbours = (refs: readonly BlockRef[]): boolean =>
  refs.every(({ index }, at) => index === first(refs) + at);

const freshBlocks = ({ kind, before, after }: BlockChange, blocks: readonly Block[]) =>
  kind === 'equal' ? before.map(({ index }) => blocks[index]) : after.map(({ block }) => block);

function fixedLines(change: BlockChange, blocks: readonly Block[]): readonly Line[] {
  const old = change.before.map(({ index }) => blocks[index]);
  if (change.kind === 'equal') return old.flatMap((block) => linesOf(' ', block));
  const removed = old.flatMap((block) => linesOf('-', block));
  const added = freshBlocks(change, blocks).flatMap((block) => linesOf('+', block));
  const isSame = (one: Line | undefined, other: Line | undefined): boolean =>
    one !== undefined && one.text === other?.text;
  const fewest = Math.min(removed.length, added.length);
  let [head, tail] = [0, 0];
  while (isSame(removed[head], added[head])) head += 1;
  while (tail < fewest - head && isSame(removed.at(-1 - tail), added.at(-1 - tail))) tail += 1;
  const kept = (lines: readonly Line[]): readonly Line[] => lines.map(({ text }) => ({ tag: ' ', text }));
  return [
    ...kept(removed.slice(0, head)),
    ...removed.slice(head, removed.length - tail),
    ...added.slice(head, added.length - tail),
    ...kept(removed.slice(removed.length - tail)),
  ];
}

function linesOf(tag: Line['tag'], block: Block | undefined): readonly Line[] {
  if (block === undefined) return [];
  const attributes = Object.entries(block.attributes).map(([key, value]) => oneLine(`${key}=${value}`));
  const language = block.language === undefined ? [] : [block.language];
  const form = [block.kind, ...language, ...attributes].join(' ');
  const marks = block.marks.map(
    ({ type, start, end, href }) =>
      `${type} ${String(start)}-${String(end)}${href === undefined ? '' : ` ${oneLine(href)}`}`,
  );
  const head = [form, ...marks].join(', ');
  return [
    { tag, text: `[${head}]` },
    ...block.text.split('\n').map((text) => ({ tag, text: oneLine(text) })),
  ];
}

function hunks(lines: readonly Line[]): readonly string[] {
  const output: string[] = [];
  let [before, after] = [1, 1];
  let from = 0;
  for (const [start, end] of hunkRanges(lines)) {
    for (const { tag } of lines.slice(from, start)) {
      before += tag === '+' ? 0 : 1;
      after += tag === '-' ? 0 : 1;
    }
    const hunk = lines.slice(start, end);
    const [old, fresh] = [
      hunk.filter(({ tag }) => tag !== '+').length,
      hunk.filter(({ tag }) => tag !== '-').length,
    ];
    output.push(`@@ -${place(before, old)} +${place(after, fresh)} @@`);
    for (const { tag, text } of hunk) output.push(tag + text);
    before += old;
    after += fresh;
    from = end;
  }
  return output;
}

/** An empty side names the line before it, as POSIX has it. */
const place = (line: number, count: number): string =>
  `${String(count === 0 ? line - 1 : line)},${String(count)}`;

function hunkRanges(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  lines.forEach(({ tag }, index) => {
    if (tag === ' ') return;
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    const last = ranges.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = end;
    else ranges.push([start, end]);
  });
  return ranges;
}
