export type Gathering = {
  /** The one that is looked at. */
  readonly index: number;
  /** So many on each side of it stand singly. */
  readonly near: number;
  /** The others of each side are put together into at most so many. */
  readonly groups: number;
};

/** Neighbours put together the farther away they are, so that any number of them fits: near ones singly, the rest in even groups. In order, nothing left out. */
export function gather<Item>(
  items: readonly Item[],
  { index, near, groups }: Gathering,
): readonly (readonly Item[])[] {
  const from = Math.max(0, index - near);
  const to = Math.min(items.length, index + near + 1);
  return [
    ...inGroups(items.slice(0, from), groups),
    ...items.slice(from, to).map((item) => [item]),
    ...inGroups(items.slice(to), groups),
  ];
}

function inGroups<Item>(items: readonly Item[], groups: number): readonly (readonly Item[])[] {
  const size = Math.ceil(items.length / groups);
  if (size === 0) return [];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  );
}
