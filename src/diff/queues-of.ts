/**
 * The places of a list by the key of their item, those without a key left out. Of each key the first place stands last, so that `pop` takes
 * it: `shift` moves all that follow, and lists of the same thing thousands of times are sent in.
 */
export function queuesOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item, place: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const queues = new Map<string, number[]>();
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    const key = item === undefined ? undefined : keyOf(item, place);
    if (key === undefined) continue;
    const known = queues.get(key);
    if (known === undefined) queues.set(key, [place]);
    else known.push(place);
  }
  return queues;
}
