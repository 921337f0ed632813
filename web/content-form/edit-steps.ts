import {
  LIST_NAMES,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ListName,
} from './edited-content.ts';

const STEPS = ['add', 'remove', 'up', 'down'] as const;

/** A change of a form's lists that is made on the server, so that it needs no script. */
export type EditStep = {
  readonly step: (typeof STEPS)[number];
  readonly list: ListName;
  /** Of the item; for `add`, before which the new one comes. */
  readonly at: number;
};

/** As a button's value has it, `up:blocks:3`. undefined: no such step. */
export function readStep(text: string): EditStep | undefined {
  const [first, second, number = ''] = text.split(':');
  const step = STEPS.find((name) => name === first);
  const list = LIST_NAMES.find((name) => name === second);
  if (step === undefined || list === undefined || !/^\d{1,6}$/.test(number)) return undefined;
  return { step, list, at: Number(number) };
}

export const stepValue = ({ step, list, at }: EditStep): string => `${step}:${list}:${String(at)}`;

/** A step that leads out of the list changes nothing. */
export function takeStep(edited: EditedContent, { step, list, at }: EditStep): EditedContent {
  const items = edited.lists[list];
  return { ...edited, lists: { ...edited.lists, [list]: changed(items, { step, list, at }) } };
}

function changed(items: readonly EditedItem[], { step, list, at }: EditStep): readonly EditedItem[] {
  switch (step) {
    case 'add':
      return items.toSpliced(at, 0, { values: newValues(list) });
    case 'remove':
      return items.toSpliced(at, 1);
    case 'up':
      return swapped(items, at - 1);
    case 'down':
      return swapped(items, at);
  }
}

/** The item and the one after it change places. */
function swapped(items: readonly EditedItem[], at: number): readonly EditedItem[] {
  const [first, second] = [items[at], items[at + 1]];
  if (at < 0 || first === undefined || second === undefined) return items;
  return items.toSpliced(at, 2, second, first);
}

const newValues = (list: ListName): EditedItem['values'] =>
  Object.fromEntries(
    Object.entries(typingsOf(list)).map(([name, typing]) => [
      name,
      typing.as === 'choice' ? (typing.of[0] ?? '') : '',
    ]),
  );
