import type { Ids } from './keep-shared.ts';
import type { Tokens } from './tokens.ts';

/** A text's tokens, or those from an index on, up to another. */
export type TokenList = {
  readonly text: string;
  readonly tokens: Tokens;
  readonly from?: number;
  readonly to?: number;
};

/** A longer search means that somebody has made up tokens which fall on one slot; V8's own table, whose hashes nobody knows, takes these. */
const MOST_PROBES = 32;
const FREE = -1;

/** At least twice the tokens of most edits; larger tables are made for the occasion. */
const scratch = new Int32Array(1_024);

/**
 * Numbers the tokens of both sides in the order in which they come: equal ones get equal numbers, from 0 up. A table by hash, of a power of
 * two and at most half full; no token becomes a text of its own, which would cost more than all else here.
 */
export function internTokens(before: TokenList, after: TokenList): Ids {
  const size = sizeFor(lengthOf(before) + lengthOf(after));
  const slots = size <= scratch.length ? scratch.fill(FREE, 0, size) : new Int32Array(size).fill(FREE);
  const table: Table = { slots, mask: size - 1, texts: [], starts: [], lengths: [], crowded: new Map() };
  return { before: idsOf(table, before), after: idsOf(table, after), count: table.texts.length };
}

const lengthOf = ({ tokens, from = 0, to = tokens.starts.length }: TokenList): number => to - from;

const sizeFor = (tokens: number): number => 2 ** Math.ceil(Math.log2(tokens * 2 + 2));

/** By number, where the first token with it stands. */
type Table = {
  readonly slots: Int32Array;
  readonly mask: number;
  readonly texts: string[];
  readonly starts: number[];
  readonly lengths: number[];
  readonly crowded: Map<string, number>;
};

function idsOf(
  table: Table,
  { text, tokens: { starts, ends }, from = 0, to = starts.length }: TokenList,
): number[] {
  const { slots, mask, texts, starts: firstStarts, lengths, crowded } = table;
  const isToken = (id: number, start: number, length: number): boolean => {
    if (lengths[id] !== length) return false;
    const [other, otherStart] = [texts[id] ?? '', firstStarts[id] ?? 0];
    for (let at = 0; at < length; at += 1)
      if (text.charCodeAt(start + at) !== other.charCodeAt(otherStart + at)) return false;
    return true;
  };
  const add = (start: number, length: number): number => {
    firstStarts.push(start);
    lengths.push(length);
    return texts.push(text) - 1;
  };
  const idOf = (start: number, length: number): number => {
    let slot = hashOf(text, start, length) & mask;
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const id = slots[slot] ?? FREE;
      if (id === FREE) return (slots[slot] = add(start, length));
      if (isToken(id, start, length)) return id;
      slot = (slot + 1) & mask;
    }
    const token = text.slice(start, start + length);
    const id = crowded.get(token) ?? add(start, length);
    crowded.set(token, id);
    return id;
  };
  const ids: number[] = [];
  for (let index = from; index < to; index += 1) {
    const start = starts[index] ?? 0;
    ids.push(idOf(start, (ends[index] ?? 0) - start));
  }
  return ids;
}

/** FNV-1a over code units, its upper half mixed in. */
function hashOf(text: string, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}
