import type { DiffWords } from '../blocks/to-block-change.ts';
import { queuesOf } from '../queues-of.ts';
import { isSameValue } from '../same-value.ts';
import type { ItemChange, PartChange } from '../story-diff.ts';

export type ListItem = {
  /** What it may be known by, the surest first. */
  readonly keys: readonly (string | undefined)[];
  readonly parts: Readonly<Record<string, string | undefined>>;
};

export const toItem = (parts: ListItem['parts'], keys: ListItem['keys']): ListItem => ({ keys, parts });

/** Parts that read as text; the others are values. */
const TEXTS: ReadonlySet<string> = new Set(['text', 'title', 'caption', 'credit', 'alt']);

/**
 * What went, what came and what changed, in this order. Items that are the same pair first, then those with the same key; each key of an
 * item is tried in turn, among equal ones the first with the first.
 */
export function diffLists(
  before: readonly ListItem[],
  after: readonly ListItem[],
  words: DiffWords,
): readonly ItemChange[] {
  const pairs = pairItems(before, after);
  const taken = new Set(pairs.values());
  const removed = before.flatMap((_, place): readonly ItemChange[] =>
    pairs.has(place) ? [] : [{ op: 'removed', before: place }],
  );
  const added = after.flatMap((_, place): readonly ItemChange[] =>
    taken.has(place) ? [] : [{ op: 'added', after: place }],
  );
  const changed = [...pairs].flatMap(([old, fresh]): readonly ItemChange[] => {
    const parts = diffParts(before[old]?.parts ?? {}, after[fresh]?.parts ?? {}, words);
    return parts.length === 0 ? [] : [{ op: 'changed', before: old, after: fresh, parts }];
  });
  return [...removed, ...added, ...changed];
}

function pairItems(before: readonly ListItem[], after: readonly ListItem[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pairBy = (keyOf: (item: ListItem) => string | undefined): void => {
    const waiting = queuesOf(after, (item, place) => (taken.has(place) ? undefined : keyOf(item)));
    before.forEach((item, place) => {
      const key = pairs.has(place) ? undefined : keyOf(item);
      const found = key === undefined ? undefined : waiting.get(key)?.pop();
      if (found === undefined) return;
      pairs.set(place, found);
      taken.add(found);
    });
  };
  pairBy(({ parts }) => JSON.stringify(parts));
  const most = before[0]?.keys.length ?? 0;
  for (let rank = 0; rank < most; rank += 1) pairBy(({ keys }) => keys[rank]);
  return new Map([...pairs].sort(([one], [other]) => one - other));
}

const NO_PARTS: readonly PartChange[] = [];

/** The parts of one item that differ, by name. */
export function diffParts(
  before: ListItem['parts'],
  after: ListItem['parts'],
  words: DiffWords,
): readonly PartChange[] {
  if (isSameValue(before, after)) return NO_PARTS;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => !isSameValue(before[name], after[name]))
    .map((part) => {
      const [old, fresh] = [before[part], after[part]];
      const isText = old !== undefined && fresh !== undefined && TEXTS.has(part);
      return {
        part,
        ...(old === undefined ? {} : { before: old }),
        ...(fresh === undefined ? {} : { after: fresh }),
        ...(isText ? { spans: words(old, fresh).spans } : {}),
      };
    });
}
