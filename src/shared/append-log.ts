/**
 * An immutable list whose append costs O(1): versions share one growing array and each knows its own length.
 * Appending to a version that isn't the newest copies. Observably the same as `[...items, item]`.
 */
export type AppendLog<Item> = { readonly items: readonly Item[]; readonly length: number };

export const emptyLog = <Item>(): AppendLog<Item> => ({ items: [], length: 0 });

export const logOf = <Item>(items: readonly Item[]): AppendLog<Item> => ({ items, length: items.length });

export function appendTo<Item>(log: AppendLog<Item>, item: Item): AppendLog<Item> {
  const isNewest = log.items.length === log.length && log.length > 0;
  const items = (isNewest ? log.items : log.items.slice(0, log.length)) as Item[];
  items.push(item);
  return { items, length: items.length };
}

export const lastOf = <Item>(log: AppendLog<Item>): Item | undefined => log.items[log.length - 1];

/** The items of this version, as an array of their own. */
export const toArray = <Item>(log: AppendLog<Item>): Item[] => log.items.slice(0, log.length);
