import type { Database } from '../../sqlite/open-database.ts';
import { decodePack, encodePacks } from '../packs/pack-codec.ts';
import { openPackRow, type PackRow } from './packed-texts.ts';

/** A content in a row of its own. */
export type Unpacked = { readonly position: number; readonly articleId: string; readonly version: number };

/** A pack's texts in its order. `all`: its positions as they are stored. */
type Held = {
  readonly id: number;
  readonly all: string;
  readonly positions: readonly number[];
  readonly texts: readonly string[];
};

/** New packs in the place of an old one, of contents in rows of their own, or of both. */
export type Repack = {
  /** `known`: how many events still refer to it. */
  readonly old: { readonly id: number; readonly all: string; readonly known: number } | undefined;
  readonly unpacked: readonly number[];
  readonly packs: readonly { readonly positions: readonly number[]; readonly bytes: Uint8Array }[];
};

export type RepackSource = {
  /** The story's contents, with those of its last pack where that has room. undefined: they are no longer there. */
  ofStory(story: readonly Unpacked[]): Repack | undefined;
  /** The pack without the texts that their events have forgotten. undefined: it is no longer there, or damaged. */
  thinned(id: number): Repack | undefined;
};

/** Reads what is to be packed anew. Whether it still is so is asked again by the transaction that stores it. */
export function createRepackSource(database: Database): RepackSource {
  const findJson = database
    .prepare<[number], string>('SELECT json FROM contents WHERE global_position = ?')
    .pluck();
  const findTail = database
    .prepare<[string, number], number>(
      `SELECT pack FROM events WHERE article_id = ? AND stream_version < ? AND pack IS NOT NULL
       ORDER BY stream_version DESC LIMIT 1`,
    )
    .pluck();
  const known = database
    .prepare<[string, number], number>(
      'SELECT global_position FROM events WHERE global_position IN (SELECT value FROM json_each(?)) AND pack = ?',
    )
    .pluck();

  const hold = prepareHold(database);

  return {
    ofStory: (story) => {
      const [first] = story;
      const texts = story.map(({ position }) => findJson.get(position));
      if (first === undefined || !texts.every((text) => text !== undefined)) return undefined;
      const tail = findTail.get(first.articleId, first.version);
      const held = tail === undefined ? undefined : hold(tail);
      return withTail({ positions: story.map(({ position }) => position), texts }, held);
    },
    thinned: (id) => {
      const held = hold(id);
      if (held === undefined) return undefined;
      const kept = new Set(known.all(held.all, id));
      const texts = held.texts.filter((_, index) => kept.has(held.positions[index] ?? 0));
      const positions = held.positions.filter((position) => kept.has(position));
      const { all } = held;
      return { old: { id, all, known: kept.size }, unpacked: [], packs: toPacks({ positions, texts }) };
    },
  };
}

function prepareHold(database: Database): (id: number) => Held | undefined {
  const find = database.prepare<[number], PackRow>('SELECT positions, bytes FROM packs WHERE id = ?');
  return (id) => {
    const row = find.get(id);
    if (row === undefined) return undefined;
    try {
      const { pack, positions } = openPackRow(id, row);
      return { id, all: row.positions, positions, texts: positions.map((_, index) => pack.textAt(index)) };
    } catch {
      // A damaged pack is left as it is for `verify` to tell: what can still be read of it is not to be overwritten.
      return undefined;
    }
  };
}

type Texts = { readonly positions: readonly number[]; readonly texts: readonly string[] };

/** Where the last pack has no room it stays as it is. */
function withTail(fresh: Texts, held: Held | undefined): Repack {
  const alone = { old: undefined, unpacked: fresh.positions, packs: [] };
  if (held === undefined) return { ...alone, packs: toPacks(fresh) };
  const positions = [...held.positions, ...fresh.positions];
  const [first, ...others] = toPacks({ positions, texts: [...held.texts, ...fresh.texts] });
  if (first?.positions.length === held.positions.length) return { ...alone, packs: others };
  const old = { id: held.id, all: held.all, known: held.positions.length };
  return { ...alone, old, packs: first === undefined ? [] : [first, ...others] };
}

/** Each pack is read back before it may take the place of anything. */
function toPacks({ positions, texts }: Texts): Repack['packs'] {
  let start = 0;
  return encodePacks(texts).map(({ texts: count, bytes }) => {
    const end = start + count;
    const pack = decodePack(bytes);
    for (let index = start; index < end; index += 1) {
      if (pack.textAt(index - start) !== texts[index])
        throw new Error('A pack does not read back as it was made');
    }
    const of = positions.slice(start, end);
    start = end;
    return { positions: of, bytes };
  });
}

/** Gives a function that stores new packs inside the caller's transaction, or does nothing where what they were made of has changed since. */
export function prepareRepack(database: Database): (repack: Repack) => void {
  const inList = 'global_position IN (SELECT value FROM json_each(?))';
  const count = (table: string): { get(...parameters: (string | number)[]): number | undefined } =>
    database.prepare<(string | number)[], number>(`SELECT count(*) FROM ${table}`).pluck();
  const countUnpacked = count(`contents WHERE ${inList}`);
  const countKnown = count(`events WHERE ${inList} AND pack = ?`);
  const countPack = count('packs WHERE id = ?');
  const insert = database.prepare<[string, Uint8Array]>('INSERT INTO packs (positions, bytes) VALUES (?, ?)');
  const refer = database.prepare<[number | bigint, string]>(`UPDATE events SET pack = ? WHERE ${inList}`);
  const removeContents = database.prepare<[string]>(`DELETE FROM contents WHERE ${inList}`);
  const removePack = database.prepare<[number]>('DELETE FROM packs WHERE id = ?');
  const removeToThin = database.prepare<[number]>('DELETE FROM packs_to_thin WHERE pack = ?');

  const isAsRead = ({ old, unpacked }: Repack): boolean =>
    countUnpacked.get(JSON.stringify(unpacked)) === unpacked.length &&
    (old === undefined || (countPack.get(old.id) === 1 && countKnown.get(old.all, old.id) === old.known));

  return (repack) => {
    if (!isAsRead(repack)) return;
    for (const { positions, bytes } of repack.packs) {
      const list = JSON.stringify(positions);
      refer.run(insert.run(list, bytes).lastInsertRowid, list);
    }
    removeContents.run(JSON.stringify(repack.unpacked));
    if (repack.old === undefined) return;
    removePack.run(repack.old.id);
    removeToThin.run(repack.old.id);
  };
}
