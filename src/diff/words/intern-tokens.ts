import type { Ids } from './keep-shared.ts';
import type { Tokens } from './tokens.ts';

/** A text's tokens from an index on. */
export type TokenList = { readonly text: string; readonly tokens: Tokens; readonly from?: number };

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

const lengthOf = ({ tokens, from = 0 }: TokenList): number => tokens.starts.length - from;

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

function idsOf(table: Table, { text, tokens: { starts, ends }, from = 0 }: TokenList): number[] {
  const ids: number[] = [];
  for (let index = from; index < starts.length; index += 1)
    ids.push(idOf(table, text, { start: starts[index] ?? 0, end: ends[index] ?? 0 }));
  return ids;
}

type At = { readonly start: number; readonly end: number };

function idOf(table: Table, text: string, at: At): number {
  const { slots, mask, crowded } = table;
  let slot = hashOf(text, at) & mask;
  for (let probe = 0; probe < MOST_PROBES; probe += 1) {
    const id = slots[slot] ?? FREE;
    if (id === FREE) return (slots[slot] = newId(table, text, at));
    if (isSame(table, id, { text, ...at })) return id;
    slot = (slot + 1) & mask;
  }
  const token = text.slice(at.start, at.end);
  const id = crowded.get(token) ?? newId(table, text, at);
  crowded.set(token, id);
  return id;
}

function newId({ texts, starts, lengths }: Table, text: string, { start, end }: At): number {
  starts.push(start);
  lengths.push(end - start);
  return texts.push(text) - 1;
}

/** FNV-1a over code units, its upper half mixed in. */
function hashOf(text: string, { start, end }: At): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(
  { texts, starts, lengths }: Table,
  id: number,
  { text, start, end }: At & { readonly text: string },
): boolean {
  if (lengths[id] !== end - start) return false;
  const [other, from] = [texts[id] ?? '', (starts[id] ?? 0) - start];
  for (let index = start; index < end; index += 1)
    if (text.charCodeAt(index) !== other.charCodeAt(from + index)) return false;
  return true;
}
