import type { Side } from './token-pair.ts';

/** Numbers tokens in the order in which they come: equal ones get equal numbers, from 0 up. */
export type Interner = {
  /** Of the tokens from an index on. */
  ids(side: Side, from?: number): number[];
  count(): number;
};

/** Where the first token with a number stands. */
type Place = { readonly text: string; readonly start: number; readonly length: number };

/** A longer search means that somebody has made up tokens which fall on one slot; V8's own table, whose hashes nobody knows, takes these. */
const MOST_PROBES = 32;

/**
 * A table by hash, of a power of two, at most half full for up to `most` tokens. No token becomes a text of its own: that would cost more
 * than all else here.
 */
export function createInterner(most: number): Interner {
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
  const slots = new Int32Array(size).fill(FREE);
  const places: Place[] = [];
  const crowded = new Map<string, number>();
  const newId = (place: Place): number => places.push(place) - 1;
  const idOf = (text: string, start: number, length: number): number => {
    let slot = hashOf(text, start, length) & (size - 1);
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const id = slots[slot] ?? FREE;
      if (id === FREE) return (slots[slot] = newId({ text, start, length }));
      if (isAt(places[id], text, { start, length })) return id;
      slot = (slot + 1) & (size - 1);
    }
    const token = text.slice(start, start + length);
    const id = crowded.get(token) ?? newId({ text, start, length });
    crowded.set(token, id);
    return id;
  };
  return {
    ids: ({ text, tokens: { starts, ends } }, from = 0) => {
      const ids: number[] = [];
      for (let index = from; index < starts.length; index += 1) {
        const start = starts[index] ?? 0;
        ids.push(idOf(text, start, (ends[index] ?? 0) - start));
      }
      return ids;
    },
    count: () => places.length,
  };
}

const FREE = -1;

/** FNV-1a over code units, its upper half mixed in. */
function hashOf(text: string, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < start + length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isAt(place: Place | undefined, text: string, at: Pick<Place, 'start' | 'length'>): boolean {
  if (place?.length !== at.length) return false;
  for (let index = 0; index < at.length; index += 1) {
    if (place.text.charCodeAt(place.start + index) !== text.charCodeAt(at.start + index)) return false;
  }
  return true;
}
