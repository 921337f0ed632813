/** A stretch that stays: `length` characters (UTF-16 code units) from offset `before` of the one text, `after` of the other. */
export type Run = { readonly before: number; readonly after: number; readonly length: number };

/** For each character of one text the offset of its partner in the other, or −1. */
export type Partners = { readonly ofBefore: Int32Array; readonly ofAfter: Int32Array };

export type TwoTexts = { readonly before: string; readonly after: string };

export function toPartners(runs: readonly Run[], texts: TwoTexts): Partners {
  const ofBefore = new Int32Array(texts.before.length).fill(-1);
  const ofAfter = new Int32Array(texts.after.length).fill(-1);
  for (const { before, after, length } of runs) {
    for (let offset = 0; offset < length; offset += 1) {
      if (texts.before.charCodeAt(before + offset) !== texts.after.charCodeAt(after + offset))
        throw new Error(`what is said to stay differs at ${String(before + offset)}`);
      ofBefore[before + offset] = after + offset;
      ofAfter[after + offset] = before + offset;
    }
  }
  return { ofBefore, ofAfter };
}

/** The longest stretches, in the order of the text after. */
export function toRuns({ ofAfter }: Partners): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < ofAfter.length; at += 1) {
    const partner = ofAfter[at] ?? -1;
    if (partner < 0) continue;
    let length = 1;
    while (at + length < ofAfter.length && ofAfter[at + length] === partner + length) length += 1;
    runs.push({ before: partner, after: at, length });
    at += length - 1;
  }
  return runs;
}

/**
 * The runs that stay in place: the heaviest of those that rise in both texts, by length. The others moved.
 * O(n log n): the best weight up to each place in a Fenwick tree of maxima.
 */
export function inPlace(runs: readonly Run[]): ReadonlySet<Run> {
  const order = [...runs].sort((a, b) => a.before - b.before);
  const rank = new Map(order.map((run, index) => [run, index + 1]));
  const tree: (Link | undefined)[] = [];
  const byAfter = [...runs].sort((a, b) => a.after - b.after);
  let best: Link | undefined;
  for (const run of byAfter) {
    const place = rank.get(run) ?? 0;
    const previous = heaviestUpTo(tree, place - 1);
    const link: Link = { run, weight: (previous?.weight ?? 0) + run.length, previous };
    put(tree, { place, size: runs.length }, link);
    if (best === undefined || link.weight > best.weight) best = link;
  }
  const chosen = new Set<Run>();
  for (let link = best; link !== undefined; link = link.previous) chosen.add(link.run);
  return chosen;
}

type Link = { readonly run: Run; readonly weight: number; readonly previous: Link | undefined };
type Tree = (Link | undefined)[];

function heaviestUpTo(tree: Tree, place: number): Link | undefined {
  let best: Link | undefined;
  for (let at = place; at > 0; at -= at & -at) {
    const link = tree[at];
    if (link !== undefined && (best === undefined || link.weight > best.weight)) best = link;
  }
  return best;
}

function put(tree: Tree, { place, size }: { place: number; size: number }, link: Link): void {
  for (let at = place; at <= size; at += at & -at) {
    const known = tree[at];
    if (known === undefined || link.weight > known.weight) tree[at] = link;
  }
}
