import type { Block, Content } from '../../src/domain/article/content.ts';
import {
  asSentBack,
  mapLists,
  SCALARS,
  toEditedContent,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ListName,
  type ScalarName,
  type Typing,
  type Values,
} from './edited-content.ts';
import { fromNotation } from './notation.ts';

/** A text as the acts take it, still to be checked; and for each list which typed item each of its items is. */
export type TypedContent = {
  readonly content: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<ListName, readonly number[]>>;
};

const EMPTY: Content = {
  kind: 'article',
  language: '',
  headline: '',
  alternativeHeadlines: [],
  bylines: [],
  blocks: [],
  tags: [],
  media: [],
  related: [],
  altIds: [],
  relations: [],
  custom: {},
};

/**
 * What was typed, upon the text that the form began with. Every value that came back as it was shown is the stored one,
 * also where a form can't tell it apart (line ends, marks over marks); what the form doesn't ask stays with its item.
 */
export function toTypedContent(edited: EditedContent, base: Content | undefined): TypedContent {
  const kept = base ?? EMPTY;
  const shown = toEditedContent(base);
  const items = mapLists((name) => toItems(name, edited.lists[name], { kept, shown }));
  return {
    content: {
      ...kept,
      ...toScalars(edited, shown, base),
      ...mapLists((name) => items[name].map(({ item }) => item)),
    },
    places: mapLists((name) => items[name].map(({ place }) => place)),
  };
}

const isUntouched = (typed: string, shown: string | undefined, typing: Typing): boolean =>
  shown !== undefined && typed === asSentBack(shown, typing);

const OPTIONAL: readonly ScalarName[] = ['summary', 'section', 'url'];

/** Those that were touched, or all where there was nothing before. */
function toScalars(
  { scalars }: EditedContent,
  shown: EditedContent,
  base: Content | undefined,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(scalars) as [ScalarName, string][];
  const touched = entries.filter(
    ([name, value]) => base === undefined || !isUntouched(value, shown.scalars[name], SCALARS[name]),
  );
  return Object.fromEntries(touched.map(([name, value]) => [name, toScalar(name, value)]));
}

function toScalar(name: ScalarName, value: string): unknown {
  if (name === 'bylines' || name === 'tags') {
    const lines = value.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }
  const line = name === 'language' ? value.trim() : value;
  return line === '' && OPTIONAL.includes(name) ? undefined : line;
}

type Before = { readonly kept: Content; readonly shown: EditedContent };
type PlacedItem = { readonly item: unknown; readonly place: number };

/** A new item into which nothing was typed is none. */
function toItems(name: ListName, items: readonly EditedItem[], before: Before): readonly PlacedItem[] {
  return items.flatMap((edited, place) => {
    const stored = edited.from === undefined ? undefined : before.kept[name][edited.from];
    if (stored === undefined && isBlank(name, edited.values)) return [];
    return [{ item: toItem(name, { edited, stored, before }), place }];
  });
}

const isBlank = (name: ListName, values: Values): boolean =>
  Object.entries(typingsOf(name)).every(
    ([field, { as }]) => as === 'choice' || (values[field] ?? '').trim() === '',
  );

type Merging = {
  readonly edited: EditedItem;
  readonly stored: Content[ListName][number] | undefined;
  readonly before: Before;
};

function toItem(name: ListName, { edited, stored, before }: Merging): unknown {
  const shown = stored === undefined ? undefined : before.shown.lists[name][edited.from ?? -1]?.values;
  const typings = Object.entries(typingsOf(name));
  const touched = typings.flatMap(([field, typing]): [string, string][] => {
    const value = edited.values[field] ?? '';
    return isUntouched(value, shown?.[field] ?? (shown && ''), typing) ? [] : [[field, value]];
  });
  if (stored !== undefined && touched.length === 0) return stored;
  const values = Object.fromEntries(touched);
  return name === 'blocks' ? toBlock(values, stored as Block | undefined) : toPlainItem(name, values, stored);
}

const REQUIRED: Readonly<Record<Exclude<ListName, 'blocks'>, readonly string[]>> = {
  alternativeHeadlines: ['role', 'text'],
  media: ['kind', 'url'],
  related: ['title'],
};

/** An optional value that was emptied is absent. */
function toPlainItem(
  name: Exclude<ListName, 'blocks'>,
  values: Values,
  stored: Merging['stored'],
): Readonly<Record<string, unknown>> {
  const typed = Object.entries(values).map(([field, value]): [string, string | undefined] => [
    field,
    value === '' && !REQUIRED[name].includes(field) ? undefined : trimmed(field, value),
  ]);
  return { ...stored, ...Object.fromEntries<string | undefined>(typed) };
}

const trimmed = (field: string, value: string): string =>
  field === 'language' || field === 'url' ? value.trim() : value;

function toBlock(
  { kind, language, text, ...attributes }: Values,
  stored: Block | undefined,
): Readonly<Record<string, unknown>> {
  const kept = stored ?? { kind: 'paragraph', text: '', marks: [], attributes: {} };
  return {
    ...kept,
    ...(kind === undefined ? {} : { kind }),
    ...(language === undefined ? {} : { language: language.trim() === '' ? undefined : language.trim() }),
    ...(text === undefined ? {} : fromNotation(text)),
    attributes: withAttributes(kept.attributes, attributes),
  };
}

/** An attribute that was emptied goes. */
function withAttributes(kept: Values, typed: Values): Values {
  const changed = { ...kept, ...typed };
  const isGone = (name: string): boolean => typed[name] === '';
  return Object.fromEntries(Object.entries(changed).filter(([name]) => !isGone(name)));
}
