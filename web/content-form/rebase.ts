import type { Content } from '../../src/domain/article/content.ts';
import {
  asSentBack,
  LIST_NAMES,
  mapLists,
  SCALAR_NAMES,
  SCALARS,
  toEditedContent,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ListName,
  type ScalarName,
} from './edited-content.ts';

/**
 * What was typed upon one text, upon a newer one: what nobody typed in is the newer text's. undefined: it can't be told
 * without somebody's judgement, since both touched the same part, or parts came, went or moved.
 */
export function rebase(edited: EditedContent, base: Content, now: Content): EditedContent | undefined {
  const [before, after] = [toEditedContent(base), toEditedContent(now)];
  const isApart = (list: ListName): boolean => canMerge(list, { edited, base, now });
  if (!LIST_NAMES.every(isApart)) return undefined;
  const isTyped = (name: ScalarName): boolean =>
    edited.scalars[name] !== asSentBack(before.scalars[name], SCALARS[name]);
  if (SCALAR_NAMES.some((name) => isTyped(name) && before.scalars[name] !== after.scalars[name]))
    return undefined;
  const scalars = SCALAR_NAMES.map((name) => [name, (isTyped(name) ? edited : after).scalars[name]]);
  return {
    scalars: Object.fromEntries(scalars) as EditedContent['scalars'],
    lists: mapLists((list) =>
      edited.lists[list].map((item) => {
        const fresh = after.lists[list][item.from ?? -1];
        return fresh === undefined || isTouched(list, item, before) ? item : fresh;
      }),
    ),
  };
}

function isTouched(list: ListName, { from, values }: EditedItem, before: EditedContent): boolean {
  const shown = before.lists[list][from ?? -1]?.values;
  return (
    shown === undefined ||
    Object.entries(typingsOf(list)).some(
      ([field, typing]) => (values[field] ?? '') !== asSentBack(shown[field] ?? '', typing),
    )
  );
}

type Texts = { readonly edited: EditedContent; readonly base: Content; readonly now: Content };

/** Each changed item was changed by one of the two alone, and the newer text has as many as the older one. */
function canMerge(list: ListName, { edited, base, now }: Texts): boolean {
  const changed = base[list].map((item, at) => JSON.stringify(item) !== JSON.stringify(now[list][at]));
  if (base[list].length === now[list].length && !changed.includes(true)) return true;
  if (base[list].length !== now[list].length) return false;
  const before = toEditedContent(base);
  const places = edited.lists[list].map(({ from }) => from);
  const isInPlace = places.length === base[list].length && places.every((from, at) => from === at);
  return (
    isInPlace &&
    edited.lists[list].every((item, at) => changed[at] !== true || !isTouched(list, item, before))
  );
}
