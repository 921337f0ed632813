import type { RawForm } from '../page.ts';
import {
  mapLists,
  SCALAR_NAMES,
  SCALARS,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ListName,
  type ScalarName,
  type Typing,
} from './edited-content.ts';

/** A field that a form sends once; of one sent twice the last. */
export function oneOf(form: RawForm, name: string): string {
  const value = form[name] ?? '';
  return typeof value === 'string' ? value : (value.at(-1) ?? '');
}

/** What was typed into the fields of a text. Lines end as in HTML's own value; a list is in the order of its numbers. */
export function readEditedContent(form: RawForm): EditedContent {
  const scalars = Object.fromEntries(
    SCALAR_NAMES.map((name) => [name, readValue(form, name, SCALARS[name])]),
  ) as Readonly<Record<ScalarName, string>>;
  const numbers = numbersOf(form);
  const lists = mapLists((name) => (numbers.get(name) ?? []).map((number) => readItem(form, name, number)));
  return { scalars, lists };
}

const NUMBERED = /^(\w+)\.(\d{1,6})\./;

/** Which numbers the form has of each list, each once. */
function numbersOf(form: RawForm): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const name of Object.keys(form)) {
    const [, list, number] = NUMBERED.exec(name) ?? [];
    if (list === undefined) continue;
    found.set(list, (found.get(list) ?? new Set()).add(Number(number)));
  }
  return new Map([...found].map(([list, numbers]) => [list, [...numbers].sort((a, b) => a - b)]));
}

function readItem(form: RawForm, list: ListName, number: number): EditedItem {
  const prefix = `${list}.${String(number)}`;
  const from = /^\d{1,6}$/.exec(oneOf(form, `${prefix}.from`))?.[0];
  const values = Object.fromEntries(
    Object.entries(typingsOf(list)).map(([field, typing]) => [
      field,
      readValue(form, `${prefix}.${field}`, typing),
    ]),
  );
  return { ...(from === undefined ? {} : { from: Number(from) }), values };
}

/** A choice that isn't one is left to the schema, which says so. */
function readValue(form: RawForm, name: string, { as }: Typing): string {
  const value = oneOf(form, name);
  return as === 'lines' ? value.replaceAll(/\r\n?/g, '\n') : value;
}
