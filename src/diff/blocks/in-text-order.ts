import type { BlockChange } from '../story-diff.ts';

/**
 * The one order of a list of changes. Anchors are the changes that stand on both sides and didn't move; between two of them come first the
 * deleted blocks as they stood, then the inserted ones and those that moved there.
 */
export function inTextOrder(changes: readonly BlockChange[]): readonly BlockChange[] {
  const anchors = changes.filter(isAnchor).sort(byAfter);
  const deleted = changes.filter(({ after }) => after.length === 0).sort(byBefore);
  const arrived = changes.filter((change) => change.after.length > 0 && !isAnchor(change)).sort(byAfter);
  if (deleted.length + arrived.length === 0) return anchors;
  const ordered: BlockChange[] = [];
  let [d, a] = [0, 0];
  const pushUntil = (before: number, after: number): void => {
    for (let next = deleted[d]; next !== undefined && firstBefore(next) < before; next = deleted[d]) {
      ordered.push(next);
      d += 1;
    }
    for (let next = arrived[a]; next !== undefined && firstAfter(next) < after; next = arrived[a]) {
      ordered.push(next);
      a += 1;
    }
  };
  for (const anchor of anchors) {
    pushUntil(firstBefore(anchor), firstAfter(anchor));
    ordered.push(anchor);
  }
  pushUntil(Infinity, Infinity);
  return ordered;
}

const isAnchor = ({ before, after, moveId }: BlockChange): boolean =>
  moveId === undefined && before.length > 0 && after.length > 0;

const firstBefore = ({ before }: BlockChange): number => before[0]?.index ?? 0;
const firstAfter = ({ after }: BlockChange): number => after[0]?.index ?? 0;
const byBefore = (one: BlockChange, other: BlockChange): number => firstBefore(one) - firstBefore(other);
const byAfter = (one: BlockChange, other: BlockChange): number => firstAfter(one) - firstAfter(other);
