import type { Block } from '../domain/article/content.ts';

/** Whether two values of a content are equal, whatever the order of their keys; `undefined` is absent. Depth is that of the type. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && isSameList(one, other);
  }
  return isSameRecord(one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>);
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1)
    if (!isSameValue(one[index], other[index])) return false;
  return true;
}

function isSameRecord(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): boolean {
  for (const key in one) if (!isSameValue(one[key], ownValue(other, key))) return false;
  for (const key in other) if (other[key] !== undefined && ownValue(one, key) === undefined) return false;
  return true;
}

/** Keys come from outside, and `constructor` is one that every object inherits. */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Text first: two blocks that differ mostly differ there, and unequal lengths are known at once. */
export const isSameBlock = (one: Block, other: Block): boolean =>
  one === other ||
  (one.text === other.text &&
    one.kind === other.kind &&
    one.language === other.language &&
    isSameValue(one.marks, other.marks) &&
    isSameValue(one.attributes, other.attributes));

/** Length of what both begin with, at most `limit`; never a half of a surrogate pair less than the whole text has. */
export function commonPrefix(one: string, other: string, limit = Math.min(one.length, other.length)): number {
  let length = 0;
  while (length < limit && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

/** How much two texts begin and end alike, in code units: together at most the shorter text. */
export type CommonEnds = { readonly head: number; readonly tail: number };

export function commonEnds(one: string, other: string): CommonEnds {
  const head = commonPrefix(one, other);
  return { head, tail: commonSuffix(one, other, Math.min(one.length, other.length) - head) };
}

/** Length of what both end with, at most `limit`. */
function commonSuffix(one: string, other: string, limit: number): number {
  let length = 0;
  while (
    length < limit &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  ) {
    length += 1;
  }
  return length;
}
