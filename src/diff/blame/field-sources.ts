import { queuesOf } from '../queues-of.ts';
import type { FieldChange, ItemChange, Span } from '../story-diff.ts';
import type { GoneSentence, Piece, TextSource } from './blame-step.ts';
import {
  BLAMED_FIELDS,
  fieldTextsOf,
  isList,
  itemsOf,
  keyOfItem,
  type BlamedField,
  type FieldItem,
  type FieldText,
  type ListField,
} from './blame-texts.ts';
import {
  createPieceReader,
  goneSentences,
  keptRanges,
  piecesOf,
  placeTexts,
  toTextSource,
  type Origins,
} from './pieces.ts';

export type FieldSources = {
  readonly fields: Readonly<Record<string, TextSource | null>>;
  readonly gone: readonly GoneSentence[];
};

const isBlamed = (field: string): field is BlamedField =>
  (BLAMED_FIELDS as readonly string[]).includes(field);

/** Where the texts of the changed fields come from. */
export function fieldSources(changes: readonly FieldChange[]): FieldSources {
  const fields: Record<string, TextSource | null> = {};
  const gone: GoneSentence[] = [];
  for (const change of changes) {
    if (!isBlamed(change.field)) continue;
    for (const pair of pairsOf(change as FieldChange<BlamedField>)) {
      for (const key of keysOf(pair)) fields[key] = null;
      for (const sentence of goneOf(pair)) gone.push(sentence);
    }
    for (const pair of pairsOf(change as FieldChange<BlamedField>)) {
      if (pair.after !== undefined) fields[pair.after[0]] = sourceOf(pair);
    }
  }
  return { fields, gone };
}

/** A text after and the one it comes from: one of them, or both. */
type TextPair = {
  readonly before?: FieldText | undefined;
  readonly after?: FieldText | undefined;
  readonly spans?: readonly Span[] | undefined;
};

const keysOf = ({ before, after }: TextPair): readonly string[] =>
  [before, after].flatMap((side) => (side === undefined ? [] : [side[0]]));

const isSame = ({ before, after }: TextPair): boolean => before !== undefined && before[1] === after?.[1];

const NOTHING_MOVED: Origins['moved'] = new Map();

function goneOf(pair: TextPair): readonly GoneSentence[] {
  if (pair.before === undefined || isSame(pair)) return [];
  const [placed] = placeTexts([pair.before]);
  return placed === undefined ? [] : goneSentences(placed, keptRanges(pair.spans ?? [], NOTHING_MOVED));
}

function sourceOf(pair: TextPair): TextSource {
  const text = pair.after?.[1] ?? '';
  return toTextSource(text, createPieceReader(piecesOfPair(pair, text.length)));
}

function piecesOfPair(pair: TextPair, length: number): readonly Piece[] {
  if (pair.before === undefined || length === 0) return [length];
  if (isSame(pair)) return [[pair.before[0], 0, length]];
  if (pair.spans === undefined) return [length];
  return piecesOf(pair.spans, { before: placeTexts([pair.before]), moved: NOTHING_MOVED });
}

function pairsOf(change: FieldChange<BlamedField>): readonly TextPair[] {
  const { field, before, after, spans } = change;
  if (isList(field)) return itemPairs(field, change);
  const [[old], [fresh]] = [fieldTextsOf({ [field]: before }), fieldTextsOf({ [field]: after })];
  return [{ before: old, after: fresh, spans }];
}

function itemPairs(
  field: ListField,
  { before, after, items = [] }: FieldChange<BlamedField>,
): readonly TextPair[] {
  const old = itemsOf(field, { [field]: before });
  const fresh = itemsOf(field, { [field]: after });
  const textAt = (item: FieldItem | undefined, place: number, part: string): FieldText | undefined => {
    const text = item?.texts[part];
    return text === undefined ? undefined : [keyOfItem(field, place, part), text];
  };
  return placesOf(old, fresh, items).flatMap(({ from = -1, to = -1, change }) =>
    partsOf(old[from], fresh[to]).map((part) => ({
      before: textAt(old[from], from, part),
      after: textAt(fresh[to], to, part),
      spans: change?.parts?.find((changed) => changed.part === part)?.spans,
    })),
  );
}

const partsOf = (...items: readonly (FieldItem | undefined)[]): readonly string[] => [
  ...new Set(items.flatMap((item) => Object.keys(item?.texts ?? {}))),
];

/** Where an item stood and where it stands. */
type ItemPlace = {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly change?: ItemChange | undefined;
};

function placesOf(
  old: readonly FieldItem[],
  fresh: readonly FieldItem[],
  items: readonly ItemChange[],
): readonly ItemPlace[] {
  const changes = new Map(items.map((change) => [change.after, change]));
  const free = new Set(old.keys());
  for (const { before } of items) if (before !== undefined) free.delete(before);
  const findItem = createItemFinder(old, free);
  const places = fresh.map((item, to): ItemPlace => {
    const change = changes.get(to);
    const from = change === undefined ? findItem(item) : change.before;
    if (from !== undefined) free.delete(from);
    return { from, to, change };
  });
  const claimed = new Set(places.map(({ from }) => from));
  const removed = [...old.keys()].filter((from) => !claimed.has(from));
  return [...places, ...removed.map((from) => ({ from }))];
}

/** The same item, else one that is known by the same words; the first that is free. */
function createItemFinder(
  old: readonly FieldItem[],
  free: ReadonlySet<number>,
): (item: FieldItem) => number | undefined {
  const [same, named] = [queuesOf(old, keyOfWhole), queuesOf(old, ({ name }) => name)];
  const firstFree = (queue: number[] = []): number | undefined => {
    while (queue.length > 0 && !free.has(queue.at(-1) ?? 0)) queue.pop();
    return queue.at(-1);
  };
  return (item) => firstFree(same.get(keyOfWhole(item))) ?? firstFree(named.get(item.name));
}

const keyOfWhole = (item: FieldItem): string => JSON.stringify(item);
