import { mapLists, type EditedContent, type EditedItem } from '../content-form/edited-content.ts';

const bytesOf = (text: string): number => new URLSearchParams([['', text]]).toString().length;

/** So many parts a form may have: each has a dozen fields and buttons, and the page is made in one go, while everybody else waits. */
export const MOST_PARTS = 2_000;

/** Blocks, headlines, media and related stories together. */
export const countParts = ({ lists }: EditedContent): number =>
  Object.values(lists).reduce((sum, items) => sum + items.length, 0);

const NAME_BYTES = 24;

/** About how many bytes a browser sends of the fields of a text. */
export function formBytes({ scalars, lists }: EditedContent): number {
  const ofValues = (values: Readonly<Record<string, string>>): number =>
    Object.values(values).reduce((sum, value) => sum + NAME_BYTES + bytesOf(value), 0);
  const ofItems = (items: readonly EditedItem[]): number =>
    items.reduce((sum, { values }) => sum + NAME_BYTES + ofValues(values), 0);
  const perList = mapLists((list) => ofItems(lists[list]));
  return ofValues(scalars) + Object.values(perList).reduce((sum, bytes) => sum + bytes, 0);
}
